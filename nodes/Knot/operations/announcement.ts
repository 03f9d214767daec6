import type { Resource } from '../../core/operation';
import { appLabel, demandedLanguage } from './fleetFields';
import { object } from './record';

/** knot 34. */
export const announcement: Resource = {
	value: 'announcement',
	name: 'Announcement',
	operations: [
		object('announcement.get', {
			name: 'Get',
			action: 'Get announcement',
			description: 'Get what is announced to all users at the moment, if anything; needs no login',
			fields: [demandedLanguage, appLabel],
		}),
	],
};

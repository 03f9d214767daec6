import type { Resource } from '../../core/operation';
import { appLabel, demandedLanguage } from './fleetFields';
import { list } from './record';

/** knot 33. */
export const faq: Resource = {
	value: 'faq',
	name: 'FAQ',
	operations: [
		list('faq.get', {
			name: 'Get',
			action: 'Get FAQ',
			description: 'Get the frequently asked questions, an item for each category; needs no login',
			fields: [demandedLanguage, appLabel],
		}),
	],
};

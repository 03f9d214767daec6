import type { Resource } from '../../core/operation';
import { appLabel } from './fleetFields';
import { list } from './record';

/** knot 1. */
export const application: Resource = {
	value: 'application',
	name: 'Application',
	operations: [
		list('application.getStoreUrls', {
			name: 'Get Store URLs',
			action: 'Get store links of application',
			description: "Get the addresses of a white label's apps in the stores of Android and iOS; needs no login",
			fields: [appLabel],
		}),
	],
};

import type { Resource } from '../../core/operation';
import { checkPosition, position } from './fleetFields';
import { object } from './record';

/** knot 24. */
export const country: Resource = {
	value: 'country',
	name: 'Country',
	operations: [
		object('country.get', {
			name: 'Get',
			action: 'Get country of position',
			description: 'Get the country that a position lies in, with its ISO codes and its phone prefix',
			fields: position,
			check: checkPosition,
		}),
	],
};

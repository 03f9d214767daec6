import type { Resource } from '../../core/operation';
import { networkArea } from '../area';
import { toFeature } from '../geoShapes';
import { overArea } from './convert';
import { additional, appLabel, checkPosition, demandedLanguage, id, position } from './fleetFields';
import { list, object } from './record';

/** Operations 63 to 66. */
export const network: Resource = {
	value: 'network',
	name: 'Network',
	operations: [
		overArea(
			'network.getMany',
			networkArea,
			list('network.getMany', {
				name: 'Get Many',
				action: 'Get many networks',
				description: 'List the networks that the account may see, everywhere or in an area',
				simplify: toFeature,
			}),
		),
		overArea(
			'network.getPublic',
			networkArea,
			list('network.getPublic', {
				name: 'Get Public',
				action: 'Get public networks',
				description: 'List the networks that anybody may see, everywhere or in an area; works without a login',
				fields: [additional(appLabel)],
				simplify: toFeature,
			}),
		),
		list('network.getByDistance', {
			name: 'Get by Distance',
			action: 'Get networks by distance',
			description: 'List all networks, the closest to a place first',
			fields: [...position, demandedLanguage],
			check: checkPosition,
			simplify: toFeature,
		}),
		object('network.get', {
			name: 'Get',
			action: 'Get network',
			description: 'Get the rules of a network: how many vehicles a user may rent, how long trips and pauses may be',
			fields: [id({ name: 'networkId', wire: 'id', displayName: 'Network ID', required: true })],
			target: 'id',
		}),
	],
};

import type { Resource } from '../../core/operation';
import { mapArea } from '../area';
import { toMap } from '../normalize';
import { overArea } from './convert';
import { additional, appLabel, language, networkId } from './fleetFields';
import { outputFields, readMap } from './mapOutput';
import { operation } from './record';

/** Operations 61 and 62. */
export const map: Resource = {
	value: 'map',
	name: 'Map',
	operations: [
		overArea(
			'map.get',
			mapArea,
			operation('map.get', {
				name: 'Get',
				action: 'Get map',
				description:
					'Get clusters, free vehicles, virtual parkings, networks and speed zones of an area, and the rents and passes of the account',
				fields: [...outputFields, additional(language)],
				run: readMap,
				simplify: toMap,
			}),
		),
		overArea(
			'map.getPublic',
			mapArea,
			operation('map.getPublic', {
				name: 'Get Public',
				action: 'Get public map',
				description:
					'Get what anybody may see of an area: clusters, free vehicles, virtual parkings, networks and speed zones; works without a login',
				fields: [
					...outputFields,
					additional(appLabel, language, networkId({ description: 'Only the clusters of this network' })),
				],
				run: readMap,
				simplify: toMap,
			}),
		),
	],
};

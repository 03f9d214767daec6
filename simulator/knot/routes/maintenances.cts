import type { Entry } from './operation.cjs';
import { file, flag, id, may, need, oneOf, text } from './fields.cjs';
import { answer, COUNTS, DONE, list, orNull, shape, TEXT, TIME, WHOLE } from './shapes.cjs';
import { COMMON, LANG, SEVERITIES } from './maintenanceTargets.cjs';

const VEHICLE = { serial_number: TEXT, vehicle_maintenances: COUNTS };
const SPOT = shape({
	spot_id: WHOLE,
	contained_vehicle_id: orNull(WHOLE),
	serial_number: orNull(TEXT),
	station_id: WHOLE,
	displayed_number: WHOLE,
	lock_status: WHOLE,
	vehicle_maintenances: orNull(COUNTS),
	spot_maintenances: COUNTS,
	vehicle_type: orNull(TEXT),
});
const STATION = shape({
	station_id: WHOLE,
	mainboard_id: orNull(WHOLE),
	station_maintenances: COUNTS,
	spots: list(SPOT),
});
const TYPE = shape({
	type_key: TEXT,
	target_type: TEXT,
	severity: TEXT,
	type_name: TEXT,
	deletion_date: orNull(TIME),
	creation_date: TIME,
});

/** Operations 46, 56, 57: types and overviews. */
const OVERVIEWS: readonly Entry[] = [
	{
		...COMMON,
		n: 46,
		call: 'maintenance.types',
		description: 'Returns all available maintenance types.',
		parameters: LANG,
		answer: answer(list(TYPE)),
		default: 'GET /maintenances/types',
		other: 'GET /v2/maintenance-types/{language=lang}',
	},
	{
		...COMMON,
		n: 56,
		call: 'maintenance.ofCluster',
		description: 'Returns the list of spot of the cluster with the a count of all maintenances on them.',
		parameters: { cluster_id: need(id('The identifier of the cluster we want to get the overview of.')) },
		answer: answer(
			shape({
				stations: list(STATION),
				vehicles: list(shape({ vehicle_id: WHOLE, ...VEHICLE, vehicle_type: TEXT })),
			}),
		),
		default: 'GET /maintenances/overview/cluster',
		other: 'GET /v2/cluster/{clusterId=cluster_id}/maintenances',
	},
	{
		...COMMON,
		n: 57,
		call: 'maintenance.ofClusters',
		description: 'Returns the list of clusters given with the maintenance count for each cluster.',
		parameters: {
			clusters: need({
				type: 'array',
				items: { type: 'integer', minimum: 1 },
				description: 'Identifier of clusters of which to get the maintenance count.',
			}),
		},
		answer: answer(list(shape({ cluster_id: WHOLE, maintenances: COUNTS }))),
		default: 'GET /maintenances/overview/clusters',
		other: 'GET /v2/cluster-maintenances',
		otherLists: 'comma',
	},
];

/** Operations 58 to 60: what is done to a maintenance. */
const CHANGES: readonly Entry[] = [
	{
		...COMMON,
		n: 58,
		call: 'maintenance.update',
		description: 'Update of the comment and severity of a maintenance.',
		body: 'Info on the maintenance to update.',
		parameters: {
			id: need(id('The identifier of the maintenance we want to update.')),
			comment: may(text('The new comment for the maintenance.', 1, 1024)),
			severity: may(oneOf(SEVERITIES, 'The new severity for the maintenance.')),
		},
		answer: DONE,
		default: 'PUT /maintenances/{id}',
		other: 'PATCH /v2/maintenance/{maintenanceId=id}',
	},
	{
		...COMMON,
		n: 59,
		call: 'maintenance.resolve',
		description: 'Mark a maintenance as resolved or delete it.',
		parameters: {
			id: need(id('The identifier of the maintenance we want to mark as resolved.')),
			delete_from_history: may(
				flag('When true, delete the maintenance from the history, otherwise it is marked as solved.'),
			),
		},
		answer: DONE,
		default: 'DELETE /maintenances/{id}',
		other: 'POST /v2/maintenance/{maintenanceId=id}/end',
	},
	{
		...COMMON,
		n: 60,
		call: 'maintenance.picture',
		description: 'Upload a picture and link it to a maintenance.',
		body: 'The picture to upload.',
		parameters: {
			id: need(id('The identifier of the maintenance we want to attach an image to.')),
			maintenance_picture: need(file('The picture file data.')),
		},
		answer: answer(shape({ url: TEXT })),
		default: 'POST /maintenances/{id}/picture',
		other: 'PUT /v2/maintenance/{maintenanceId=id}/picture',
	},
];

/** Operations 46 and 56 to 60. */
export const MAINTENANCE_ENTRIES: readonly Entry[] = [...OVERVIEWS, ...CHANGES];

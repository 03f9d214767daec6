import type { KnotRoute } from './route';
import { may, must, route } from './route';

const ONGOING =
	'maintenance_id spot_id vehicle_id station_id maintenance_type comment start_date started_by started_by_uid severity automatic_code_description report_id';
const RESOLVED = `${ONGOING} stop_date stopped_by stopped_by_uid`;

const LANG = must('query', 'lang', 'The lang in which to get the types localized.');

const TO_ADD = 'Info on the maintenance to add.';
const NEW = [
	must('body', 'maintenance_type', 'The type of maintenance to add.'),
	may('body', 'comment', 'An optional comment for the maintenance.'),
	may(
		'body',
		'severity',
		'The severity of this maintenance. If not provided we default on the severity of the maintenance type.',
	),
	may('body', 'report_id', 'An optional identifier of the report linked.'),
];

const PAGE = [
	may(
		'query',
		'last_maintenance_id',
		'The identifier of the last maintenance we have, to get the maintenances coming after it.',
	),
	may('query', 'direction', 'The direction in which to sort the maintenances.'),
];

/** The one vehicle, by one of two names. */
const VEHICLE = [
	may(
		'query',
		'vehicle_id',
		'The identifier of the vehicle we want to get the maintenances of. You need to specify at least one of the parameters.',
	),
	may(
		'query',
		'serial_number',
		'The serial number of the vehicle we want to get the maintenances of. You need to specify at least one of the parameters.',
	),
];

export const maintenance: KnotRoute[] = [
	route(46, 'maintenance.getTypes', 'GET /maintenances/types', 'Returns all available maintenance types.', {
		params: [LANG],
		answer: 'type_key target_type severity type_name deletion_date creation_date',
	}),
	route(47, 'maintenance.getOfSpot', 'GET /maintenances/spots', 'Returns all the ongoing maintenances of a spot.', {
		params: [must('query', 'spot_id', 'The identifier of the spot we want to get the maintenances of.'), LANG],
		answer: ONGOING,
	}),
	route(48, 'maintenance.createForSpot', 'POST /maintenances/spots', 'Create a new maintenance for a spot.', {
		bodySays: TO_ADD,
		params: [...NEW, must('body', 'spot_id', 'The identifier of the spot on which to add the maintenance.')],
		answer: ONGOING,
	}),
	route(
		49,
		'maintenance.getResolvedOfSpot',
		'GET /maintenances/spots/resolved',
		'Returns all the resolved maintenances of a spot.',
		{
			params: [
				must('query', 'spot_id', 'The identifier of the spot we want to get the maintenances of.'),
				...PAGE,
				LANG,
			],
			answer: RESOLVED,
		},
	),
	route(
		50,
		'maintenance.getOfVehicle',
		'GET /maintenances/vehicles',
		'Returns all the ongoing maintenances of a vehicle.',
		{
			params: [...VEHICLE, LANG],
			answer: ONGOING,
		},
	),
	route(51, 'maintenance.createForVehicle', 'POST /maintenances/vehicles', 'Create a new maintenance for a vehicle.', {
		bodySays: TO_ADD,
		params: [
			...NEW,
			may(
				'body',
				'vehicle_id',
				'The identifier of the vehicle on which to add the maintenance. You need to specify at least one of the parameters.',
			),
			may(
				'body',
				'serial_number',
				'The serial number of the vehicle on which to add the maintenance. You need to specify at least one of the parameters.',
			),
		],
		answer: ONGOING,
	}),
	route(
		52,
		'maintenance.getResolvedOfVehicle',
		'GET /maintenances/vehicles/resolved',
		'Returns all the resolved maintenances of a vehicle.',
		{
			params: [...VEHICLE, ...PAGE, LANG],
			answer: RESOLVED,
		},
	),
	route(
		53,
		'maintenance.getOfStation',
		'GET /maintenances/stations',
		'Returns all the ongoing maintenances of a station. This only returns the maintenances concerning the station as a whole and not its spots or vehicles.',
		{
			params: [must('query', 'station_id', 'The identifier of the station we want to get the maintenances of.'), LANG],
			answer: ONGOING,
		},
	),
	route(54, 'maintenance.createForStation', 'POST /maintenances/stations', 'Create a new maintenance for a station.', {
		bodySays: TO_ADD,
		params: [...NEW, must('body', 'station_id', 'The identifier of the station on which to add the maintenance.')],
		answer: ONGOING,
	}),
	route(
		55,
		'maintenance.getResolvedOfStation',
		'GET /maintenances/stations/resolved',
		'Returns all the resolved maintenances of a station. This only returns the maintenances concerning the station as a whole and not its spots or vehicles.',
		{
			params: [
				must('query', 'station_id', 'The identifier of the station we want to get the maintenances of.'),
				...PAGE,
				LANG,
			],
			answer: RESOLVED,
		},
	),
	route(
		56,
		'maintenance.getClusterOverview',
		'GET /maintenances/overview/cluster',
		'Returns the list of spot of the cluster with the a count of all maintenances on them.',
		{
			params: [must('query', 'cluster_id', 'The identifier of the cluster we want to get the overview of.')],
			answer: 'stations vehicles',
		},
	),
	route(
		57,
		'maintenance.countByCluster',
		'GET /maintenances/overview/clusters',
		'Returns the list of clusters given with the maintenance count for each cluster.',
		{
			params: [must('query', 'clusters', 'Identifier of clusters of which to get the maintenance count.')],
			answer: 'cluster_id maintenances',
		},
	),
	route(58, 'maintenance.update', 'PUT /maintenances/{id}', 'Update of the comment and severity of a maintenance.', {
		bodySays: 'Info on the maintenance to update.',
		params: [
			must('path', 'id', 'The identifier of the maintenance we want to update.'),
			may('body', 'comment', 'The new comment for the maintenance.'),
			may('body', 'severity', 'The new severity for the maintenance.'),
		],
	}),
	route(59, 'maintenance.resolve', 'DELETE /maintenances/{id}', 'Mark a maintenance as resolved or delete it.', {
		params: [
			must('path', 'id', 'The identifier of the maintenance we want to mark as resolved.'),
			may(
				'query',
				'delete_from_history',
				'When true, delete the maintenance from the history, otherwise it is marked as solved.',
			),
		],
	}),
	route(
		60,
		'maintenance.uploadPicture',
		'POST /maintenances/{id}/picture',
		'Upload a picture and link it to a maintenance.',
		{
			bodySays: 'The picture to upload.',
			params: [
				must('path', 'id', 'The identifier of the maintenance we want to attach an image to.'),
				must('multipart', 'maintenance_picture', 'The picture file data.'),
			],
			answer: 'url',
		},
	),
];

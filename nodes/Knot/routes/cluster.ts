import type { KnotRoute } from './route';
import { may, must, PATH_SEEN, route, SEEN } from './route';

const BASE = 'cluster_id latitude longitude name available_vehicles total_spots free_spots cluster_is_down network_id';
const PUBLIC = `${BASE} soon_to_be_available commissioning_date exceptional_out_of_order description`;

const CENTER = [
	must('query', 'lat', 'The latitude of the center of the area in which to get clusters.'),
	must('query', 'lng', 'The longitude of the center of the area in which to get clusters.'),
];
const AREA = [
	...CENTER,
	must(
		'query',
		'latDeg',
		'The number of latitude degree of the area in which to get clusters. Can be compared to the height of the area.',
	),
	must(
		'query',
		'lngDeg',
		'The number of longitude degree of the area in which to get clusters. Can be compared to the width of the area.',
	),
];
const LANG = may(
	'query',
	'lang',
	'The language (ISO 639-1) to use for the description localization. Defaults to english.',
);
const UPDATED = must('path', 'id', 'The identifier of the cluster we want to update.');

export const cluster: KnotRoute[] = [
	route(11, 'cluster.getMany', 'GET /clusters', 'Return clusters accessible by the user on a given area.', {
		params: [...AREA, LANG],
		answer: `${PUBLIC} cluster_is_accessible has_badge_reader balancing_type`,
	}),
	route(12, 'cluster.create', 'POST /clusters', 'Create a new cluster.', {
		known: SEEN,
		bodySays: 'Info on the cluster to create.',
		params: [
			must('body', 'lat', 'Latitude part of the location.'),
			must('body', 'lng', 'Longitude part of the location.'),
			must('body', 'name', 'Display name of this cluster.'),
			must('body', 'network_id', 'Identifier of the network in which this cluster is into.'),
		],
	}),
	route(
		13,
		'cluster.getClosest',
		'GET /clusters/closests',
		'Return the 20 closest clusters accessible by logged in users on a given area.',
		{
			known: SEEN,
			params: CENTER,
			answer: `${BASE} cluster_is_accessible distance has_badge_reader`,
		},
	),
	route(14, 'cluster.getPublic', 'GET /clusters/public', 'Return clusters accessible by anyone on a given area.', {
		auth: 'none',
		params: [
			...AREA,
			LANG,
			may('query', 'network_id', 'A network identifier of which to get public clusters.'),
			must('query', 'app_label', 'The name of the application white label calling the route.'),
		],
		answer: PUBLIC,
	}),
	route(15, 'cluster.get', 'GET /clusters/{id}', 'Return the details of a cluster.', {
		known: SEEN,
		params: [must('path', 'id', 'The cluster id.'), LANG],
		answer: `${PUBLIC} cluster_is_accessible has_badge_reader balancing_type`,
	}),
	route(16, 'cluster.rename', 'PUT /clusters/{id}/name', 'Update the cluster name.', {
		known: PATH_SEEN,
		bodySays: 'Info on the cluster to update.',
		params: [UPDATED, may('body', 'name', 'The new name for the cluster.')],
	}),
	route(17, 'cluster.getSpots', 'GET /clusters/{id}/spots', 'Return list of spot of the given cluster.', {
		known: SEEN,
		params: [must('path', 'id', 'The identifier of the cluster.')],
		answer: 'spot_id station_id displayed_number in_maintenance is_accessible',
	}),
	route(18, 'cluster.getVehicles', 'GET /clusters/{id}/vehicles', 'Return list of vehicle of the given cluster.', {
		known: SEEN,
		params: [must('path', 'id', 'The identifier of the cluster.')],
		answer:
			'vehicle_id serial_number battery_level avg_max_range vehicle_type vehicle_online spot_id station_id displayed_number in_maintenance is_accessible model_id model_name manufacturer',
	}),
	route(19, 'cluster.move', 'PUT /clusters/{id}/location', 'Move a cluster to a new location.', {
		known: PATH_SEEN,
		bodySays: 'Info on the cluster to move.',
		params: [
			UPDATED,
			must('body', 'lat', 'Latitude part of the location.'),
			must('body', 'lng', 'Longitude part of the location.'),
		],
		answer: 'parkings',
	}),
	route(
		20,
		'cluster.setUnlockDistance',
		'PUT /clusters/{id}/unlock-distance',
		'Update the max unlock distance for a specific cluster.',
		{
			bodySays: 'Info on the cluster to change unlock distance.',
			params: [UPDATED, must('body', 'new_distance', 'New max unlock distance.')],
		},
	),
];

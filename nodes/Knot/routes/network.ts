import type { KnotRoute } from './route';
import { may, must, route } from './route';

const NETWORK = 'network_id name shape center_latitude center_longitude currency max_simultaneous_rented_vehicle';

export const network: KnotRoute[] = [
	route(
		63,
		'network.getMany',
		'GET /networks',
		'Return a list of networks. If lat, lng, latdeg and lngdeg are given this returns the networks in the defined area otherwise this returns all networks.',
		{
			params: [
				may('query', 'lat', 'Latitude of the center of the area of which we want to get networks.'),
				may('query', 'lng', 'Longitude of the center of the area of which we want to get networks.'),
				may('query', 'latdeg', 'Number of latitude degree of the area of which we want to get networks.'),
				may('query', 'lngdeg', 'Number of longitude degree of the area of which we want to get networks.'),
			],
			answer: NETWORK,
		},
	),
	route(
		64,
		'network.getPublic',
		'GET /networks/public',
		'Return a list of public networks. If lat, lng, latdeg and lngdeg are given this returns the public networks in the defined area otherwise this returns all public networks.',
		{
			auth: 'none',
			params: [
				may('query', 'lat', 'Latitude of the center of the area of which we want to get public networks.'),
				may('query', 'lng', 'Longitude of the center of the area of which we want to get public networks.'),
				may('query', 'latdeg', 'Number of latitude degree of the area of which we want to get public networks.'),
				may('query', 'lngdeg', 'Number of longitude degree of the area of which we want to get public networks.'),
				must('query', 'app_label', 'The name of the application white label calling the route.'),
			],
			answer: NETWORK,
		},
	),
	route(65, 'network.getByDistance', 'GET /networks/closests', 'Return all networks ordered by distance.', {
		params: [
			must('query', 'lat', "Latitude of user's position."),
			must('query', 'lng', "Longitude of user's position."),
			must('query', 'lang', 'The lang in which to get the types localized.'),
		],
		answer: `${NETWORK} distance min_guarantee max_guarantee exceptional_out_of_order`,
	}),
	route(66, 'network.get', 'GET /networks/{id}', 'Return some details about the network.', {
		params: [must('path', 'id', "The network's identifier.")],
		answer:
			'allow_trip_on_hold max_simultaneous_rented_vehicle trip_too_long trip_auto_pause trip_max_pause trip_auto_lock',
	}),
];

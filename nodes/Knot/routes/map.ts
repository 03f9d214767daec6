import type { KnotRoute } from './route';
import { may, must, route } from './route';

export const map: KnotRoute[] = [
	route(
		61,
		'map.get',
		'GET /map',
		"Return clusters, free floating vehicles, user's rents and passes and virtual parking.",
		{
			params: [
				must('query', 'lat', 'Latitude of the center of the area of which we want to get map elements.'),
				must('query', 'lng', 'Longitude of the center of the area of which we want to get map elements.'),
				must('query', 'latdeg', 'Number of latitude degree of the area of which we want to get map elements.'),
				must('query', 'lngdeg', 'Number of longitude degree of the area of which we want to get map elements.'),
				may('query', 'lang', "Language in which to get the localization, defaults to 'en'."),
			],
			answer: 'clusters vehicles parkings rents passes networks speed_zones',
		},
	),
	route(
		62,
		'map.getPublic',
		'GET /map/public',
		'Return clusters, free floating vehicles and virtual parking publicly visible.',
		{
			auth: 'none',
			params: [
				must('query', 'lat', 'Latitude of the center of the area of which we want to get map. elements.'),
				must('query', 'lng', 'Longitude of the center of the area of which we want to get map. elements.'),
				must('query', 'latDeg', 'Number of latitude degree of the area of which we want to get map. elements.'),
				must('query', 'lngDeg', 'Number of longitude degree of the area of which we want to get map. elements.'),
				may('query', 'network_id', 'Network id to filter clusters.'),
				may('query', 'lang', "Language in which to get the localization, defaults to 'en'."),
				must('query', 'app_label', 'The name of the application white label calling the route.'),
			],
			answer: 'clusters vehicle parkings networks speed_zones',
		},
	),
];

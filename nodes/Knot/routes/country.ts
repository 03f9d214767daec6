import type { KnotRoute } from './route';
import { must, route } from './route';

export const country: KnotRoute[] = [
	route(24, 'country.get', 'GET /countries', 'Return a country from the given position.', {
		params: [
			must('query', 'lat', 'Latitude of where to search the country.'),
			must('query', 'lng', 'Longitude of where to search the country.'),
		],
		answer: 'country_id name iso_2 iso_3 phone_prefix',
	}),
];

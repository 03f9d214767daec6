import type { KnotRoute } from './route';
import { must, route } from './route';

export const application: KnotRoute[] = [
	route(
		1,
		'application.getStoreUrls',
		'GET /application/store-url',
		'Return application store url of the requested app label',
		{
			auth: 'none',
			params: [must('query', 'app_label', 'The name of the application white label calling the route.')],
			answer: 'android_store_url ios_store_url',
		},
	),
];

import type { KnotRoute } from './route';
import { must, route } from './route';

export const announcement: KnotRoute[] = [
	route(
		34,
		'announcement.get',
		'GET /global-announcement',
		'Get the ongoing global announcement in the language requested if available.',
		{
			auth: 'none',
			params: [
				must('query', 'lang', 'The lang in which to get the announcement.'),
				must('query', 'app_label', 'The name of the application white label calling the route.'),
			],
			answer: 'announcement',
		},
	),
];

import type { KnotRoute } from './route';
import { may, must, route } from './route';

export const faq: KnotRoute[] = [
	route(33, 'faq.get', 'GET /faq', 'Get the content of the faq.', {
		auth: 'none',
		params: [
			must('query', 'lang', 'The lang in which to get the faq localized.'),
			may('query', 'app_label', 'The name of the application white label calling the route.'),
		],
		answer: 'key name translated sort_order sub_categories',
	}),
];

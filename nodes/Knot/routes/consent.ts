import type { KnotRoute } from './route';
import { must, route, SEEN } from './route';

export const consent: KnotRoute[] = [
	route(21, 'consent.update', 'POST /consents', "Update the user's consents.", {
		known: SEEN,
		bodySays: 'New consents values.',
		params: [must('body', 'consents', '')],
	}),
	route(22, 'consent.getTypes', 'GET /consents/types', 'Return all consents types.', {
		known: SEEN,
		params: [must('query', 'lang', 'The language (ISO 639-1) to use translating the consents name.')],
		answer: 'type name value',
	}),
	route(
		23,
		'consent.updateByToken',
		'POST /consents/unsubscribe',
		"Update the user's consents from unsubscribe token.",
		{
			auth: 'none',
			bodySays: 'New consents values.',
			params: [must('body', 'consents', ''), must('body', 'token', 'Unsubscribe token from newsletter email.')],
		},
	),
];

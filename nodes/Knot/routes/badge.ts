import type { KnotRoute } from './route';
import { may, must, route } from './route';

export const badge: KnotRoute[] = [
	route(2, 'badge.link', 'POST /badges', 'Begin the linking process of a new badge.', {
		bodySays: 'Info of the new badge to link.',
		params: [
			must(
				'body',
				'cluster_id',
				'Identifier of the cluster on which the user will put his badge to link it to his account.',
			),
			must('body', 'name', 'The display name for this badge.'),
			may(
				'body',
				'spot_id',
				'Identifier of the spot on which the user will put his badge to link it to his account. Only for station v6.',
			),
		],
	}),
	route(3, 'badge.rename', 'PUT /badges', 'Update the name of a badge.', {
		bodySays: 'Info of the badge.',
		params: [
			must('body', 'badge_id', 'The identifier of the badge to edit.'),
			must('body', 'name', 'The new display name of the badge.'),
		],
	}),
];

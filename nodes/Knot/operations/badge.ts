import type { Resource } from '../../core/operation';
import { additional, id, words } from './fleetFields';
import { operation } from './record';

const badgeName = words({
	name: 'badgeName',
	wire: 'name',
	displayName: 'Name',
	description: 'Shown for this badge, up to 30 characters',
	required: true,
	most: 30,
});

const cluster = id({
	name: 'clusterId',
	wire: 'cluster_id',
	displayName: 'Cluster ID',
	description: 'The cluster on which the user will put the badge to link it to the account',
	required: true,
});

const spot = id({
	name: 'spotId',
	wire: 'spot_id',
	displayName: 'Spot ID',
	description: 'The spot on which the user will put the badge; only for station v6',
});

/** knot 2 and 3. */
export const badge: Resource = {
	value: 'badge',
	name: 'Badge',
	operations: [
		operation('badge.link', {
			name: 'Link',
			action: 'Link badge',
			description: 'Begin to link a badge: the user then puts it on the cluster',
			fields: [cluster, badgeName, additional(spot)],
			target: 'cluster_id',
		}),
		operation('badge.rename', {
			name: 'Rename',
			action: 'Rename badge',
			description: 'Change the name that is shown for a badge',
			fields: [
				id({
					name: 'badgeId',
					wire: 'badge_id',
					displayName: 'Badge ID',
					description: 'The badge to rename',
					required: true,
				}),
				badgeName,
			],
			target: 'badge_id',
		}),
	],
};

import type { IDataObject } from 'n8n-workflow';
import { shownWhen } from '../../core/collect';
import type { Field } from '../../core/fields';
import { choice, FieldError, number } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { clusterArea } from '../area';
import { toVehicle } from '../normalize';
import { objectOf } from '../rows';
import { toStation } from '../station';
import { converted, overArea } from './convert';
import {
	additional,
	appLabel,
	checkPosition,
	clusterId,
	languageCode,
	networkId,
	position,
	words,
} from './fleetFields';
import { list, object, operation } from './record';

const NAME = { name: 'clusterName', wire: 'name', displayName: 'Name', placeholder: 'e.g. Central Station', most: 50 };

const NEW_NAME = words({ ...NAME, displayName: 'New Name', description: 'What users will see' });

/** The document does not mark the name as required, but a call without it would change nothing. */
function checkName({ name }: IDataObject): void {
	if (name === undefined) throw new FieldError('New Name', 'is required: fill it in');
}

const unlockLimit: Field = {
	...choice({
		name: 'unlockLimit',
		displayName: 'Unlock Limit',
		description: 'How far away from the cluster a user may unlock a vehicle',
		options: [
			{ name: 'Distance', value: 'distance', wire: 'distance', description: 'Up to a number of metres' },
			{ name: 'None', value: 'none', wire: 'none', description: 'Take a limit of this cluster away' },
		],
	}),
	local: true,
};

const unlockDistance = number({
	name: 'unlockDistance',
	wire: 'new_distance',
	displayName: 'Distance (Meters)',
	description: 'From 10 to 1000 metres',
	required: true,
	min: 10,
	max: 1000,
	unit: 'metres',
	default: 100,
});

/** Operations 11 to 20. */
export const cluster: Resource = {
	value: 'cluster',
	name: 'Cluster',
	operations: [
		overArea(
			'cluster.getMany',
			clusterArea,
			list('cluster.getMany', {
				name: 'Get Many',
				action: 'Get many clusters',
				description: 'List the clusters of an area that the account may see',
				fields: [additional(languageCode)],
				simplify: toStation,
			}),
		),
		operation('cluster.create', {
			name: 'Create',
			action: 'Create cluster',
			description: 'Create a cluster in a network',
			fields: [
				words({ ...NAME, description: 'What users see', required: true }),
				networkId({ required: true, description: 'The network that the cluster belongs to' }),
				...position,
			],
			check: checkPosition,
			target: 'name',
		}),
		list('cluster.getClosest', {
			name: 'Get Closest',
			action: 'Get closest clusters',
			description: 'List the 20 clusters closest to a place, with their distance',
			fields: position,
			check: checkPosition,
			simplify: toStation,
		}),
		overArea(
			'cluster.getPublic',
			clusterArea,
			list('cluster.getPublic', {
				name: 'Get Public',
				action: 'Get public clusters',
				description: 'List the clusters of an area that anybody may see; works without a login',
				fields: [additional(appLabel, languageCode, networkId({ description: 'Only the clusters of this network' }))],
				simplify: toStation,
			}),
		),
		object('cluster.get', {
			name: 'Get',
			action: 'Get cluster',
			description: 'Get the details of a cluster',
			fields: [clusterId, additional(languageCode)],
			target: 'id',
			simplify: toStation,
		}),
		operation('cluster.rename', {
			name: 'Rename',
			action: 'Rename cluster',
			description: 'Give a cluster another name',
			fields: [clusterId, NEW_NAME],
			check: checkName,
			target: 'id',
		}),
		list('cluster.getSpots', {
			name: 'Get Spots',
			action: 'Get spots of cluster',
			description: 'List the spots of a cluster, with those in maintenance',
			fields: [clusterId],
			target: 'id',
		}),
		list('cluster.getVehicles', {
			name: 'Get Vehicles',
			action: 'Get vehicles of cluster',
			description: 'List the vehicles in a cluster, with their battery and spot',
			fields: [clusterId],
			target: 'id',
			simplify: toVehicle,
		}),
		operation('cluster.move', {
			name: 'Move',
			action: 'Move cluster',
			description: 'Move a cluster to another place; tells the virtual parkings that moved with it',
			fields: [clusterId, ...position],
			check: checkPosition,
			target: 'id',
			output: ({ data }, _secrets, { params }) => ({
				cluster_id: params.id,
				moved: true,
				parkings: objectOf(data)?.parkings ?? [],
			}),
		}),
		converted(
			operation('cluster.setUnlockDistance', {
				name: 'Set Unlock Distance',
				action: 'Set unlock distance of cluster',
				description: 'Set how far away from a cluster its vehicles can be unlocked, or take the limit away',
				fields: [clusterId, unlockLimit, shownWhen('unlockLimit', ['distance'], unlockDistance)],
				target: 'id',
			}),
			({ unlockLimit: limit }) => (limit === 'none' ? { new_distance: null } : {}),
		),
	],
};

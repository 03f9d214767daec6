import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { choice, FieldError, given, property } from '../../core/fields';
import type { Call, Operation } from '../../core/operation';
import { requestFor } from '../../core/operation';
import { ask } from '../../core/perform';
import { toClusterCounts, toOverview } from '../maintenance';
import { objectOf } from '../rows';
import { converted } from './convert';
import { id } from './fleetFields';
import { operation } from './record';

const CLUSTERS = {
	name: 'clusterIds',
	displayName: 'Cluster IDs',
	description:
		'A cluster by its ID; several parted by commas, or a list from an expression. All items together are asked for in calls of up to 100 clusters.',
	required: true,
};

const one = id({ ...CLUSTERS, description: undefined });

const partsOf = (value: unknown): unknown[] =>
	(Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;\s]+/) : [value]).filter(
		(part) => part !== '',
	);

/** As texts: what an answer is looked up by is one. */
const clusterIds: Field = {
	property: property(CLUSTERS, 'string', '', { placeholder: 'e.g. 12, 13' }),
	wire: 'clusters',
	toWire: (value) =>
		given(CLUSTERS, value, (filled) => {
			const ids = [...new Set(partsOf(filled).map((part) => String(one.toWire(part))))];
			if (ids.length > 0) return ids;
			throw new FieldError(CLUSTERS.displayName, 'is required: fill it in');
		}),
};

const listStyle: Field = {
	...choice({
		name: 'listStyle',
		displayName: 'List Style',
		description: 'How the list goes into the address, which the document does not tell',
		options: [
			{
				name: 'As the Route Says',
				value: 'route',
				wire: 'route',
				description: 'As clusters=12&clusters=13, unless the OpenAPI file of Confirmed Routes has it otherwise',
			},
			{ name: 'Parted by Commas', value: 'commas', wire: 'commas', description: 'As clusters=12,13' },
		],
		default: 'route',
	}),
	local: true,
};

/** A row for each station, spot and vehicle; raw, the one tree as Knot has it. */
async function readOverview(call: Call): Promise<IDataObject | IDataObject[]> {
	const data = objectOf((await ask(call, await requestFor(call))).data) ?? {};
	return call.simplify ? toOverview(data) : data;
}

/** Operations 56 and 57. */
export const countOperations: Operation[] = [
	operation('maintenance.getClusterOverview', {
		name: 'Get Cluster Overview',
		action: 'Get maintenance overview of cluster',
		description: 'Count the ongoing maintenances of each station, spot and vehicle of a cluster',
		fields: [id({ name: 'clusterId', wire: 'cluster_id', displayName: 'Cluster ID', required: true })],
		target: 'cluster_id',
		run: readOverview,
		// The rows are made in `run`: here the switch Simplify chooses between many items and one.
		simplify: (row) => row,
	}),
	converted(
		operation('maintenance.countByCluster', {
			name: 'Count by Cluster',
			action: 'Count maintenances by cluster',
			description: 'Count the ongoing maintenances of each of many clusters',
			fields: [clusterIds, listStyle],
			batch: { size: 100, list: 'clusters', key: 'cluster_id' },
			simplify: toClusterCounts,
		}),
		({ listStyle: style, clusters }) => ({
			clusters: style === 'commas' ? String(clusters) : (clusters as string[]).map(Number),
		}),
	),
];

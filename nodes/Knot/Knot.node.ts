import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describe } from '../core/describe';
import { execute } from '../core/execute';
import { knot } from './api';

export class Knot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Knot',
		name: 'knot',
		icon: { light: 'file:knot.svg', dark: 'file:knot.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["resource"] + ": " + $parameter["operation"]}}',
		description:
			'Look after the stations, vehicles and networks of Knot: clusters, maps, maintenances, reports, badges, discounts and accounts',
		defaults: { name: 'Knot' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'knotApi', required: true }],
		properties: describe(knot),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, knot);
	}
}

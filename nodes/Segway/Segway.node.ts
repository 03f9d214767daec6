import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describe } from '../core/describe';
import { execute } from '../core/execute';
import { segway } from './api';

export class Segway implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Segway',
		name: 'segway',
		icon: { light: 'file:segway.svg', dark: 'file:segway.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["resource"] + ": " + $parameter["operation"]}}',
		description: 'Lock, unlock, rent, locate and configure Segway E-mopeds, kick scooters and T60 Lite vehicles',
		defaults: { name: 'Segway' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'segwayApi', required: true }],
		properties: describe(segway),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, segway);
	}
}

import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describe } from '../core/describe';
import { execute } from '../core/execute';
import { jimi } from './api';
import { listSearch, resourceMapping } from './search';

export class Jimi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JIMI',
		name: 'jimi',
		icon: { light: 'file:jimi.svg', dark: 'file:jimi.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["resource"] + ": " + $parameter["operation"]}}',
		description:
			'Locate devices of JIMI (TrackSolid), play back their tracks, send the commands that they offer, and manage geofences, cameras and accounts',
		defaults: { name: 'JIMI' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'jimiApi', required: true }],
		properties: describe(jimi),
	};

	methods = { listSearch, resourceMapping };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, jimi);
	}
}

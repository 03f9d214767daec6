import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { describe } from '../core/describe';
import { execute } from '../core/execute';
import { protrack } from './api';
import { listSearch } from './search';

export class Protrack implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Protrack',
		name: 'protrack',
		icon: { light: 'file:protrack.svg', dark: 'file:protrack.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["resource"] + ": " + $parameter["operation"]}}',
		description:
			'Locate trackers of Protrack, MyGPS and other white labels, play back their tracks, stop engines, lock doors, and manage geofences and accounts',
		defaults: { name: 'Protrack' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'protrackApi', required: true }],
		properties: describe(protrack),
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, protrack);
	}
}

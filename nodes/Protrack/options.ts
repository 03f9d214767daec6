import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../core/operation';
import { stationaryOptions } from '../core/stationary';

const halfHours: INodeProperties = {
	displayName: 'If Not on the Half Hour',
	name: 'halfHours',
	type: 'options',
	options: [
		{ name: 'Give an Error', value: 'error' },
		{ name: 'Round Outwards', value: 'round', description: 'Begin down, end up, and say so' },
	],
	default: 'round',
	description: 'Protrack counts mileage from half hour to half hour only',
};

/** Options that only Protrack has. */
export function options(operation: Operation): INodeProperties[] {
	if (operation.kind === 'command') return stationaryOptions;
	return operation.value === 'getMileage' ? [halfHours] : [];
}

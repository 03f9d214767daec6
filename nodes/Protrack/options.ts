import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../core/operation';

const onlyIfStationary: INodeProperties = {
	displayName: 'Only If Stationary',
	name: 'onlyIfStationary',
	type: 'boolean',
	default: true,
	description:
		'Whether to look at the position before a command that stops the engine, and not to send it when the vehicle moves or nobody knows. On unless you switch it off here.',
};

const maxSpeed: INodeProperties = {
	displayName: 'Maximum Speed (Km/h)',
	name: 'maxSpeed',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 50 },
	default: 3,
	description: 'For Only If Stationary: a vehicle up to this speed counts as standing',
};

const maxAge: INodeProperties = {
	displayName: 'Maximum Position Age (Seconds)',
	name: 'maxAge',
	type: 'number',
	typeOptions: { minValue: 10, maxValue: 86_400 },
	default: 300,
	description: 'For Only If Stationary: an older position says nothing about how the vehicle moves now',
};

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
	if (operation.kind === 'command') return [onlyIfStationary, maxSpeed, maxAge];
	return operation.value === 'getMileage' ? [halfHours] : [];
}

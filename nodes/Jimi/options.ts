import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../core/operation';
import { stationaryOptions } from '../core/stationary';

const shortWaits: INodeProperties = {
	displayName: 'Short Waits',
	name: 'shortWaits',
	type: 'boolean',
	default: false,
	description:
		'Whether to wait only 1.5 seconds, once, when JIMI says that requests come too often. Otherwise 30 seconds, doubling up to 5 minutes.',
};

const callSize: INodeProperties = {
	displayName: 'Devices per Call',
	name: 'callSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 100 },
	default: 100,
	description: 'JIMI documents 100. Take 50 if your account gets errors with more.',
};

const partDays: INodeProperties = {
	displayName: 'Days per Call',
	name: 'partDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 7 },
	default: 2,
	description: 'Longer periods are asked for in parts. JIMI documents 2 days; newer accounts take 7.',
};

/** How many days of a track one call asks for. */
export const PART_DAYS = 2;

/** Options that only JIMI has. */
export function options({ kind, batch, value }: Operation): INodeProperties[] {
	const own = kind === 'command' ? stationaryOptions : [];
	if (kind === 'read' && batch) own.push(callSize);
	return [...own, ...(value === 'getPoints' ? [partDays] : []), shortWaits];
}

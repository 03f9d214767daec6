import type { INodePropertyOptions } from 'n8n-workflow';
import { Jimi } from '../../../nodes/Jimi/Jimi.node';
import { CALLS } from '../../../simulator/jimi/api.cjs';
import { MILEAGE, TRACK } from '../jimi-tracks/rows';
import { actRows } from './actRows';
import { readRows } from './rows';

describe('complete', () => {
	/** These two have suites of their own, about long ranges: they need drives. */
	const LONG = [
		{ ...TRACK, call: 'jimi.device.track.list' },
		{ ...MILEAGE, call: 'jimi.device.track.mileage' },
	];
	const documented = [...readRows, ...actRows, ...LONG];
	const { properties } = new Jimi().description;

	test('every operation of the panel is run by these tests, and no other', () => {
		const offered = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options }) =>
				(options as INodePropertyOptions[]).map(
					({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${String(value)}`,
				),
			);
		const tested = documented.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(offered.sort()).toEqual([...tested, 'apiRequest.send'].sort());
	});

	test('each of the 24 calls of the simulated cloud is called by one operation', () => {
		expect(documented.map(({ call }) => call).sort()).toEqual([...CALLS.keys()].sort());
		expect(CALLS.size).toBe(24);
	});
});

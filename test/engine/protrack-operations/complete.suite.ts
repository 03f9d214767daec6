import type { INodePropertyOptions } from 'n8n-workflow';
import { Protrack } from '../../../nodes/Protrack/Protrack.node';
import { CALLS } from '../../../simulator/protrack/api.cjs';
import { commandRows, writeRows } from './actRows';
import { readRows, RESULT } from './rows';

describe('complete', () => {
	const rows = [...readRows, ...writeRows, ...commandRows];
	const documented = [...rows, RESULT];
	const { properties } = new Protrack().description;

	test('every operation of the panel is run by these tests, and no other', () => {
		const offered = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options }) =>
				(options as INodePropertyOptions[]).map(
					({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${String(value)}`,
				),
			);
		const tested = new Set(documented.map(({ resource, operation }) => `${resource}.${operation}`));
		expect(offered.sort()).toEqual([...tested, 'apiRequest.send'].sort());
		expect(tested.size).toBe(15);
	});

	test('every call of the simulated cloud is called', () => {
		const called = new Set(documented.map(({ path }) => path));
		const missing = CALLS.filter(({ path }) => !called.has(path) && path !== '/api/alarm/list2');
		expect(missing.map(({ path }) => path)).toEqual([]);
	});

	test('every chapter of the vendor document from 2.2 to 2.16 has a row', () => {
		const chapters = new Set(documented.map(({ chapter }) => chapter));
		expect([...chapters].sort()).toEqual(Array.from({ length: 15 }, (_, index) => `2.${index + 2}`).sort());
	});

	test('every command of the panel is sent once at least', () => {
		const [{ options }] = properties.filter(({ name }) => name === 'command');
		const words = (options as INodePropertyOptions[]).map(({ value }) => value);
		expect(commandRows.map(({ way }) => way).sort()).toEqual(words.sort());
	});
});

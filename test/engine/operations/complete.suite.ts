import type { INodePropertyOptions } from 'n8n-workflow';
import { Segway } from '../../../nodes/Segway/Segway.node';
import { CALLS } from '../../../simulator/segway/api.cjs';
import { queryRows } from './queryRows';
import { controlRows, t60Rows } from './rows';
import { settingRows } from './settingRows';

describe('complete', () => {
	const commands = [...controlRows, ...t60Rows, ...settingRows];
	const others = [...queryRows.map(({ operation }) => `vehicle.${operation}`), 'apiRequest.send', 'push.verify'];
	const tested = new Set([...commands.map(({ resource, operation }) => `${resource}.${operation}`), ...others]);

	test('every operation of the panel is run by these tests, and no other', () => {
		const { properties } = new Segway().description;
		const offered = properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options }) =>
				(options as INodePropertyOptions[]).map(
					({ value }) => `${String(displayOptions?.show?.resource?.[0])}.${String(value)}`,
				),
			);
		expect(offered.sort()).toEqual([...tested].sort());
		expect(offered).toHaveLength(37);
	});

	test('every command and setting of the simulated cloud is called', () => {
		const called = new Set(commands.map(({ path }) => path));
		const missing = CALLS.filter(({ kind, path }) => kind !== 'query' && !called.has(path));
		expect(missing.map(({ path }) => path)).toEqual([]);
	});

	test('every word of every choice is sent once at least', () => {
		const text = JSON.stringify(commands.map(({ input }) => input ?? {}));
		const { properties } = new Segway().description;
		const words = properties
			.filter(({ displayOptions }) =>
				['control', 'setting', 't60'].includes(String(displayOptions?.show?.resource?.[0])),
			)
			.filter(({ name, type }) => type === 'options' && name !== 'operation')
			.flatMap(({ options }) => (options as INodePropertyOptions[]).map(({ value }) => String(value)));
		expect(words.filter((word) => !text.includes(`"${word}"`))).toEqual([]);
	});
});

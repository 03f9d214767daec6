import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { askForRows } from '../../../nodes/core/askVendor';
import type { SearchList } from '../../../nodes/core/searchList';
import { byNames, loading, searching } from '../../../nodes/core/searchList';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const vehicles: SearchList = {
	rows: async (session) => await askForRows(session, { method: 'GET', path: '/vehicles' }),
	shown: ({ id, plate, nick }) => byNames(id, plate, nick),
};
const search = searching(sampleVendor, vehicles);
const load = loading(sampleVendor, vehicles);

const panel = (answer: () => unknown) => context({ answer }).ctx as unknown as ILoadOptionsFunctions;
const holding = (data: unknown) => panel(() => json({ ok: true, data }));
const FLEET: IDataObject[] = [
	{ id: 3, plate: 'zeta', nick: 'Old One' },
	{ id: 'v1', plate: 'Alpha' },
	{ id: 'v2', plate: 'beta', nick: '' },
];

test('in the order of the alphabet, large and small letters alike, with the id as value', async () => {
	const all = [
		{ name: 'Alpha (v1)', value: 'v1' },
		{ name: 'beta (v2)', value: 'v2' },
		{ name: 'zeta, Old One (3)', value: '3' },
	];
	expect(await search.call(holding(FLEET))).toEqual({ results: all });
	expect(await load.call(holding(FLEET))).toEqual(all);
});

test.each([
	['alpha', 1],
	[' OLD one ', 1],
	['v', 2],
	['(3)', 1],
	['nobody', 0],
	['', 3],
	[undefined, 3],
])('the search for %j finds %d', async (filter, count) => {
	expect((await search.call(holding(FLEET), filter)).results).toHaveLength(count);
});

test.each([null, [], 'nothing', {}])('an answer that holds %j is an empty list', async (data) => {
	expect(await search.call(holding(data))).toEqual({ results: [] });
	expect(await load.call(holding(data))).toEqual([]);
});

test("why there is no list is told in the vendor's words, as an error of the node", async () => {
	const refused = panel(() => json({ ok: false, text: 'Not for you' }));
	const told = { name: 'NodeApiError', message: 'Not for you' };
	await expect(search.call(refused)).rejects.toMatchObject(told);
	await expect(load.call(refused)).rejects.toMatchObject(told);
});

test('a list may depend on what else is filled in', async () => {
	const dependent: SearchList = {
		rows: async (_, ctx) => [{ id: ctx.getCurrentNodeParameter('device') } as IDataObject],
		shown: ({ id }) => byNames(id),
	};
	const ctx = Object.assign(holding([]), { getCurrentNodeParameter: (name: string) => `the ${name}` });
	expect(await loading(sampleVendor, dependent).call(ctx)).toEqual([{ name: 'the device', value: 'the device' }]);
});

test.each([
	['x1', ['Ann', 'Van'], 'Ann, Van (x1)'],
	[7, [null, 'Van', ''], 'Van (7)'],
	['x1', [undefined, {}], 'x1'],
	['x1', [], 'x1'],
])('%j named %j is shown as %j', (id, names, name) => {
	expect(byNames(id, ...names)).toEqual({ name, value: String(id) });
});

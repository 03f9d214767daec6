import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { json } from '../core/contexts';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';
import { overHttp, play } from './fleetPlay';

const NAME = 'maintenance.getResolvedOfSpot';
const idsOf = (items: Array<{ json: IDataObject }>) => items.map((item) => item.json.maintenance_id);

/** A server with these maintenances in its own order; `DESC` is the other way round. */
interface Server {
	ids: number[];
	page: number;
	heedsCursor: boolean;
}

/** Those behind the cursor in the order that was asked for. */
const after = (ids: number[], direction: string, last?: number) => {
	const ordered = direction === 'ASC' ? ids : [...ids].reverse();
	return last === undefined ? ordered : ordered.slice(ordered.indexOf(last) + 1);
};

const serve =
	({ ids, page, heedsCursor }: Server) =>
	({ url }: { url: string }) => {
		const query = new URL(url).searchParams;
		const cursor = query.get('last_maintenance_id');
		const last = cursor === null || !heedsCursor ? undefined : Number(cursor);
		const rows = after(ids, query.get('direction')!, last).slice(0, page);
		return json({ code: 0, data: rows.map((maintenance_id) => ({ maintenance_id, spot_id: 5, stop_date: 'x' })) });
	};

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 40 });
const direction = fc.constantFrom('ASC', 'DESC');
const word = (wire: string) => (wire === 'ASC' ? 'ascending' : 'descending');

test('whatever the page size and the direction, all come, in order and once', async () => {
	const property = fc.asyncProperty(ids, fc.integer({ min: 1, max: 45 }), direction, async (all, page, way) => {
		const values = { spotId: 5, direction: word(way), returnAll: true };
		const { items, sent } = await play(NAME, values, { answer: serve({ ids: all, page, heedsCursor: true }) });
		expect(idsOf(items)).toEqual(after(all, way));
		expect(sent).toHaveLength(Math.ceil(all.length / page) + 1);
	});
	await fc.assert(property, { seed: 49, numRuns: 60 });
});

test('no more pages are read than the limit needs', async () => {
	const limited = fc.integer({ min: 1, max: 50 });
	const property = fc.asyncProperty(ids, fc.integer({ min: 1, max: 45 }), limited, async (all, page, limit) => {
		const { items, sent } = await play(
			NAME,
			{ spotId: 5, limit },
			{ answer: serve({ ids: all, page, heedsCursor: true }) },
		);
		expect(idsOf(items)).toEqual(after(all, 'DESC').slice(0, limit));
		// Where there are fewer than that, the page that brings nothing new tells it.
		const needed = all.length >= limit ? Math.ceil(limit / page) : Math.ceil(all.length / page) + 1;
		expect(sent).toHaveLength(needed);
	});
	await fc.assert(property, { seed: 52, numRuns: 60 });
});

test('a list goes on after the maintenance that is named', async () => {
	const some = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 20 });
	const property = fc.asyncProperty(some, fc.nat(), direction, async (all, at, way) => {
		const startAfter = all[at % all.length];
		const values = { spotId: 5, direction: word(way), returnAll: true, filters: { startAfter } };
		const { items } = await play(NAME, values, { answer: serve({ ids: all, page: 3, heedsCursor: true }) });
		expect(idsOf(items)).toEqual(after(all, way, startAfter));
	});
	await fc.assert(property, { seed: 55, numRuns: 60 });
});

test('a server that does not heed the cursor is asked twice, and no row comes twice', async () => {
	const property = fc.asyncProperty(ids, fc.integer({ min: 1, max: 45 }), direction, async (all, page, way) => {
		const values = { spotId: 5, direction: word(way), returnAll: true };
		const { items, sent } = await play(NAME, values, { answer: serve({ ids: all, page, heedsCursor: false }) });
		expect(idsOf(items)).toEqual(after(all, way).slice(0, page));
		expect(sent).toHaveLength(all.length === 0 ? 1 : 2);
	});
	await fc.assert(property, { seed: 61, numRuns: 60 });
});

test('pages that overlap bring each row once, and a page without numbers ends the list', async () => {
	const pages = [[9, 8, 7], [7, 8, 6], [null, null], [5]];
	const answer = (_: unknown, count = 0) =>
		json({ code: 0, data: pages[count]?.map((maintenance_id) => ({ maintenance_id })) });
	let count = 0;
	const { items, sent } = await play(
		NAME,
		{ spotId: 5, returnAll: true, simplify: false },
		{ answer: (each) => answer(each, count++) },
	);
	expect(idsOf(items)).toEqual([9, 8, 7, 6, null]);
	expect(sent.map(({ url }) => new URL(url).searchParams.get('last_maintenance_id'))).toEqual([null, '7', '6']);
});

test('a server that goes on for ever is left after a thousand pages, and that is told', async () => {
	let next = 1;
	const answer = () => json({ code: 0, data: [{ maintenance_id: next++ }] });
	const { items, sent, hints } = await play(NAME, { spotId: 5, returnAll: true }, { answer });
	expect([items.length, sent.length]).toEqual([1000, 1000]);
	expect(hints.join()).toContain('the list ends with maintenance 1000');
});

test('a refusal in the middle is told, and half a list is not taken for a whole one', async () => {
	let count = 0;
	const answer = () =>
		count++ === 0 ? json({ code: 0, data: [{ maintenance_id: 9 }] }) : json({ code: 5, message: 'Not now' }, 400);
	const { items, result } = await play(NAME, { spotId: 5, returnAll: true }, { answer });
	expect(items).toEqual([]);
	expect(String((result as Error).message)).toContain('Not now');
});

describe('over HTTP', () => {
	let client: KnotClient;
	let vehicle_id: number;
	beforeAll(async () => {
		client = await connectKnot({ docked: 2 }, { maintenancePage: 4 });
		({ vehicle_id } = client.vehicle('docked'));
		for (let count = 0; count < 11; count++) {
			const values = { vehicle_id, maintenance_type: 'dirty' };
			const { data } = await client.call<{ maintenance_id: number }>('maintenance.addToVehicle', values);
			await client.call('maintenance.resolve', { id: data.maintenance_id });
		}
	});
	afterAll(async () => await client.sim.stop());

	test.each(['ascending', 'descending'])('%s, page by page', async (way) => {
		client.cloud.log.length = 0;
		const values = { vehicleId: String(vehicle_id), direction: way, returnAll: true };
		const { items } = await play('maintenance.getResolvedOfVehicle', values, {
			answer: overHttp(() => client.token),
			credentials: { baseUrl: client.cloud.origin },
		});
		const all = client.cloud.maintenances.all.filter((one) => one.stop_date !== null && one.vehicle_id === vehicle_id);
		const sorted = all
			.map(({ maintenance_id }) => maintenance_id)
			.sort((a, b) => (way === 'ascending' ? a - b : b - a));
		expect(sorted.length).toBeGreaterThanOrEqual(11);
		expect(idsOf(items)).toEqual(sorted);
		expect(items[0].json).toMatchObject({ target_type: 'vehicle', target_id: vehicle_id, open: false });
		expect(client.cloud.log).toHaveLength(Math.ceil(sorted.length / 4) + 1);
	});
});

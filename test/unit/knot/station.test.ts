import type { IDataObject } from 'n8n-workflow';
import { toStation } from '../../../nodes/Knot/station';
import { knotCalls } from '../../fixtures/read.cjs';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';

const rowOf = (n: number) => {
	const { data } = knotCalls()[n - 1].answer as { data: IDataObject | IDataObject[] };
	return Array.isArray(data) ? data[0] : data;
};

const OUT_OF_ORDER = { exceptional_out_of_order_id: 1, type: 'other', reason: 'string', custom_reason: 'string' };
/** The sample of operations 11 and 15. */
const CLUSTER = {
	cluster_id: 1,
	latitude: 48.5900027,
	longitude: 7.7531998,
	name: 'Knot Headquarters',
	available_vehicles: 0,
	total_spots: 0,
	free_spots: 0,
	cluster_is_down: true,
	network_id: 1,
	soon_to_be_available: true,
	commissioning_date: '2019-08-24T14:15:22Z',
	exceptional_out_of_order: OUT_OF_ORDER,
	description: 'string',
	cluster_is_accessible: true,
	has_badge_reader: true,
	balancing_type: 'donor',
};
const WORDS = {
	vendor: 'knot',
	station_id: '1',
	name: 'Knot Headquarters',
	lat: 48.5900027,
	lon: 7.7531998,
	capacity: 0,
	num_vehicles_available: 0,
	num_docks_available: 0,
};
const NOTHING = {
	cluster_id: null,
	network_id: null,
	cluster_is_down: null,
	soon_to_be_available: null,
	commissioning_date: null,
	exceptional_out_of_order: null,
	description: null,
	cluster_is_accessible: null,
	has_badge_reader: null,
	balancing_type: null,
	distance: null,
};

test.each([11, 15])('a cluster of operation %d in the words of GBFS, with what only Knot knows', (n) => {
	expect(rowOf(n)).toEqual(CLUSTER);
	expect(toStation(CLUSTER)).toEqual({
		...WORDS,
		is_installed: false,
		is_renting: false,
		is_returning: false,
		knot: {
			cluster_id: 1,
			network_id: 1,
			cluster_is_down: true,
			soon_to_be_available: true,
			commissioning_date: '2019-08-24T14:15:22Z',
			exceptional_out_of_order: OUT_OF_ORDER,
			description: 'string',
			cluster_is_accessible: true,
			has_badge_reader: true,
			balancing_type: 'donor',
			distance: null,
		},
	});
});

test('a row of the closest does not say whether it is installed', () => {
	expect(toStation(rowOf(13))).toMatchObject({
		...WORDS,
		is_installed: null,
		is_renting: false,
		knot: { distance: 0, has_badge_reader: true, description: null },
	});
	expect(toStation(rowOf(14))).toMatchObject({ ...WORDS, is_installed: false, knot: { balancing_type: null } });
});

test('every key is there, and null, when Knot says nothing', () => {
	const words = Object.keys(WORDS).map((name) => [name, name === 'vendor' ? 'knot' : null]);
	const states = { is_installed: null, is_renting: null, is_returning: null };
	const expected = { ...Object.fromEntries(words), ...states, knot: NOTHING };
	expect(toStation({})).toEqual(expected);
	expect(toStation(Object.fromEntries(Object.keys(CLUSTER).map((name) => [name, null])))).toEqual(expected);
});

test.each([
	[{ cluster_is_down: false }, true],
	[{ cluster_is_down: false, soon_to_be_available: false }, true],
	[{ cluster_is_down: false, soon_to_be_available: true }, false],
	[{ cluster_is_down: false, exceptional_out_of_order: OUT_OF_ORDER }, false],
	[{ cluster_is_down: true, soon_to_be_available: false }, false],
	[{ soon_to_be_available: true }, false],
	[{ soon_to_be_available: false }, null],
	[{ cluster_is_down: 'perhaps' }, null],
])('%j rents and takes back: %s', (row, expected) => {
	const { is_renting, is_returning } = toStation(row);
	expect([is_renting, is_returning]).toEqual([expected, expected]);
});

test('a word that the document does not have passes, a count below 0 is none', () => {
	const row = { balancing_type: 'sink', available_vehicles: -1, total_spots: '12', free_spots: 3 };
	expect(toStation(row)).toMatchObject({
		capacity: 12,
		num_vehicles_available: null,
		num_docks_available: 3,
		knot: { balancing_type: 'sink' },
	});
});

describe('over HTTP', () => {
	let client: KnotClient;
	beforeAll(async () => {
		client = await connectKnot({ docked: 9 });
	});
	afterAll(async () => {
		await client.sim.stop();
	});

	test.each([
		['usual', { is_installed: true, is_renting: true, is_returning: true }],
		['full', { num_docks_available: 0, capacity: 4, is_renting: true }],
		['empty', { num_vehicles_available: 0, num_docks_available: 6 }],
		['down', { is_installed: true, is_renting: false, is_returning: false }],
		['soon', { is_installed: false, is_renting: false, is_returning: false }],
		['out-of-order', { is_installed: true, is_renting: false, is_returning: false }],
	])('a cluster that is %s', async (scenario, expected) => {
		const { cluster_id, name } = client.cluster(scenario);
		const { data } = await client.call<IDataObject>('cluster.get', { id: cluster_id });
		expect(toStation(data)).toMatchObject({ station_id: String(cluster_id), name, ...expected });
	});
});

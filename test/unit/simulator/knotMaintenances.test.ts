import { connectKnot, type KnotClient, type Values } from './knotClient.cjs';

interface Row {
	maintenance_id: number;
	maintenance_type: string;
	stop_date: string;
	severity: string;
	comment: string | null;
}

let client: KnotClient;
let vehicle_id: number;
let serial_number: string;
beforeAll(async () => {
	client = await connectKnot({ docked: 6, repaired: 1, maintenance: 1, parked: 1 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
	({ vehicle_id, serial_number } = client.vehicle('docked'));
});

const LANG = { lang: 'en' };
const rows = async (call: string, values: Values) =>
	(await client.call<Row[]>(`maintenance.${call}`, { ...LANG, ...values })).data;
const add = async (values: Values) =>
	(await client.call<Row>('maintenance.addToVehicle', { vehicle_id, maintenance_type: 'dirty', ...values })).data;
const spots = () => client.cluster('usual').stations[0];

test('types are told in the language asked for', async () => {
	const { data } = await client.call<Array<{ type_key: string; type_name: string }>>('maintenance.types', {
		lang: 'fr',
	});
	expect(data[0]).toEqual({
		type_key: 'flat-tyre',
		target_type: 'vehicle',
		severity: 'high',
		type_name: 'Pneu crevé',
		deletion_date: null,
		creation_date: expect.any(String),
	});
	expect(data.at(-1)).toMatchObject({ type_key: 'paint', deletion_date: expect.any(String) });
	expect(new Set(data.map((row) => 'target_type' in row && row.target_type))).toEqual(
		new Set(['vehicle', 'spot', 'station']),
	);
});

test('one is started, edited, resolved, and stands in the list of its state', async () => {
	const started = await add({ comment: 'Mud', report_id: 7 });
	expect(started).toMatchObject({
		maintenance_type: 'dirty',
		severity: 'info',
		comment: 'Mud',
		report_id: 7,
		vehicle_id,
		spot_id: null,
		started_by: 'Fleet Manager',
		started_by_uid: 1,
	});
	const id = started.maintenance_id;
	expect(await rows('ofVehicle', { vehicle_id, lang: 'it' })).toMatchObject([{ maintenance_type: 'Sporco' }]);
	expect(await client.code('maintenance.update', { id, comment: 'Dry mud', severity: 'high' })).toBe(0);
	expect(await client.code('maintenance.update', { id })).toBe(0);
	expect(await rows('ofVehicle', { serial_number })).toMatchObject([{ comment: 'Dry mud', severity: 'high' }]);
	expect(await client.code('maintenance.resolve', { id })).toBe(0);
	expect(await rows('ofVehicle', { vehicle_id })).toEqual([]);
	expect(await rows('resolvedOfVehicle', { vehicle_id })).toMatchObject([
		{ maintenance_id: id, stopped_by: 'Fleet Manager', stopped_by_uid: 1, stop_date: expect.any(String) },
	]);
	expect(await client.code('maintenance.resolve', { id })).toBe(20);
	expect(await client.code('maintenance.resolve', { id, delete_from_history: true })).toBe(0);
	expect(await rows('resolvedOfVehicle', { vehicle_id })).toEqual([]);
	expect(await client.code('maintenance.resolve', { id })).toBe(11);
	expect(await client.code('maintenance.update', { id })).toBe(11);
});

test('vehicle_id and serial_number: one at the least, both only if they agree', async () => {
	const other = client.vehicle('parked').serial_number;
	expect(await rows('ofVehicle', { vehicle_id, serial_number })).toEqual([]);
	expect(await client.code('maintenance.ofVehicle', { ...LANG, vehicle_id, serial_number: other })).toBe(10);
	expect(await client.call('maintenance.ofVehicle', LANG)).toMatchObject({
		code: 1,
		message: 'vehicle_id or serial_number is required',
	});
	expect(await client.code('maintenance.ofVehicle', { ...LANG, serial_number: 'KN0' })).toBe(1);
	expect(await client.code('maintenance.ofVehicle', { ...LANG, vehicle_id: 1 })).toBe(10);
	expect((await add({ vehicle_id: undefined, serial_number })).maintenance_id).toBeGreaterThan(0);
});

test.each<[string, Values, number]>([
	['addToVehicle', { maintenance_type: 'unknown' }, 22],
	['addToVehicle', { maintenance_type: 'spot-lock' }, 22],
	['addToVehicle', { maintenance_type: 'paint' }, 22],
	['addToVehicle', { maintenance_type: 'x'.repeat(51) }, 1],
	['addToVehicle', { maintenance_type: 'dirty', severity: 'medium' }, 1],
	['addToVehicle', { maintenance_type: 'dirty', comment: '' }, 1],
	['addToVehicle', { maintenance_type: 'dirty', report_id: '7' }, 1],
	['addToSpot', { maintenance_type: 'spot-lock', spot_id: 0 }, 26],
	['addToStation', { maintenance_type: 'station-power', station_id: 0 }, 9],
])('%s with %j is refused with %i', async (call, values, code) => {
	const vehicle = call === 'addToVehicle' ? { vehicle_id } : {};
	const before = client.cloud.maintenances.all.length;
	expect(await client.code(`maintenance.${call}`, { ...vehicle, ...values })).toBe(code);
	expect(client.cloud.maintenances.all).toHaveLength(before);
});

test('a station has its own, without those of its spots', async () => {
	const { station_id, spots: inside } = spots();
	const [{ spot_id }] = inside;
	const { data } = await client.call('maintenance.addToSpot', { spot_id, maintenance_type: 'spot-lock' });
	expect(data).toMatchObject({ spot_id, station_id, severity: 'high' });
	expect(await rows('ofStation', { station_id })).toEqual([]);
	await client.call('maintenance.addToStation', { station_id, maintenance_type: 'station-check', severity: 'high' });
	expect(await rows('ofStation', { station_id })).toMatchObject([{ spot_id: null, severity: 'high' }]);
	expect(await rows('ofSpot', { spot_id })).toHaveLength(1);
});

describe('the cursor', () => {
	let all: number[];
	const page = async (values: Values) =>
		(await rows('resolvedOfVehicle', { vehicle_id: client.vehicle('repaired').vehicle_id, ...values })).map(
			({ maintenance_id }) => maintenance_id,
		);
	/** Reads on from the last one of each page until there are no more. */
	const readAll = async (direction: string) => {
		const read: number[] = [];
		let pages = 0;
		for (let next = await page({ direction }); next.length > 0; pages++) {
			read.push(...next);
			next = await page({ direction, last_maintenance_id: next.at(-1) });
		}
		return { read, pages };
	};
	beforeEach(() => {
		all = client.cloud.maintenances.all.filter(({ stop_date }) => stop_date !== null).map((one) => one.maintenance_id);
	});

	test('goes on in both directions, each row once', async () => {
		expect(await readAll('ASC')).toEqual({ read: all, pages: 3 });
		expect(await readAll('DESC')).toEqual({ read: [...all].reverse(), pages: 3 });
	});

	test('is newest first without a direction, and holds when its row is deleted', async () => {
		const first = await page({});
		expect(first).toEqual([...all].reverse().slice(0, 20));
		await client.call('maintenance.resolve', { id: first[19], delete_from_history: true });
		expect(await page({ last_maintenance_id: first[19] })).toEqual([...all].reverse().slice(20, 40));
		expect(await page({ last_maintenance_id: all[0] })).toEqual([]);
		expect(await client.code('maintenance.resolvedOfVehicle', { ...LANG, vehicle_id, direction: 'asc' })).toBe(1);
	});

	test('has pages of another size, and more rows by the control API', async () => {
		client.cloud.set({ maintenancePage: 100 });
		const repaired = client.vehicle('repaired').vehicle_id;
		const body = { vehicle_id: repaired, maintenance_type: 'dirty', count: 30, resolved: true, comment: 'Washed' };
		expect((await client.control('POST', '/knot/maintenances', body)).data).toMatchObject({ added: 30 });
		expect(await page({ direction: 'ASC' })).toHaveLength(75);
		expect((await client.control('GET', '/knot/maintenances')).data).toHaveLength(76);
		for (const wrong of [{ maintenance_type: 'x' }, { count: 0 }, { vehicle_id: 'x' }, { colour: 1 }]) {
			expect((await client.control('POST', '/knot/maintenances', { ...body, ...wrong })).status).toBe(400);
		}
	});
});

import { type Execution, itemsOf, outputOf } from '../../../demo/rest.cjs';
import { fillFleetList } from '../../../demo/steps/tables.cjs';
import { useOperator } from './support/operator.cjs';

const TABLE = 'Fleet of the fleet table';
const COLUMNS = [
	'vendor',
	'plate',
	'device_id',
	'online',
	'locked',
	'ignition',
	'charging',
	'battery_percent',
	'odometer_km',
	'lat',
	'lng',
	'heading',
	'speed_kmh',
	'position_source',
	'last_reported',
	'remark',
];
const operator = useOperator();

const fill = async () => await fillFleetList(operator.rest, operator.vehicles, TABLE);
const rowsOf = (execution: Execution) => outputOf(execution, 'Write Table');

interface Feature {
	id: string;
	geometry: { type: string; coordinates: [number, number] } | null;
	properties: Record<string, unknown>;
}

/** Both files as the mail node gets them. */
async function filesOf(execution: Execution) {
	const [{ binary }, ...others] = itemsOf(execution, 'Mail the Files');
	expect(others).toEqual([]);
	const { csv, geojson } = binary!;
	const [table, map] = await Promise.all([csv, geojson].map(async (file) => await operator.rest.executions.file(file)));
	const [head, ...lines] = table.trim().split(/\r?\n/);
	const collection = JSON.parse(map) as { type: string; features: Feature[] };
	return { names: [csv.fileName, geojson.fileName], columns: head.split(','), lines, collection };
}

beforeAll(async () => {
	await operator.import('fleet-table', {}, { tables: { 'Fleet List': TABLE } });
});

describe('vehicles of four vendors', () => {
	let execution: Execution;

	beforeAll(async () => {
		operator.fleet(
			{ parked: 2 },
			{ parked: 1, 'never-online': 1 },
			{ driving: 1, parked: 1, 'never-online': 1 },
			{ mix: { free: 1, riding: 1, docked: 2 }, clusters: 3 },
		);
		await fill();
		execution = await operator.run();
	});

	test('each has one row of the same shape, with its plate', () => {
		const rows = rowsOf(execution);
		const { vehicles, devices, jimiDevices, knotVehicles } = operator;
		expect(rows.map(({ vendor, device_id, plate }) => [vendor, device_id, plate]).sort()).toEqual(
			[
				...vehicles.map(({ iotCode, plate }) => ['segway', iotCode, plate]),
				...devices.map(({ imei, platenumber }) => ['protrack', imei, platenumber]),
				...jimiDevices.map(({ imei, vehicleNumber }) => ['jimi', imei, vehicleNumber]),
				...knotVehicles.map(({ vehicle_id, serial_number }) => ['knot', String(vehicle_id), serial_number]),
			].sort(),
		);
		for (const row of rows) expect(Object.keys(row)).toEqual(COLUMNS);
	});

	test('positions are there, in degrees and kilometres per hour; who has none keeps the row, with a remark', () => {
		const rows = rowsOf(execution);
		const without = rows.filter(({ lat }) => lat === null);
		const never = [...operator.devices, ...operator.jimiDevices].filter(({ scenario }) => scenario === 'never-online');
		expect(without.map(({ device_id }) => device_id).sort()).toEqual(never.map(({ imei }) => imei).sort());
		for (const { remark } of without) expect(remark).not.toBe('');
		for (const { lat, lng, remark } of rows.filter((row) => row.lat !== null)) {
			expect([Math.floor(lat as number), Math.floor(lng as number), remark]).toEqual([45, 9, '']);
		}
		const driving = operator.jimiDevices.find(({ scenario }) => scenario === 'driving')!;
		const row = rows.find(({ device_id }) => device_id === driving.imei)!;
		expect(row).toMatchObject({ online: true, ignition: true });
		expect(row.speed_kmh).toBeGreaterThan(0);
	});

	test('a vehicle of Knot that stands in a cluster is where the cluster is', () => {
		const rows = rowsOf(execution);
		const docked = operator.knotVehicles.filter(({ spot_id }) => spot_id !== null);
		expect(docked).toHaveLength(2);
		for (const { vehicle_id, latitude, longitude, battery_level } of docked) {
			expect(rows.find(({ device_id }) => device_id === String(vehicle_id))).toMatchObject({
				lat: Number(latitude.toFixed(6)),
				lng: Number(longitude.toFixed(6)),
				online: true,
				battery_percent: battery_level,
			});
		}
	});

	test('the CSV file and the GeoJSON file hold the same list', async () => {
		const rows = rowsOf(execution);
		const { names, columns, lines, collection } = await filesOf(execution);
		expect(names).toEqual([
			expect.stringMatching(/^fleet-\d{4}-\d\d-\d\d\.csv$/),
			expect.stringMatching(/^fleet-\d{4}-\d\d-\d\d\.geojson$/),
		]);
		expect(columns).toEqual(COLUMNS);
		expect(lines.map((line) => line.split(',')[2])).toEqual(rows.map(({ device_id }) => device_id));
		expect(collection.type).toBe('FeatureCollection');
		expect(collection.features.map(({ id }) => id)).toEqual(rows.map(({ device_id }) => device_id));
		for (const [index, { geometry, properties }] of collection.features.entries()) {
			const { lat, lng, ...others } = rows[index];
			expect(geometry).toEqual(lat === null ? null : { type: 'Point', coordinates: [lng, lat] });
			expect(properties).toEqual(others);
		}
	});

	test('Slack gets one message with the counts', () => {
		const [message, ...others] = operator.slack;
		expect(others).toEqual([]);
		expect(message).toContain('*Fleet table*: 11 vehicles (2 Segway, 2 Protrack, 3 JIMI, 4 Knot), 9 with a position, ');
		expect(message).toContain('*Without a position* (2): ');
	});
});

test('the accounts below the own one count with JIMI', async () => {
	operator.fleet({});
	operator.sim.reset({ jimi: { devices: 12, subAccounts: 2 } });
	await fill();
	const rows = rowsOf(await operator.run());
	const jimi = rows.filter(({ vendor }) => vendor === 'jimi');
	expect(jimi.map(({ device_id }) => device_id).sort()).toEqual(operator.jimiDevices.map(({ imei }) => imei).sort());
	expect(new Set(operator.jimiDevices.map(({ account }) => account)).size).toBe(3);
});

test('one vendor that cannot be read is told, and the others have their rows', async () => {
	operator.fleet({ parked: 1 }, { parked: 1 }, { parked: 2 });
	await fill();
	operator.sim.faults.add({ vendor: 'jimi', path: 'user.device.list', action: { code: 1008 } });
	const execution = await operator.run();
	expect(rowsOf(execution).map(({ vendor }) => vendor)).toEqual(['segway', 'protrack']);
	expect((await filesOf(execution)).collection.features).toHaveLength(2);
	const [message] = operator.slack;
	expect(message).toContain('*Fleet table*: 2 vehicles (1 Segway, 1 Protrack)');
	expect(message).toMatch(/\*JIMI\*: .+\(JIMI 1008/);
});

test('what of Knot cannot be read is told, and what can has its rows', async () => {
	operator.fleet({ parked: 1 }, {}, {}, { mix: { free: 2, docked: 2 }, clusters: 2 });
	await fill();
	operator.sim.faults.add({ vendor: 'knot', path: 'cluster.vehicles', action: { code: 6 } });
	const rows = rowsOf(await operator.run());
	const free = operator.knotVehicles.filter(({ spot_id }) => spot_id === null);
	expect(rows.filter(({ vendor }) => vendor === 'knot').map(({ device_id }) => device_id)).toEqual(
		free.map(({ vehicle_id }) => String(vehicle_id)),
	);
	expect(operator.slack[0]).toContain('*Fleet table*: 3 vehicles (1 Segway, 2 Knot)');
	expect(operator.slack[0]).toMatch(/\*Knot\*: .+\(Knot 6/);
	operator.sim.faults.clear();
	operator.sim.faults.add({ vendor: 'knot', action: { code: 6 } });
	expect(rowsOf(await operator.run()).map(({ vendor }) => vendor)).toEqual(['segway']);
	expect(operator.slack[1]).toMatch(/\*Knot\*: .+\(Knot 6/);
});

test('only the vehicles of the area are those of Knot', async () => {
	const milan = [
		[9.09, 45.4],
		[9.29, 45.4],
		[9.29, 45.54],
		[9.09, 45.54],
		[9.09, 45.4],
	];
	const knot_area = JSON.stringify({ type: 'Polygon', coordinates: [milan] });
	await operator.import('fleet-table', { knot_area }, { tables: { 'Fleet List': TABLE } });
	operator.fleet({}, {}, {}, { mix: { free: 1, elsewhere: 2 }, clusters: 0 });
	await fill();
	const rows = rowsOf(await operator.run());
	await operator.import('fleet-table', {}, { tables: { 'Fleet List': TABLE } });
	expect(rows.map(({ device_id }) => device_id)).toEqual(
		operator.knotVehicles.filter(({ scenario }) => scenario === 'free').map(({ vehicle_id }) => String(vehicle_id)),
	);
	expect(rowsOf(await operator.run())).toHaveLength(3);
});

test('a vehicle that its vendor refuses keeps its row, with the reason', async () => {
	const [moped] = operator.fleet({ parked: 2 }, {}, { parked: 1 });
	await fill();
	operator.sim.faults.add({ vendor: 'segway', device: moped.iotCode, action: { code: 15300 } });
	const rows = rowsOf(await operator.run());
	expect(rows).toHaveLength(3);
	expect(rows.find(({ device_id }) => device_id === moped.iotCode)).toMatchObject({
		plate: moped.plate,
		lat: null,
		remark: expect.stringContaining('Segway 15300'),
	});
});

test('without any vehicle the message tells it, vendor by vendor', async () => {
	operator.fleet({});
	await fill();
	expect(rowsOf(await operator.run())).toEqual([]);
	expect(operator.slack).toEqual([
		[
			'*Fleet table*: 0 vehicles, 0 with a position, 0 online',
			...['Segway', 'Protrack', 'JIMI', 'Knot'].map((vendor) => `*${vendor}*: The list holds no vehicle`),
		].join('\n'),
	]);
});

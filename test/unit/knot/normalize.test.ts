import type { IDataObject } from 'n8n-workflow';
import { toMap, toVehicle } from '../../../nodes/Knot/normalize';
import { knotCalls } from '../../fixtures/read.cjs';

const OUT_OF_ORDER = { exceptional_out_of_order_id: 1, type: 'other', reason: 'string', custom_reason: 'string' };

/** The samples of the vendor document, operations 61 and 18. */
const ON_MAP = {
	vehicle_id: 1,
	serial_number: 'string',
	latitude: -90,
	longitude: -180,
	connected: true,
	network_id: 1,
	battery_level: 100,
	vehicle_type: 'kick-scooter',
	model_id: 1,
	model_name: 'string',
	manufacturer: 'string',
	state: 'rented',
	is_accessible: true,
	is_available: true,
	exceptional_out_of_order: OUT_OF_ORDER,
	has_freefloat_to_station_reward: true,
};
const IN_CLUSTER = {
	vehicle_id: 1,
	serial_number: 'string',
	battery_level: 100,
	avg_max_range: 0,
	vehicle_type: 'kick-scooter',
	vehicle_online: true,
	spot_id: 1,
	station_id: 1,
	displayed_number: 1,
	in_maintenance: true,
	is_accessible: true,
	model_id: 1,
	model_name: 'string',
	manufacturer: 'string',
};

const SHARED = {
	vendor: 'knot',
	device_id: '1',
	vehicle_id: 'string',
	vehicle_type: 'scooter_standing',
	vehicle_state: null,
	online: true,
	locked: null,
	charging: null,
	ignition: null,
	battery_percent: 100,
	current_range_meters: null,
	odometer_meters: null,
	location: null,
	position_source: null,
	last_reported: null,
};
const NOTHING_OF_KNOT = {
	vehicle_id: null,
	network_id: null,
	vehicle_type: null,
	model_id: null,
	model_name: null,
	manufacturer: null,
	state: null,
	is_available: null,
	is_accessible: null,
	in_maintenance: null,
	exceptional_out_of_order: null,
	has_freefloat_to_station_reward: null,
	avg_max_range: null,
	station_id: null,
	spot_id: null,
	displayed_number: null,
};
const MODEL = { vehicle_type: 'kick-scooter', model_id: 1, model_name: 'string', manufacturer: 'string' };

const documented = (n: number) => knotCalls()[n - 1].answer as IDataObject;
const stateOf = (row: IDataObject) => toVehicle(row).vehicle_state;

test('a vehicle of the map, as the document prints it', () => {
	expect((documented(61).vehicles as unknown[])[0]).toEqual(ON_MAP);
	expect(toVehicle(ON_MAP)).toEqual({
		...SHARED,
		vehicle_state: 'on_trip',
		location: {
			lat: -90,
			lng: -180,
			altitude: null,
			heading: null,
			speed: null,
			horizontal_accuracy: null,
			satellites: null,
		},
		knot: {
			...NOTHING_OF_KNOT,
			...MODEL,
			vehicle_id: 1,
			network_id: 1,
			state: 'rented',
			is_available: true,
			is_accessible: true,
			exceptional_out_of_order: OUT_OF_ORDER,
			has_freefloat_to_station_reward: true,
		},
	});
});

test('a vehicle in a cluster: a spot and no position, a range without a unit, no state', () => {
	expect((documented(18).data as unknown[])[0]).toEqual(IN_CLUSTER);
	expect(toVehicle(IN_CLUSTER)).toEqual({
		...SHARED,
		knot: {
			...NOTHING_OF_KNOT,
			...MODEL,
			vehicle_id: 1,
			is_accessible: true,
			in_maintenance: true,
			avg_max_range: 0,
			station_id: 1,
			spot_id: 1,
			displayed_number: 1,
		},
	});
});

test('every key is there, and null, when Knot says nothing', () => {
	const nothing = { ...SHARED, device_id: null, vehicle_id: null, vehicle_type: null, online: null };
	const expected = { ...nothing, battery_percent: null, knot: NOTHING_OF_KNOT };
	expect(toVehicle({})).toEqual(expected);
	const nulls = Object.fromEntries(Object.keys({ ...ON_MAP, ...IN_CLUSTER }).map((name) => [name, null]));
	expect(toVehicle(nulls)).toEqual(expected);
});

test.each([
	[{ state: 'rented' }, 'on_trip'],
	[{ state: 'rented', exceptional_out_of_order: OUT_OF_ORDER }, 'on_trip'],
	[{ state: 'Available' }, 'available'],
	[{ state: 'available', exceptional_out_of_order: OUT_OF_ORDER }, 'non_operational'],
	[{ state: 'reserved', is_available: false }, 'reserved'],
	[{ state: 'maintenance' }, 'non_operational'],
	[{ exceptional_out_of_order: OUT_OF_ORDER, is_available: true }, 'non_operational'],
	[{ is_available: true }, 'available'],
	[{ state: 'teleported', is_available: true }, 'available'],
	[{ state: 'teleported' }, null],
	[{ state: 'constructor' }, null],
	[{ state: 'unavailable', is_available: false }, null],
	[{ is_available: false }, null],
	[{ exceptional_out_of_order: 'string' }, null],
])('%j is the state %s', (row, expected) => expect(stateOf(row)).toBe(expected));

test('a state, a type and a battery beyond the document pass', () => {
	const row = { ...ON_MAP, state: 'teleported', vehicle_type: 'hoverboard', is_available: null, battery_level: 101 };
	const read = toVehicle({ ...row, exceptional_out_of_order: null });
	expect(read).toMatchObject({ vehicle_state: null, vehicle_type: null, battery_percent: null });
	expect(read.knot).toMatchObject({ state: 'teleported', vehicle_type: 'hoverboard' });
	expect(toVehicle({ vehicle_type: 'bike', battery_level: 0, connected: false })).toMatchObject({
		vehicle_type: 'bicycle',
		battery_percent: 0,
		online: false,
	});
});

test.each([
	[{ latitude: 0, longitude: 0 }],
	[{ latitude: 45.4, longitude: null }],
	[{ latitude: 145.4, longitude: 9 }],
])('no place: %j', (row) => expect(toVehicle(row).location).toBeNull());

describe('the map', () => {
	const NOTHING = {
		clusters: [],
		vehicles: [],
		parkings: [],
		networks: [],
		speed_zones: [],
		rents: [],
		passes: [],
	};

	test.each([61, 62])('operation %d, as the document prints it', (n) => {
		const answer = documented(n);
		const read = toMap(answer) as Record<string, IDataObject[]>;
		expect(Object.keys(read)).toEqual(Object.keys(NOTHING));
		expect(read.clusters).toMatchObject([{ station_id: '1', name: 'string', lat: -90, lon: -180 }]);
		expect(read.vehicles).toMatchObject([{ device_id: '1', vehicle_state: n === 61 ? 'on_trip' : null }]);
		// The sample prints a corner with one number.
		expect(read.parkings).toMatchObject([{ type: 'Feature', id: 1, geometry: null }]);
		expect(read.networks).toMatchObject([{ geometry: { type: 'Polygon' }, properties: { name: 'string' } }]);
		expect(read.speed_zones).toMatchObject([{ geometry: { type: 'Polygon' }, properties: { max_speed: 0 } }]);
		expect([read.rents, read.passes]).toEqual([answer.rents ?? [], answer.passes ?? []]);
	});

	test('without lists, and with null for them', () => {
		expect(toMap({ code: 0 })).toEqual(NOTHING);
		const nulls = Object.fromEntries(Object.keys(NOTHING).map((name) => [name, null]));
		expect(toMap({ ...nulls, vehicle: null })).toEqual(NOTHING);
		expect(toMap({ vehicles: [null, 'string', []], clusters: 'string' } as unknown as IDataObject)).toEqual(NOTHING);
	});

	test('vehicles stand under one name or the other, and are told once', () => {
		const ids = (answer: IDataObject) => (toMap(answer).vehicles as IDataObject[]).map(({ device_id }) => device_id);
		const [one, other] = [{ vehicle_id: 1 }, { vehicle_id: 2 }];
		expect(ids({ vehicle: [one, other] })).toEqual(['1', '2']);
		expect(ids({ vehicles: [one, other] })).toEqual(['1', '2']);
		expect(ids({ vehicles: [one], vehicle: [one] })).toEqual(['1']);
		expect(ids({ vehicles: [], vehicle: [other] })).toEqual(['2']);
	});
});

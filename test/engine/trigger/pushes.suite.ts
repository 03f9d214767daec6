import { Stage } from '../stage';
import { STATE } from '../operations/shapes';
import { ACKNOWLEDGED, EVERY_PUSH, Setting } from './setting';

describe('pushes', () => {
	let stage: Stage;
	let setting: Setting;
	beforeAll(async () => {
		stage = await Stage.open();
		setting = await Setting.open(stage);
	});
	afterAll(async () => {
		await setting.close();
		await stage.close();
	});
	beforeEach(() => stage.fresh());

	const TIME = '2020-06-02T03:15:19.000Z';
	const GPS_TIME = '2020-06-02T03:15:00.000Z';
	const event = (push: string, more: object) => ({
		vendor: 'segway',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		event_types: ['unspecified'],
		alarm: null,
		code: null,
		name: null,
		phase: null,
		timestamp: TIME,
		location: null,
		vehicle: null,
		received_at: expect.stringMatching(/Z$/),
		...more,
		segway: expect.objectContaining({ push }),
	});
	const position = {
		lat: 22.634228,
		lng: 114.125962,
		altitude: 10.1,
		heading: null,
		speed: null,
		horizontal_accuracy: null,
		satellites: 6,
	};

	const EXPECTED: Record<string, object> = {
		alert: event('alert', { alarm: 'fallDown', code: '2', name: 'Vehicle fell down when locked', phase: 'started' }),
		fault: event('fault', { alarm: 'fault', code: 'E4', name: 'I2C communication error', phase: 'started' }),
		location: event('location', {
			event_types: ['located'],
			name: 'Location',
			timestamp: GPS_TIME,
			location: position,
			vehicle: expect.objectContaining({
				location: null,
				position_source: 'gps',
				segway: { hdop: 1.38, gps_signal: null, gps_time: GPS_TIME },
			}),
		}),
		status: event('status', {
			name: 'Status',
			vehicle: expect.objectContaining({
				locked: true,
				online: true,
				charging: false,
				battery_percent: 71,
				current_range_meters: 43210,
				odometer_meters: 9001,
			}),
		}),
		components: event('components', { code: '1', name: 'Saddle locked' }),
		't60/location': event('t60/location', {
			event_types: ['located'],
			name: 'Location',
			timestamp: GPS_TIME,
			location: { ...position, altitude: null, satellites: null },
			vehicle: expect.objectContaining({ vehicle_type: 'scooter_standing' }),
		}),
		't60/status': event('t60/status', {
			name: 'Status',
			vehicle: expect.objectContaining({ vehicle_type: 'scooter_standing', locked: true, battery_percent: 71 }),
		}),
	};

	test.each(EVERY_PUSH)('%s: acknowledged at once, one event in the shared shape', async (type) => {
		const take = type.startsWith('t60') ? stage.t60.bind(stage) : stage.moped.bind(stage);
		const { iotCode } = take(STATE);
		const told = await setting.push(type, {}, iotCode);
		expect([told.status, told.body]).toEqual([200, ACKNOWLEDGED]);
		expect(told.items).toEqual([{ ...EXPECTED[type], device_id: iotCode }]);
	});

	test.each(EVERY_PUSH)('%s: raw, the texts as received without the signature', async (type) => {
		const raw = await Setting.open(stage, { simplify: false });
		const told = await raw.push(type);
		await raw.close();
		const sent = Object.fromEntries(new URLSearchParams(stage.sim.segway.pushes.at(-1)!.body));
		const { signature, ...fields } = sent;
		expect(signature).toHaveLength(32);
		expect(told.items).toEqual([{ push: type, ...fields }]);
	});

	test.each([
		['upper-case digits', { hex: 'upper' as const }],
		['a flat JSON object', { json: true }],
		['an unknown new field', { fields: { newField: 'a b+c&d=ü' } }],
		['an empty field', { fields: { newField: '' } }],
		['a repeated field, all signed', { fields: { odometer: ['1', '2'] }, repeated: 'all' as const }],
		['a repeated field, the first signed', { fields: { odometer: ['1', '2'] }, repeated: 'first' as const }],
		['a repeated field, the last signed', { fields: { odometer: ['1', '2'] }, repeated: 'last' as const }],
	])('genuine with %s', async (_name, options) => {
		const told = await setting.push('status', options);
		expect([told.status, told.body, told.items?.length]).toEqual([200, ACKNOWLEDGED, 1]);
	});

	test("the vendor's retry carries the same event_id; another event has another one", async () => {
		const { iotCode } = stage.moped(STATE);
		const first = await setting.push('alert', {}, iotCode);
		const again = await setting.push('alert', {}, iotCode);
		const ended = await setting.push('alert', { fields: { alertStatus: 1 } }, iotCode);
		const [one, two, three] = [first, again, ended].map(({ items }) => items![0].event_id);
		expect(two).toBe(one);
		expect(three).not.toBe(one);
		expect(ended.items).toMatchObject([{ phase: 'ended', event_types: ['unspecified'] }]);
	});

	test('an ended alarm and an unknown code keep their number', async () => {
		const told = await setting.push('alert', { fields: { code: 99 } });
		expect(told.items).toMatchObject([{ code: '99', name: 'Alert 99', alarm: null }]);
		const fault = await setting.push('fault', { fields: { code: '41' } });
		expect(fault.items).toMatchObject([{ code: '41', segway: { system: 'centralControl' } }]);
	});
});

import { useFleet } from './support/fleet.cjs';
import { ACKNOWLEDGED, EVERY_EVENT, pathOf, type Receiver, receive } from './support/receiver.cjs';

const fleet = useFleet();
let receiver: Receiver;

beforeEach(async () => {
	receiver = await receive(fleet);
});

test.each(EVERY_EVENT)(
	'a push to the base URL with the path of %s is acknowledged and starts the workflow',
	async (type) => {
		expect(await receiver.push(type)).toEqual(ACKNOWLEDGED);
		expect(await receiver.events(1)).toMatchObject([
			{
				vendor: 'segway',
				device_id: fleet.vehicles[0].iotCode,
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
				segway: { push: type },
			},
		]);
	},
);

test('the same with JSON, with upper-case hex and with fields that no document knows', async () => {
	for (const options of [{ json: true }, { hex: 'upper' as const }, { fields: { somethingNew: 'a b+c&d' } }]) {
		expect(
			await receiver.push('alert', { ...options, fields: { ...options.fields, statusUtcTime: 1690000000 } }),
		).toEqual(ACKNOWLEDGED);
	}
	expect(new Set((await receiver.events(3)).map(({ event_id }) => event_id)).size).toBe(1);
});

test('an alert says what happened in plain words', async () => {
	await receiver.push('alert', { fields: { code: 1, alertStatus: 0, statusUtcTime: 1690000000 } });
	expect(await receiver.events(1)).toMatchObject([
		{
			alarm: 'movement',
			code: '1',
			name: 'Illegal moving',
			phase: 'started',
			timestamp: '2023-07-22T04:26:40.000Z',
			location: null,
			vehicle: null,
		},
	]);
});

test('a location has a position, a status has a vehicle', async () => {
	const [vehicle] = fleet.vehicles;
	await receiver.push('location');
	await receiver.push('status');
	const [location, status] = await receiver.events(2);
	expect(location).toMatchObject({
		event_types: ['located'],
		location: { lat: expect.closeTo(vehicle.latitude, 5), lng: expect.closeTo(vehicle.longitude, 5) },
	});
	expect(status).toMatchObject({
		vehicle: { device_id: vehicle.iotCode, locked: false, online: true, odometer_meters: Math.floor(vehicle.odometer) },
	});
});

test('without Simplify the fields come as Segway sent them, without the signature', async () => {
	const raw = await receive(fleet, { simplify: false });
	await raw.push('alert', { fields: { code: 12 } });
	const [{ iotCode, statusUtcTime }] = fleet.vehicles;
	expect(await raw.events(1)).toEqual([
		{
			push: 'alert',
			iotCode,
			platformCode: 'A20081',
			statusUtcTime: String(statusUtcTime),
			alertStatus: '0',
			code: '12',
		},
	]);
});

test('a push to the base URL itself and to an unknown path is 404 and starts nothing', async () => {
	expect(await receiver.post('', 'iotCode=1', 'application/x-www-form-urlencoded')).toEqual({
		status: 404,
		body: '{"code":404,"message":"this is the base URL: the vendor appends its own paths"}',
	});
	expect(await receiver.post('/v2/vehicle/news', 'iotCode=1')).toMatchObject({ status: 404 });
	await receiver.push('alert');
	expect(await receiver.events(1)).toHaveLength(1);
});

test('a deactivated workflow receives nothing any more', async () => {
	await fleet.rest.workflows.deactivate(receiver.id);
	expect(await receiver.push('alert')).toMatchObject({ status: 404 });
	expect(await receiver.post(pathOf('alert'), 'iotCode=1')).toMatchObject({ status: 404 });
	expect(await receiver.events(0)).toEqual([]);
});

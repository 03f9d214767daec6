import { fillFleetList } from '../../../demo/steps/tables.cjs';
import type { Vehicle } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const TABLE = 'Fleet of the alarm tests';
const ILLEGAL_MOVING = 1;
const ENDED = { alertStatus: 1 };
const operator = useOperator();
let moped: Vehicle;
/** Executions before the test. */
let before: number;

/** Segway counts in seconds: alarms of one vehicle and second are one event. */
let second = 0;
const alarm = () => ({ code: ILLEGAL_MOVING, statusUtcTime: Math.floor(operator.sim.clock.now() / 1000) + second++ });

beforeAll(async () => {
	await operator.import('alarm-to-slack', {}, { tables: { 'Fleet List': TABLE } });
	await operator.publish();
});

beforeEach(async () => {
	[moped] = operator.fleet({ parked: 1 });
	await fillFleetList(operator.rest, operator.vehicles, TABLE);
	before = await operator.executions();
});

test('an alarm becomes a message with plate, name, time and a link to the map', async () => {
	const fields = alarm();
	expect(await operator.push('alert', moped, { fields })).toBe(200);
	const time = new Date(fields.statusUtcTime * 1000).toISOString().slice(0, 19).replace('T', ' ');
	const [lat, lng] = [moped.latitude, moped.longitude].map((degrees) => Number(degrees.toFixed(6)));
	expect(await operator.told(1)).toEqual([
		[
			':rotating_light: *Illegal moving* (alert 1)',
			`Vehicle ${moped.plate}, IoT code ${moped.iotCode}`,
			`At ${time} UTC`,
			`<https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}|Show on map>`,
		].join('\n'),
	]);
});

test('a fault of a vehicle without a position: the message comes and says so', async () => {
	moped.gpsFix = false;
	await operator.push('fault', moped, { fields: { code: '41' } });
	const [message] = await operator.told(1);
	expect(message).toContain(
		'*The handlebar lock is not in place: restart the vehicle and move the handlebar* (fault 41)',
	);
	expect(message).toContain('Position not known: ');
	expect(message).toContain('The vehicle has no position yet (Segway 15400: latest location not found via device)');
});

test('the same push twice gives one message', async () => {
	const fields = alarm();
	expect(await operator.push('alert', moped, { fields })).toBe(200);
	await operator.told(1);
	expect(await operator.push('alert', moped, { fields })).toBe(200);
	await operator.ended(before + 2);
	expect(operator.slack).toHaveLength(1);
});

test('the end of an alarm gives no message', async () => {
	expect(await operator.push('alert', moped, { fields: { ...alarm(), ...ENDED } })).toBe(200);
	const [{ status }] = await operator.ended(before + 1);
	expect(status).toBe('success');
	expect(operator.slack).toEqual([]);
});

test.each(['signature', 'unsigned', 'platform'] as const)(
	'a forged push (%s) is refused and starts nothing',
	async (forge) => {
		expect(await operator.push('alert', moped, { fields: alarm(), forge })).toBe(401);
		// Whatever the forged push had started would have ended before the execution of a good one.
		await operator.push('alert', moped, { fields: alarm() });
		await operator.told(1);
		expect(await operator.executions()).toBe(before + 1);
		expect(operator.slack).toHaveLength(1);
	},
);

test('other pushes are acknowledged and start nothing', async () => {
	expect(await operator.push('location', moped)).toBe(200);
	expect(await operator.push('status', moped)).toBe(200);
	expect(await operator.executions()).toBe(before);
});

test('without a fleet list the message still comes', async () => {
	await operator.import('alarm-to-slack', {}, { tables: { 'Fleet List': 'No such table' } });
	await operator.publish();
	await operator.push('alert', moped, { fields: alarm() });
	await operator.ended(1);
	expect(operator.slack).toEqual([
		expect.stringContaining(`Vehicle without a plate in the fleet list, IoT code ${moped.iotCode}`),
	]);
});

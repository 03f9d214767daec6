import type { Device, JimiDevice, Vehicle } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const ILLEGAL_MOVING = 1;
const LOW_POWER = 12;
const operator = useOperator();
let moped: Vehicle;
let tracker: Device;
let device: JimiDevice;
/** Executions before the test. */
let before: number;

/** The vendors count in seconds: alarms of one device and second are one event. */
let second = 0;
const next = () => Math.floor(operator.sim.clock.now() / 1000) + second++;
const textOf = (time: number) => new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');

function mapOf({ latitude, longitude }: Vehicle | Device | JimiDevice): string {
	const [lat, lng] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(6)));
	return `<https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}|Show on map>`;
}

/** A manual run of the trigger that polls shows the newest alarms there are. */
const look = async () => await operator.run('Protrack Trigger');
const raise = (type: string) =>
	operator.sim.protrack.raiseAlarm({ imei: tracker.imei, type, gpstime: next(), systemtime: next() });

beforeAll(async () => {
	await operator.import('alarms-of-all-vendors');
	await operator.publish();
});

beforeEach(async () => {
	[moped] = operator.fleet({ parked: 1 }, { parked: 1 }, { parked: 1 });
	[tracker] = operator.devices;
	[device] = operator.jimiDevices;
	before = await operator.executions();
});

test('an alert of Segway: the position is asked for', async () => {
	const time = next();
	expect(await operator.push('alert', moped, { fields: { code: ILLEGAL_MOVING, statusUtcTime: time } })).toBe(200);
	expect(await operator.told(1)).toEqual([
		[
			':rotating_light: *Movement*: Illegal moving (Segway 1)',
			`Device ${moped.iotCode}`,
			`At ${textOf(time)} UTC`,
			mapOf(moped),
		].join('\n'),
	]);
});

test('an alarm of Protrack, with the place that came with it', async () => {
	const { gpstime } = raise('powerDisconnectAlarm');
	await look();
	expect(operator.slack).toEqual([
		[
			':rotating_light: *Power cut*: powerDisconnectAlarm (Protrack 3)',
			`Device ${tracker.imei}`,
			`At ${textOf(gpstime)} UTC`,
			mapOf(tracker),
		].join('\n'),
	]);
});

test('an alarm of JIMI, with the place that came with it', async () => {
	const time = next();
	expect(await operator.pushJimi(device, { alarm: { type: '1', time } })).toBe(200);
	expect(await operator.told(1)).toEqual([
		[
			':rotating_light: *Sos*: SOS (JIMI 1)',
			`Device ${device.imei}, ${device.deviceName}`,
			`At ${textOf(time)} UTC`,
			mapOf(device),
		].join('\n'),
	]);
});

test('one filter holds back what nobody wants, of every vendor', async () => {
	expect(await operator.push('alert', moped, { fields: { code: LOW_POWER, statusUtcTime: next() } })).toBe(200);
	const ended = { code: ILLEGAL_MOVING, alertStatus: 1, statusUtcTime: next() };
	expect(await operator.push('alert', moped, { fields: ended })).toBe(200);
	expect(await operator.pushJimi(device, { alarm: { type: 'ACC_ON', time: next() } })).toBe(200);
	const executions = await operator.ended(before + 3);
	expect(executions.slice(0, 3).map(({ status }) => status)).toEqual(['success', 'success', 'success']);
	raise('speedingAlarm');
	await look();
	expect(operator.slack).toEqual([]);
});

test('several alarms in one push become several messages, and a second delivery none', async () => {
	const options = { alarm: { type: '19', time: next() }, count: 2 };
	second += 2;
	await operator.pushJimi(device, options);
	expect(await operator.told(2)).toHaveLength(2);
	await operator.pushJimi(device, options);
	await operator.ended(before + 2);
	expect(operator.slack).toHaveLength(2);
});

test('forged pushes are refused and start nothing', async () => {
	expect(await operator.pushJimi(device, { forge: 'key' })).toBe(401);
	expect(await operator.pushJimi(device, { forge: 'unkeyed' })).toBe(401);
	expect(await operator.push('alert', moped, { forge: 'signature' })).toBe(401);
	// Whatever the forged ones had started would have ended before the execution of a good one.
	await operator.pushJimi(device, { alarm: { type: '1', time: next() } });
	await operator.told(1);
	expect(await operator.executions()).toBe(before + 1);
});

test('with other words in the settings other alarms are told; without any, all that have a word', async () => {
	await operator.import('alarms-of-all-vendors', { alarms: 'overspeed' });
	await operator.publish();
	await operator.pushJimi(device, { alarm: { type: '1', time: next() } });
	await operator.pushJimi(device, { alarm: { type: 'overSpeed', time: next() } });
	const [message] = await operator.told(1);
	await operator.ended(2);
	expect(message).toContain('*Overspeed*');
	expect(operator.slack).toHaveLength(1);
	await operator.import('alarms-of-all-vendors', { alarms: '' });
	await operator.publish();
	await operator.pushJimi(device, { alarm: { type: '3', time: next() } });
	expect((await operator.told(2))[1]).toContain('*Vibration*');
});

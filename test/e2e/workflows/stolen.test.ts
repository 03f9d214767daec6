import { itemsOf, type Execution } from '../../../demo/rest.cjs';
import type { Device } from '../../../simulator/index.cjs';
import { readXml } from '../../unit/core/trackXml.cjs';
import { useOperator } from './support/operator.cjs';

const SEND = '/api/command/send';
const HOUR = 3600;
const operator = useOperator();
let devices: Device[];

const now = () => Math.floor(operator.sim.clock.now() / 1000);
const raise = ({ imei }: Device, type: string, ago = 0) =>
	operator.sim.protrack.raiseAlarm({ imei, type, gpstime: now() - ago, systemtime: now() - ago });
/** A manual run shows the newest alarms there are. */
const look = async () => await operator.run('Protrack Trigger');
const orders = (device?: Device) => operator.asked(SEND, device).map(({ query }) => query.command);
const messageOf = ({ platenumber }: Device) =>
	(operator.slack.find((text) => text?.includes(`*${platenumber}*`)) ?? '').split('\n');
const mapOf = ({ latitude, longitude }: Device) => {
	const [lat, lng] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(6)));
	return `<https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}|Show on map>`;
};

async function filesOf(execution: Execution): Promise<Array<{ gpx: string; picture: string; names: string[] }>> {
	const items = itemsOf(execution, 'Mail the Track');
	return await Promise.all(
		items.map(async ({ binary }) => {
			const { gpx, picture } = binary!;
			const [gpxText, pictureText] = await Promise.all(
				[gpx, picture].map(async (file) => await operator.rest.executions.file(file)),
			);
			return { gpx: gpxText, picture: pictureText, names: [gpx.fileName!, picture.fileName!] };
		}),
	);
}

beforeAll(async () => {
	await operator.import('stolen-vehicle');
});

describe('one vehicle stands, one moves', () => {
	let parked: Device;
	let driving: Device;
	let execution: Execution;

	beforeAll(async () => {
		devices = operator.trackers({ parked: 1, driving: 1 });
		parked = devices.find(({ scenario }) => scenario === 'parked')!;
		driving = devices.find(({ scenario }) => scenario === 'driving')!;
		raise(parked, 'vibrationAlarm', 20);
		raise(parked, 'vibrationAlarm', 10);
		raise(parked, 'powerDisconnectAlarm');
		raise(driving, 'disassembleAlarm');
		raise(driving, 'speedingAlarm');
		execution = await look();
	});

	test('the engine of the standing one is stopped, once, whatever number of alarms it sends', () => {
		expect(orders(parked)).toEqual(['RELAY,1']);
		expect(parked.oilpowerstatus).toBe(0);
	});

	test('the engine of the moving one is not', () => {
		expect(orders(driving)).toEqual([]);
		expect(driving.oilpowerstatus).toBe(1);
	});

	test('Slack gets one message for each: plate, place, speed, and what was done', () => {
		expect(operator.slack).toHaveLength(2);
		const [title, at, place, done, back] = messageOf(parked);
		expect(title).toBe(
			`:rotating_light: *Vibration, power disconnect*: vehicle *${parked.platenumber}* (IMEI ${parked.imei})`,
		);
		expect(at).toMatch(/^Alarm at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/);
		expect(place).toMatch(/^Standing \(0 km\/h\), ignition off, position of /);
		expect(place).toContain(mapOf(parked));
		expect(done).toBe(
			':white_check_mark: *Engine stopped*. The device answered: Cut off the fuel supply: Success! Speed: 0km/h.',
		);
		expect(back).toContain('*Restore Engine*');
	});

	test('the message about the moving one says that it was not stopped, and why', () => {
		const [title, , place, done, back] = messageOf(driving);
		const speed = Math.round(driving.speed);
		expect(title).toContain(`*Disassemble*: vehicle *${driving.platenumber}*`);
		expect(place).toContain(`Moving at ${speed} km/h, ignition on, position of `);
		expect(done).toBe(
			`:no_entry: *Engine NOT stopped*. Not sent: the vehicle moves at ${speed} km/h (allowed: 3 km/h)`,
		);
		expect(back).toBeUndefined();
	});

	test('the track of the last hour is kept as a GPX file that holds every point, and as a picture', async () => {
		const files = await filesOf(execution);
		const { gpx, picture, names } = files.find(({ names: [name] }) => name.includes(driving.imei))!;
		expect(names).toEqual([
			expect.stringMatching(new RegExp(`^track-${driving.imei}-\\d{4}-\\d\\d-\\d\\d\\.gpx$`)),
			expect.stringMatching(new RegExp(`^track-${driving.imei}-\\d{4}-\\d\\d-\\d\\d\\.svg$`)),
		]);
		const elements = readXml(gpx);
		const times = elements.filter(({ path }) => path.endsWith('trkpt/time')).map(({ text }) => Date.parse(text) / 1000);
		// One report every ten seconds.
		expect(times.length).toBeGreaterThanOrEqual(359);
		expect(times.length).toBeLessThanOrEqual(361);
		expect(times.at(-1)! - times[0]).toBeGreaterThanOrEqual(HOUR - 20);
		expect(
			elements.filter(({ name }) => name === 'trkpt').map(({ attributes }) => Object.keys(attributes).sort())[0],
		).toEqual(['lat', 'lon']);
		expect(picture).toContain('<svg');
		expect(readXml(picture)[0].name).toBe('svg');
		expect(files).toHaveLength(2);
	});

	test('the same alarms again change nothing', async () => {
		await look();
		expect(operator.slack).toHaveLength(2);
		expect(orders()).toEqual(['RELAY,1']);
	});
});

test('nobody knows: a tracker that does not answer is told as such', async () => {
	const [device] = operator.trackers({ 'never-answers': 1 });
	Object.assign(device, { doorstatus: 0 });
	raise(device, 'carMoveAlarm');
	await look();
	expect(orders(device)).toEqual(['RELAY,1']);
	expect(messageOf(device)[0]).toContain('*Car move*');
	expect(messageOf(device)[3]).toMatch(
		/^:question: \*Nobody knows whether the engine is stopped\*: look at the vehicle\. The device has not answered within 30 s/,
	);
});

test('a tracker without a relay and one that is offline: not stopped, and the reason', async () => {
	const [one, other] = operator
		.trackers({ 'no-relay': 1, offline: 1 })
		.sort((a, b) => (a.scenario < b.scenario ? -1 : 1));
	for (const device of [one, other]) raise(device, 'disassembleAlarm');
	await look();
	expect(messageOf(one)[3]).toBe(
		':no_entry: *Engine NOT stopped*. The device does not support this command (Protrack 20048: Unsupported command)',
	);
	expect(messageOf(other)[3]).toMatch(/^:no_entry: \*Engine NOT stopped\*\. Not sent: the device is not online/);
	expect(messageOf(other)[2]).toContain('tracker offline');
});

test('an alarm that came in while n8n was down is told, and stops nothing', async () => {
	const [device] = operator.trackers({ parked: 1 });
	// The message counts in rounded minutes: nearly one may pass until then.
	raise(device, 'disassembleAlarm', 2 * HOUR - 25);
	await look();
	expect(orders()).toEqual([]);
	expect(messageOf(device)[3]).toBe(':no_entry: *Engine NOT stopped*. The alarm is 120 minutes old, too old to act on');
});

test('when Protrack gives neither plate nor position, the message comes all the same', async () => {
	const [device] = operator.trackers({ parked: 1 });
	raise(device, 'disassembleAlarm');
	operator.sim.faults.add({ path: 'device/detail|api/track|playback', action: { code: 10007 } });
	await look();
	expect(orders()).toEqual([]);
	const [title, , place, done] = (operator.slack[0] ?? '').split('\n');
	expect(title).toContain(`vehicle *without a plate* (IMEI ${device.imei})`);
	expect(place).toBe(`Speed not known, position of the alarm: ${mapOf(device)}`);
	expect(done).toMatch(/^:no_entry: \*Engine NOT stopped\*\. Not sent: the position could not be read/);
});

test('with stop_engine off it only tells', async () => {
	await operator.import('stolen-vehicle', { stop_engine: false });
	const [device] = operator.trackers({ parked: 1 });
	raise(device, 'disassembleAlarm');
	await look();
	expect(orders()).toEqual([]);
	expect(messageOf(device)[3]).toBe(':no_entry: *Engine NOT stopped*. Switched off in Settings (stop_engine)');
});

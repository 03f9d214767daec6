import type { Device } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const POSITIONS = '/api/track';
const HOUR = 3600;
const operator = useOperator();

/** Connected, as the platform says, but it has sent nothing for so long. */
const quiet = (device: Device, hours: number) => {
	const heard = Math.floor(operator.sim.clock.now() / 1000) - hours * HOUR;
	Object.assign(device, { silent: true, hearttime: heard, gpstime: heard, systemtime: heard });
};
const mapOf = ({ latitude, longitude }: Device) => {
	const [lat, lng] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(6)));
	return `<https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}|map>`;
};
const [HEADLINE, COLUMNS] = ['*Silent devices*: ', '*Plate (IMEI) | Why | Silent for | Last position*'];

beforeAll(async () => {
	await operator.import('silent-devices');
});

test('offline and silent devices are listed, the longest silence first, with their last position', async () => {
	operator.trackers({ parked: 2, driving: 1, silent: 1, offline: 1, expired: 1, blocked: 1, 'never-online': 1 });
	const of = (name: string) => operator.devices.find(({ scenario }) => scenario === name)!;
	const mute = operator.devices.find(({ scenario }) => scenario === 'parked')!;
	quiet(mute, 30);
	await operator.run();
	const [message, ...others] = operator.slack;
	expect(others).toEqual([]);
	const [headline, columns, ...lines] = message!.split('\n');
	expect([headline, columns]).toEqual([`${HEADLINE}6 of 8`, COLUMNS]);
	const never = of('never-online');
	expect(lines[0]).toBe(`${never.platenumber} (${never.imei}) | never online | never heard | no position`);
	for (const [name, why] of [
		['silent', 'offline'],
		['offline', 'offline'],
		['expired', 'subscription expired'],
		['blocked', 'blocked'],
	]) {
		const device = of(name);
		const line = lines.find((each) => each.startsWith(`${device.platenumber} (${device.imei}) | ${why} | `));
		expect(line).toContain(` | ${mapOf(device)}`);
		expect(line).toMatch(/ \| \d+ (h|days) \| /);
	}
	expect(lines).toContain(`${mute.platenumber} (${mute.imei}) | no report | 30 h | ${mapOf(mute)}`);
	const hours = lines.map((line) => {
		const [, count, unit] = /(\d+) (h|days)/.exec(line) ?? [];
		return count === undefined ? Infinity : Number(count) * (unit === 'days' ? 24 : 1);
	});
	expect(hours).toEqual([...hours].sort((one, other) => other - one));
});

test('nothing silent: one line', async () => {
	operator.trackers({ parked: 3, driving: 1 });
	await operator.run();
	expect(operator.slack).toEqual(['Silent devices: none, all 4 devices reported']);
});

test('the settings say how many hours are silence', async () => {
	await operator.import('silent-devices', { silent_after_hours: 4 });
	const [mute] = operator.trackers({ parked: 2 });
	quiet(mute, 5);
	await operator.run();
	expect(operator.slack).toEqual([
		[`${HEADLINE}1 of 2`, COLUMNS, `${mute.platenumber} (${mute.imei}) | no report | 5 h | ${mapOf(mute)}`].join('\n'),
	]);
	quiet(mute, 3);
	await operator.run();
	expect(operator.slack[1]).toBe('Silent devices: none, all 2 devices reported');
});

test('when the positions cannot be read, nobody is called well', async () => {
	const [device] = operator.trackers({ parked: 1 });
	operator.sim.faults.add({ path: POSITIONS, action: { code: 10007 } });
	await operator.run();
	expect(operator.slack[0]).toContain(`${HEADLINE}1 of 1`);
	expect(operator.slack[0]).toMatch(new RegExp(`${device.platenumber} \\(${device.imei}\\) \\| .+\\(Protrack 10007`));
});

import { fillKnotVehicles } from '../../../demo/steps/tables.cjs';
import { knotLogin } from '../../../demo/steps/logins.cjs';
import type { KnotVehicle, Vehicle } from '../../../simulator/index.cjs';
import { confirmedBy } from '../../knotRoutes';
import { useOperator } from './support/operator.cjs';

const TABLE = 'Knot of the fault tests';
const HANDLEBAR = '41';
const TAIL_BOX = '42';
const DASHBOARD = '17';
const OPEN = 'maintenance.addToVehicle';
const LOOK = 'maintenance.ofVehicle';
const operator = useOperator();
let moped: Vehicle;
let stranger: Vehicle;
let scooter: KnotVehicle;
/** Executions before the test. */
let before: number;

/** Segway counts in seconds: faults of one vehicle and second are one event. */
let second = 0;
const next = () => Math.floor(operator.sim.clock.now() / 1000) + second++;
const appears = async (code: string, vehicle = moped) =>
	await operator.push('fault', vehicle, { fields: { code, faultStatus: 0, statusUtcTime: next() } });
const disappears = async (code: string, vehicle = moped) =>
	await operator.push('fault', vehicle, { fields: { code, faultStatus: 1, statusUtcTime: next() } });
/** Waits for the executions that so many pushes of this test started. */
const worked = async (pushes: number) => await operator.ended(before + pushes);
const asked = (call: string) => operator.sim.knot.log.filter((entry) => entry.call === call);
const about = () => `Vehicle ${scooter.serial_number}, IoT code ${moped.iotCode}`;

beforeAll(async () => {
	const values = { maintenance_type: 'brakes' };
	await operator.import('fault-to-maintenance', values, { tables: { 'Knot Vehicles': TABLE } });
	await operator.publish();
});

beforeEach(async () => {
	[moped, stranger] = operator.fleet({ parked: 2 }, {}, {}, { mix: { free: 2 } });
	[scooter] = operator.knotVehicles;
	await fillKnotVehicles(operator.rest, [[moped, scooter]], TABLE);
	before = await operator.executions();
});

test('a fault opens a maintenance of its severity, and closes it when it disappears', async () => {
	expect(await appears(HANDLEBAR)).toBe(200);
	expect(await operator.told(1)).toEqual([
		[
			':wrench: *Maintenance opened*: maintenance 1, severity high',
			'Segway fault 41: The handlebar lock is not in place: restart the vehicle and move the handlebar',
			about(),
		].join('\n'),
	]);
	expect(operator.maintenances).toEqual([
		expect.objectContaining({
			target: 'vehicle',
			vehicle_id: scooter.vehicle_id,
			maintenance_type: 'brakes',
			severity: 'high',
			comment: expect.stringMatching(
				new RegExp(`^Segway fault 41: The handlebar lock .+ \\(since \\d{4}-.+Z, IoT code ${moped.iotCode}\\)$`),
			),
			stop_date: null,
		}),
	]);
	expect(await disappears(HANDLEBAR)).toBe(200);
	const [, message] = await operator.told(2);
	expect(message).toBe(
		[
			':white_check_mark: *Maintenance closed*: maintenance 1',
			'Segway fault 41, disappeared: The handlebar lock is not in place: restart the vehicle and move the handlebar',
			about(),
		].join('\n'),
	);
	expect(operator.maintenances.map(({ stop_date }) => stop_date)).toEqual([expect.any(String)]);
});

test.each([
	[HANDLEBAR, 'high'],
	['e7', 'info'],
	[DASHBOARD, 'low'],
	['777', 'low'],
])('fault %s is of severity %s', async (code, severity) => {
	await appears(code);
	const [message] = await operator.told(1);
	expect(message).toContain(`severity ${severity}`);
	expect(operator.maintenances.map((each) => each.severity)).toEqual([severity]);
});

test('a fault that is still open opens no second maintenance; another fault of the same vehicle has its own', async () => {
	await appears(HANDLEBAR);
	await operator.told(1);
	await appears(HANDLEBAR);
	await worked(2);
	expect(operator.slack).toHaveLength(1);
	expect(operator.maintenances).toHaveLength(1);
	await appears(TAIL_BOX);
	await operator.told(2);
	expect(operator.maintenances.map(({ comment }) => comment?.slice(0, 16))).toEqual([
		'Segway fault 41:',
		'Segway fault 42:',
	]);
	await disappears(HANDLEBAR);
	await operator.told(3);
	expect(operator.maintenances.map(({ stop_date }) => stop_date === null)).toEqual([false, true]);
	expect(asked(OPEN)).toHaveLength(2);
});

test('a fault that comes back opens a new maintenance, and those that people opened stay open', async () => {
	const { knot } = operator.sim;
	const own = { target: 'vehicle', maintenance_type: 'dirty', severity: 'info' } as const;
	knot.maintenances.add(
		{ ...own, vehicle_id: scooter.vehicle_id, comment: 'Segway faults? Look at it' },
		null,
		Date.now(),
	);
	await appears(HANDLEBAR);
	await operator.told(1);
	await disappears(HANDLEBAR);
	await operator.told(2);
	await appears(HANDLEBAR);
	await operator.told(3);
	expect(operator.maintenances.map(({ stop_date }) => stop_date === null)).toEqual([true, false, true]);
});

test('the same push twice changes nothing and is told once', async () => {
	const fields = { code: HANDLEBAR, faultStatus: 1, statusUtcTime: next() };
	await operator.push('fault', moped, { fields });
	await operator.told(1);
	await operator.push('fault', moped, { fields });
	await worked(2);
	expect(operator.slack).toHaveLength(1);
});

test('the end of a fault that has no maintenance is told', async () => {
	await disappears(HANDLEBAR);
	const [message] = await operator.told(1);
	expect(message).toContain(':information_source: *Nothing to close*: the fault has disappeared, and Knot has no open');
	expect(message).toContain(about());
	expect(operator.maintenances).toEqual([]);
});

test('a vehicle that is not in the table is told, and Knot is not asked', async () => {
	await appears(HANDLEBAR, stranger);
	expect(await operator.told(1)).toEqual([
		[
			`:warning: *Nothing was done*: the vehicle is not in the table ${TABLE}`,
			'Segway fault 41: The handlebar lock is not in place: restart the vehicle and move the handlebar',
			`IoT code ${stranger.iotCode}`,
		].join('\n'),
	]);
	expect(operator.sim.knot.log).toEqual([]);
});

test('a serial number that Knot does not know is told', async () => {
	await fillKnotVehicles(operator.rest, [[moped, { serial_number: 'KN999999' }]], TABLE);
	await appears(HANDLEBAR);
	const [message] = await operator.told(1);
	expect(message).toMatch(
		/^:warning: \*The maintenances of the vehicle could not be read, nothing was done\*: .+Knot 10/,
	);
	expect(asked(OPEN)).toEqual([]);
});

test('when what stands open cannot be read, nothing is opened, and it is told', async () => {
	operator.sim.faults.add({ vendor: 'knot', path: LOOK, action: { code: 27 } });
	await appears(HANDLEBAR);
	const [message] = await operator.told(1);
	expect(message).toMatch(
		/^:warning: \*The maintenances of the vehicle could not be read, nothing was done\*: .+Knot 27/,
	);
	expect(operator.maintenances).toEqual([]);
});

test('what Knot refuses is told as not opened', async () => {
	operator.sim.knot.set({ errors: 'code' });
	operator.sim.faults.add({ vendor: 'knot', path: OPEN, action: { code: 6 } });
	await appears(HANDLEBAR);
	const [message] = await operator.told(1);
	expect(message).toMatch(/^:no_entry: \*Maintenance NOT opened\*: .+Knot 6/);
	expect(operator.maintenances).toEqual([]);
});

test('an answer that gets lost is told as unknown, is not sent again, and the next push finds what became of it', async () => {
	operator.sim.faults.add({ vendor: 'knot', path: OPEN, times: 1, action: 'dropAfter' });
	await appears(HANDLEBAR);
	const [message] = await operator.told(1);
	expect(message).toMatch(/^:question: \*Nobody knows whether the maintenance was opened\*: look in Knot: .+/);
	expect(asked(OPEN)).toHaveLength(1);
	await appears(HANDLEBAR);
	await worked(2);
	expect(operator.maintenances).toHaveLength(1);
	await disappears(HANDLEBAR);
	const [, closed] = await operator.told(2);
	expect(closed).toContain(':white_check_mark: *Maintenance closed*: maintenance 1');
});

test('a forged push is refused and opens nothing', async () => {
	const fields = { code: HANDLEBAR, statusUtcTime: next() };
	expect(await operator.push('fault', moped, { fields, forge: 'signature' })).toBe(401);
	// Whatever the forged one had started would have ended before the execution of a good one.
	await appears(TAIL_BOX);
	await operator.told(1);
	expect(await operator.executions()).toBe(before + 1);
	expect(operator.maintenances.map(({ comment }) => comment?.slice(0, 16))).toEqual(['Segway fault 42:']);
});

test('without confirmed routes nothing is opened, and the message says how to confirm them', async () => {
	const { id } = operator.credential('knotApi');
	await operator.rest.credentials.edit(id, knotLogin(operator.sim.knot));
	await appears(HANDLEBAR);
	const [message] = await operator.told(1);
	await operator.rest.credentials.edit(id, knotLogin(operator.sim.knot, confirmedBy(operator.sim.knot)));
	expect(message).toMatch(/^:no_entry: \*Maintenance NOT opened\*: Not sent: /);
	expect(operator.maintenances).toEqual([]);
});

import { BETWEEN_LOOKS, runSweep, type SweepReport } from '../../../demo/steps/sweep.cjs';
import { COMMAND, LOCKS } from '../../../demo/steps/sweepFleet.cjs';
import { watchSweep } from '../../../demo/steps/sweepTruth.cjs';
import { fillFleetList } from '../../../demo/steps/tables.cjs';
import type { Device, Vehicle } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const TABLE = 'Fleet of the sweep tests';
const SOON = { second_look_after_minutes: 0.05 };
/** Time to change the fleet and the tables between the two looks. */
const LATER = { second_look_after_minutes: 0.3 };
const operator = useOperator();

const fill = async () => await fillFleetList(operator.rest, operator.vehicles, TABLE);
const sweep = async (meanwhile?: () => unknown) =>
	await runSweep(operator.rest, operator.workflow.id, operator.sim, meanwhile);
const those = (scenario: string) => operator.vehicles.filter((vehicle) => vehicle.scenario === scenario);
const commandsTo = (vehicle: Vehicle) => LOCKS.flatMap((path) => operator.asked(path, vehicle));
const trackers = (scenario: string) => operator.devices.filter((device) => device.scenario === scenario);
const ordersTo = (device: Device) => operator.asked(COMMAND, device).map(({ query }) => query.command);
const lineOf = (report: SweepReport, vehicle: Vehicle | Device) => {
	const id = 'imei' in vehicle ? vehicle.imei : vehicle.iotCode;
	return report.details.find(({ device_id }) => device_id === id);
};
const told = (report: SweepReport, vehicles: Array<Vehicle | Device>) =>
	vehicles.map((each) => [lineOf(report, each)?.result, lineOf(report, each)?.reason]);

beforeAll(async () => {
	await operator.import('nightly-lock-sweep', SOON, { tables: { 'Fleet List': TABLE } });
});

describe('a night with vehicles of every kind', () => {
	let report: SweepReport;
	let problems: string[];

	beforeAll(async () => {
		// prettier-ignore
		operator.fleet({
			parked: 2, forgotten: 4, riding: 1, waiting: 2, paused: 1, offline: 1, 'offline-last-known': 1, silent: 1,
			inactive: 1, upgrading: 1, dormant: 1, 'stuck-handlebar': 1, 'times-out': 2, 'weak-network': 1, 'no-fix': 1,
			'geofence-denied': 1, departing: 1,
		}, {
			parked: 1, driving: 1, 'parked-acc-on': 1, 'unlocked-door': 2, offline: 1, 'no-status': 1, 'old-fix': 1,
			'answers-late': 1, 'never-answers': 2, 'send-fails': 1, refuses: 1,
		});
		Object.assign(trackers('parked-acc-on')[0], { doorstatus: 1 });
		Object.assign(trackers('refuses')[0], { accstatus: 0 });
		for (const vehicle of [those('forgotten')[0], ...those('dormant')]) vehicle.model = 't60-lite';
		those('offline-last-known')[0].locked = false;
		await fill();
		const problemsOf = watchSweep(operator.sim);
		report = await sweep();
		problems = problemsOf(report);
	});

	test('the vehicles themselves agree with the report in everything', () => {
		expect(problems).toEqual([]);
		expect(report).toMatchObject({ vehicles: 36, locked: 9, refused: 7, unknown: 4, left_alone: 16 });
	});

	test('what stood there forgotten is locked, a T60 Lite by its own command', () => {
		for (const vehicle of [...those('forgotten'), ...those('no-fix')]) expect(vehicle.locked).toBe(true);
		const [t60, moped] = those('forgotten');
		expect(commandsTo(t60).map(({ path }) => path)).toEqual(['/api/v2/vehicle/control/t60/lock']);
		expect(commandsTo(moped).map(({ path }) => path)).toEqual(['/api/v2/vehicle/control/lock']);
	});

	test('a Protrack vehicle with an open door is locked, by one command to its doors', () => {
		for (const device of [...trackers('unlocked-door'), ...trackers('answers-late')]) {
			expect([device.doorstatus, ordersTo(device)]).toEqual([0, ['LOCKDOOR']]);
			expect(lineOf(report, device)).toMatchObject({
				vendor: 'protrack',
				plate: device.platenumber,
				result: 'locked',
				reason: 'The device answered: Lock the door: Success! Speed: 0km/h.',
			});
		}
	});

	test('Protrack vehicles that are in use, closed or out of reach are sent nothing', () => {
		const vehicles = ['parked', 'driving', 'old-fix', 'parked-acc-on', 'offline', 'no-status'].flatMap(trackers);
		expect(told(report, vehicles)).toEqual([
			['left alone', 'doors closed'],
			['left alone', 'doors closed'],
			['left alone', 'doors closed'],
			['left alone', 'ignition is on'],
			['left alone', 'offline by its last status'],
			['left alone', 'lock state not known'],
		]);
		expect(vehicles.flatMap(ordersTo)).toEqual([]);
	});

	test('what the trackers answer, or do not, is told as it is', () => {
		const silence = expect.stringMatching(/^The device has not answered within 30 s/);
		expect(told(report, ['send-fails', 'refuses', 'never-answers'].flatMap(trackers))).toEqual([
			['refused', 'The command could not be sent to the device (Protrack 20018: Send command fail)'],
			['refused', 'The device answered: Lock the door: Failed! Speed: 60km/h.'],
			['unknown', silence],
			['unknown', silence],
		]);
	});

	test('a rented moped at a light is left alone, also one that the list knows nothing of', () => {
		const [listed, unlisted] = [true, false].map(
			(known) => those('waiting').find(({ listedInUse }) => listedInUse === known)!,
		);
		expect(commandsTo(listed)).toEqual([]);
		expect(commandsTo(unlisted)).toEqual([]);
		expect([listed.locked, unlisted.locked]).toEqual([false, false]);
		expect(told(report, [listed, unlisted])).toEqual([
			['left alone', 'in use'],
			['left alone', 'has moved since the first look'],
		]);
	});

	test('vehicles that nobody can reach or that say nothing new are left alone, with the reason', () => {
		const vehicles = ['offline', 'offline-last-known', 'silent', 'inactive'].flatMap(those);
		expect(told(report, vehicles)).toEqual([
			['left alone', 'The vehicle is offline (Segway 15301: offline device)'],
			['left alone', 'offline by its last status'],
			['left alone', 'no fresh status'],
			['left alone', 'The vehicle is not activated (Segway 15300: inactive device)'],
		]);
		expect(vehicles.flatMap(commandsTo)).toEqual([]);
	});

	test('refused ones are told with the reason', () => {
		const vehicles = ['upgrading', 'dormant', 'stuck-handlebar', 'geofence-denied', 'departing'].flatMap(those);
		expect(told(report, vehicles)).toEqual([
			[
				'refused',
				'The vehicle is being upgraded and takes no commands (Segway 15500: device upgrading: command can not be executed)',
			],
			['refused', 'The vehicle is in dormancy (Segway 15704: the device is in dormancy)'],
			['refused', 'The handlebar could not be locked (Segway 15603: handlebar lock failed)'],
			[
				'refused',
				'The vehicle refused to lock because of its geofence (Segway 15996: device lock failed: denied by geofence strategy)',
			],
			['refused', 'The vehicle is riding (Segway 15600: lock failed: vehicle is riding)'],
		]);
	});

	test('a doubtful command is settled by a look at the vehicle where that says more, else it stays unknown', () => {
		const [obeyed, silent] = [true, false].map(
			(effect) => those('times-out').find(({ link }) => link?.takesEffect === effect)!,
		);
		expect(told(report, [obeyed])).toEqual([
			['locked', expect.stringMatching(/^Done: the vehicle's status of .+ confirms it/)],
		]);
		expect(told(report, [silent, ...those('weak-network')])).toEqual([
			['unknown', 'The vehicle did not answer in time (Segway 15302: device response timeout)'],
			['unknown', 'Locking failed because of a network error (Segway 15602: device lock failed: network error)'],
		]);
	});

	test('Slack gets one message: counts, then each refused and unknown vehicle with reason and map', () => {
		const [message, ...others] = operator.slack;
		expect(others).toEqual([]);
		expect(message).toContain(
			'*Nightly lock sweep*: 36 vehicles (23 Segway, 13 Protrack), 9 locked, 7 refused, 4 unknown, 16 left alone',
		);
		const [stuck] = those('stuck-handlebar');
		const map = /<https:\/\/www\.openstreetmap\.org\/\?mlat=45\.\d+&mlon=9\.\d+\|map>/;
		const line = message!.split('\n').find((each) => each.includes(stuck.plate));
		expect(line).toContain(
			`${stuck.plate} (${stuck.iotCode}): The handlebar could not be locked (Segway 15603: handlebar lock failed)`,
		);
		expect(line).toMatch(map);
		expect(message!.split('\n').filter((each) => map.test(each))).toHaveLength(11);
	});
});

test('what changes between the two looks counts', async () => {
	await operator.import('nightly-lock-sweep', LATER, { tables: { 'Fleet List': TABLE } });
	const [rented, silent, locked, unknownModel, unlisted, good] = operator.fleet(
		{ forgotten: 6 },
		{ 'unlocked-door': 6 },
	);
	const [starting, leaving, moved, closed, mute, open] = operator.devices;
	const { id } = await fill();
	const { dataTables } = operator.rest;
	const rows = await dataTables.rows(id);
	const rowOf = ({ iotCode, plate, model }: Vehicle) => ({ iot_code: iotCode, plate, model });
	await dataTables.deleteRows(id);
	await dataTables.insert(id, [
		...[rented, silent, locked, good].map((vehicle) => ({ ...rowOf(vehicle), in_use: false })),
		{ ...rowOf(unknownModel), model: 'bicycle', in_use: false },
		{ ...rowOf(unlisted), in_use: null },
	]);
	expect(rows).toHaveLength(6);
	const report = await sweep(async () => {
		silent.silent = true;
		locked.locked = true;
		const filters = [{ columnName: 'iot_code', condition: 'eq' as const, value: rented.iotCode }];
		await dataTables.deleteRows(id, { filters });
		await dataTables.insert(id, [{ ...rowOf(rented), in_use: true }]);
		const { clock, protrack } = operator.sim;
		protrack.change(starting.imei, { accstatus: 1 });
		for (const { imei } of [leaving, moved]) protrack.change(imei, { speed: 30 });
		protrack.change(closed.imei, { doorstatus: 0 });
		mute.silent = true;
		clock.advance(BETWEEN_LOOKS / 2);
		protrack.change(moved.imei, { speed: 0 });
		clock.advance(BETWEEN_LOOKS / 2);
	});
	expect(told(report, [rented, silent, locked, unknownModel, unlisted, good])).toEqual([
		['left alone', 'in use by now'],
		['left alone', 'no new status since the first look'],
		['left alone', 'locked by now'],
		['left alone', 'model not known'],
		['left alone', 'the list does not say whether it is in use'],
		['locked', 'Done'],
	]);
	expect([rented, silent, locked, unknownModel, unlisted].flatMap(commandsTo)).toEqual([]);
	expect(told(report, [starting, leaving, moved, closed, mute, open])).toEqual([
		['left alone', 'ignition is on by now'],
		['left alone', 'moving'],
		['left alone', 'has moved since the first look'],
		['left alone', 'locked by now'],
		['left alone', 'no new status since the first look'],
		['locked', expect.stringContaining('Success')],
	]);
	expect([starting, leaving, moved, closed, mute].flatMap(ordersTo)).toEqual([]);
});

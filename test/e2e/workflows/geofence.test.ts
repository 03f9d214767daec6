import { emptyExcursions } from '../../../demo/steps/tables.cjs';
import type { Vehicle } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const SOUND = '/api/v2/vehicle/control/sound';
const SPEED_MODE = '/api/v2/vehicle/setting/speed-mode';
const LOW = 1;
const HIGH = 3;
const INSIDE = { latitude: 45.46, longitude: 9.19 };
const OUTSIDE = { latitude: 45.52, longitude: 9.19 };
const operator = useOperator();
let moped: Vehicle;
let other: Vehicle;

/** Reports a position and waits until the workflow is through with it. */
async function report(vehicle: Vehicle, fields: Record<string, string | number>): Promise<void> {
	const before = await operator.executions();
	expect(await operator.push('location', vehicle, { fields })).toBe(200);
	const [{ status }] = await operator.ended(before + 1);
	expect(status).toBe('success');
}
const speedModes = (vehicle?: Vehicle) =>
	operator.asked(SPEED_MODE, vehicle).map(({ body }) => (body as { speedMode: number }).speedMode);

const start = async (minutes: number) => {
	await operator.import('geofence-guard', { back_after_minutes: minutes });
	await operator.publish();
};

beforeAll(async () => await start(0));

beforeEach(async () => {
	[moped, other] = operator.fleet({ riding: 2 });
	await emptyExcursions(operator.rest);
});

test('inside the area nothing happens', async () => {
	await report(moped, INSIDE);
	expect(operator.sim.segway.log).toEqual([]);
	expect(operator.slack).toEqual([]);
});

test('outside it toots and slows down once, however often it reports from there, and Slack is told', async () => {
	await report(moped, INSIDE);
	await report(moped, OUTSIDE);
	await report(moped, OUTSIDE);
	await report(moped, { ...OUTSIDE, longitude: 9.2 });
	expect(operator.asked(SOUND).map(({ body, code }) => [body, code])).toEqual([
		[{ iotCode: moped.iotCode, controlType: 2 }, 0],
	]);
	expect(speedModes()).toEqual([LOW]);
	expect(moped.speedMode).toBe(LOW);
	const map = '<https://www.openstreetmap.org/?mlat=45.52&mlon=9.19#map=16/45.52/9.19|map>';
	expect(operator.slack).toEqual([
		`:warning: Vehicle ${moped.iotCode} has left the area: ${map}\nToot: done. Speed mode low: done.`,
	]);
});

test('each vehicle has its own excursion', async () => {
	await report(moped, OUTSIDE);
	await report(other, OUTSIDE);
	expect([speedModes(moped), speedModes(other)]).toEqual([[LOW], [LOW]]);
	expect(operator.asked(SOUND)).toHaveLength(2);
});

test('back inside it gets its speed back once; the next excursion counts again', async () => {
	await report(moped, OUTSIDE);
	await report(moped, INSIDE);
	await report(moped, INSIDE);
	expect(speedModes()).toEqual([LOW, HIGH]);
	await report(moped, OUTSIDE);
	expect(speedModes()).toEqual([LOW, HIGH, LOW]);
	expect(operator.asked(SOUND)).toHaveLength(2);
	expect(operator.slack[1]).toBe(
		`:white_check_mark: Vehicle ${moped.iotCode} is back in the area. Speed mode high: done.`,
	);
	expect(operator.slack).toHaveLength(3);
});

test('a vehicle that does not obey is told as it is, and is not asked again', async () => {
	moped.upgrading = true;
	await report(moped, OUTSIDE);
	await report(moped, OUTSIDE);
	expect(operator.asked(SOUND)).toHaveLength(1);
	const refused =
		'refused (The vehicle is being upgraded and takes no commands (Segway 15500: device upgrading: command can not be executed))';
	expect(operator.slack).toEqual([expect.stringContaining(`Toot: ${refused}. Speed mode low: ${refused}.`)]);
});

test('positions without a fix and forged ones start nothing', async () => {
	const before = await operator.executions();
	expect(await operator.push('location', moped, { fields: { ...OUTSIDE, locationStatus: 'invalid' } })).toBe(200);
	expect(await operator.push('location', moped, { fields: { latitude: '0.0', longitude: '0.0' } })).toBe(200);
	expect(await operator.push('location', moped, { fields: OUTSIDE, forge: 'signature' })).toBe(401);
	expect(await operator.executions()).toBe(before);
	expect(operator.sim.segway.log).toEqual([]);
});

test('at the very border: within the minutes of the settings it is one excursion', async () => {
	await start(5);
	for (const place of [OUTSIDE, INSIDE, OUTSIDE, INSIDE]) await report(moped, place);
	expect(speedModes()).toEqual([LOW]);
	expect(operator.asked(SOUND)).toHaveLength(1);
	expect(operator.slack).toHaveLength(1);
});

import { errorOf, type Execution, outputOf } from '../../../demo/rest.cjs';
import { LOCK, LOGIN, STATUS, useFleet } from './support/fleet.cjs';

const fleet = useFleet();
const lock = 'control.lock';
const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 50 };
const outcomes = (execution: Execution) => outputOf(execution, 'Segway').map(({ outcome }) => outcome);

/** How often each vehicle was told to lock, and whether it did. */
const ran = () =>
	fleet
		.asked(LOCK)
		.filter(({ ranCommand }) => ranCommand)
		.map(({ device }) => device);
const each = () => fleet.list().map(({ iotCode }) => iotCode);

beforeEach(async () => await fleet.signIn());

describe('Retry on Fail', () => {
	test('a command whose connection drops after it ran is sent once', async () => {
		fleet.sim.faults.add({ path: LOCK, action: 'dropAfter' });
		const execution = await fleet.run(lock, {}, retryOnFail, fleet.list().slice(0, 1));
		expect(errorOf(execution)).toBe(`${each()[0]}: No answer: the connection was lost before an answer came`);
		expect(fleet.asked(LOCK)).toHaveLength(1);
		expect(ran()).toEqual([each()[0]]);
	});

	test('vehicles that are done are not locked again for the sake of one that is not', async () => {
		fleet.sim.faults.add({ path: LOCK, device: each()[2], action: 'dropAfter' });
		const execution = await fleet.run(lock, { options: { concurrency: 1 } }, retryOnFail);
		expect(execution.status).toBe('error');
		expect(fleet.asked(LOCK).map(({ device }) => device)).toEqual(each());
	});

	test('with "continue" and a failed first item n8n repeats the node, and still nothing is sent twice', async () => {
		fleet.sim.faults.add({ path: LOCK, device: each()[0], action: 'dropAfter' });
		const execution = await fleet.run(lock, {}, { ...retryOnFail, onError: 'continueRegularOutput' });
		expect(outputOf(execution, 'Segway')).toMatchObject([
			{ error: { outcome: 'unknown' } },
			{ outcome: 'done' },
			{ outcome: 'done' },
		]);
		expect(fleet.asked(LOCK)).toHaveLength(3);
	});

	test('a proven refusal may be sent anew, and then ends well', async () => {
		fleet.sim.faults.add({ path: LOCK, device: each()[1], times: 1, action: { code: 15601 } });
		const execution = await fleet.run(lock, {}, retryOnFail);
		expect(outcomes(execution)).toEqual(['done', 'done', 'done']);
		expect(ran().sort()).toEqual(each().sort());
		expect(fleet.asked(LOCK)).toHaveLength(4);
	});

	test('a token that is refused with HTTP 401 for good: four attempts per try, none of them made by n8n itself', async () => {
		fleet.sim.faults.add({ path: LOCK, action: { tokenRefused: 'oauth401' } });
		const execution = await fleet.run(lock, {}, retryOnFail, fleet.list().slice(0, 1));
		expect(errorOf(execution)).toMatch(/The access token was refused \(HTTP 401\)/);
		expect(fleet.asked(LOCK)).toHaveLength(3 * 4);
		expect(fleet.asked(LOGIN)).toHaveLength(3 * 3);
		expect(ran()).toEqual([]);
	});

	test('a read that fails twice and then works is repeated', async () => {
		fleet.sim.faults.add({ path: STATUS, times: 2, action: { status: 503 } });
		const execution = await fleet.run('vehicle.getStatus', {}, {}, fleet.list().slice(0, 1));
		expect(outputOf(execution, 'Segway')).toMatchObject([{ device_id: each()[0], locked: false }]);
		expect(fleet.asked(STATUS)).toHaveLength(3);
	});
});

describe.each([
	['15101 inside HTTP 200', '15101'],
	['HTTP 401', 'oauth401'],
])('a token refused as %s', (_, shape) => {
	test('once: one renewal, the command runs once', async () => {
		fleet.sim.faults.add({ path: LOCK, times: 1, action: { tokenRefused: shape } });
		expect(outcomes(await fleet.run(lock, {}, {}, fleet.list().slice(0, 1)))).toEqual(['done']);
		expect(ran()).toEqual([each()[0]]);
		expect(fleet.asked(LOGIN)).toHaveLength(1);
	});
});

test('a token killed in the middle of 60 vehicles: no vehicle lost, one renewal, each command once', async () => {
	fleet.reset({ forgotten: 60 });
	fleet.sim.latency(40);
	fleet.sim.faults.add({ path: LOCK, after: 25, times: 1, action: { tokenRefused: '15101' } });
	const execution = await fleet.run(lock, { options: { returnOutcome: true } });
	expect(outcomes(execution)).toEqual(each().map(() => 'done'));
	expect(outputOf(execution, 'Segway').map(({ device_id }) => device_id)).toEqual(each());
	expect(fleet.asked(LOGIN)).toHaveLength(1);
	expect(ran().sort()).toEqual(each().sort());
});

test('a rate limit slows the run and loses nothing', async () => {
	fleet.reset({ forgotten: 12 });
	fleet.sim.faults.add({ path: LOCK, after: 3, times: 2, action: { rateLimit: 1 } });
	expect(outcomes(await fleet.run(lock))).toEqual(each().map(() => 'done'));
	expect(ran().sort()).toEqual(each().sort());
});

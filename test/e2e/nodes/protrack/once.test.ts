import { errorOf, type Execution, outputOf } from '../../../../demo/rest.cjs';
import { LOGIN, SEND, TRACK, useTrackers } from '../support/trackers.cjs';

const fleet = useTrackers();
const send = 'command.send';
const lock = { command: 'lockDoor' };
const stop = { command: 'stopEngine' };
const returnOutcome = { options: { returnOutcome: true } };
const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 50 };
const outcomes = (execution: Execution) => outputOf(execution, 'Protrack').map(({ outcome }) => outcome);
const each = () => fleet.list().map(({ imei }) => imei);

/** The trackers that were told something and did it. */
const ran = () =>
	fleet
		.asked(SEND)
		.filter(({ ranCommand }) => ranCommand)
		.map(({ device }) => device);

beforeEach(async () => await fleet.signIn());

describe('Retry on Fail', () => {
	test('a command whose connection drops after it ran is sent once', async () => {
		fleet.sim.faults.add({ path: SEND, action: 'dropAfter' });
		const execution = await fleet.run(send, lock, retryOnFail, fleet.list().slice(0, 1));
		expect(errorOf(execution)).toBe(`${each()[0]}: No answer: the connection was lost before an answer came`);
		expect(fleet.asked(SEND)).toHaveLength(1);
		expect(ran()).toEqual([each()[0]]);
	});

	test('doors that are locked are not told again for the sake of one that is not', async () => {
		fleet.sim.faults.add({ path: SEND, device: each()[2], action: 'dropAfter' });
		const execution = await fleet.run(send, { ...lock, options: { concurrency: 1 } }, retryOnFail);
		expect(execution.status).toBe('error');
		expect(fleet.asked(SEND).map(({ device }) => device)).toEqual(each());
	});

	test('a command that the provider refused may be sent anew, and then ends well', async () => {
		fleet.sim.faults.add({ path: SEND, device: each()[1], times: 1, action: { code: 20018 } });
		expect(outcomes(await fleet.run(send, lock, retryOnFail))).toEqual(['done', 'done', 'done']);
		expect(ran().sort()).toEqual(each().sort());
		expect(fleet.asked(SEND)).toHaveLength(4);
	});
});

test('a token that another system ends in the middle of 30 commands: one renewal, each command once, in order', async () => {
	fleet.reset({ parked: 30 });
	fleet.sim.faults.add({ path: SEND, after: 12, times: 1, action: { tokenRefused: '10011' } });
	const execution = await fleet.run(send, { ...lock, ...returnOutcome });
	expect(outputOf(execution, 'Protrack')).toMatchObject(each().map((imei) => ({ device_id: imei, outcome: 'done' })));
	expect(fleet.asked(LOGIN)).toHaveLength(1);
	expect(ran().sort()).toEqual(each().sort());
});

test('a rate limit slows the run and loses nothing', async () => {
	fleet.reset({ parked: 8 });
	fleet.sim.faults.add({ path: SEND, after: 3, times: 2, action: 'rateLimit' });
	expect(outcomes(await fleet.run(send, lock))).toEqual(each().map(() => 'done'));
	expect(ran().sort()).toEqual(each().sort());
});

test('Only If Stationary: the engine of the standing vehicle stops, the driving one is told nothing', async () => {
	fleet.reset({ parked: 1, driving: 1 });
	const list = fleet.list([fleet.one('parked'), fleet.one('driving')]);
	const execution = await fleet.run(send, { ...stop, ...returnOutcome }, {}, list);
	expect(outputOf(execution, 'Protrack')).toMatchObject([
		{ outcome: 'done', message: expect.stringMatching(/^The device answered: Cut off the fuel supply: Success!/) },
		{ outcome: 'refused', message: expect.stringMatching(/^Not sent: the vehicle moves at \d+ km\/h/), sent_at: null },
	]);
	expect(fleet.asked(SEND)).toMatchObject([{ device: list[0].imei, query: { command: 'RELAY,1' } }]);
	expect(fleet.asked(TRACK).map(({ device }) => device)).toEqual(list.map(({ imei }) => imei));
	expect(fleet.one('driving').oilpowerstatus).toBe(1);
});

test('a command that cannot be delivered goes to the error output with the fields of its item; the other is done', async () => {
	fleet.reset({ parked: 1, 'send-fails': 1 });
	const list = fleet.list([fleet.one('parked'), fleet.one('send-fails')]);
	const execution = await fleet.run(send, lock, { onError: 'continueErrorOutput' }, list);
	expect(outcomes(execution)).toEqual(['done']);
	expect(outputOf(execution, 'Protrack', 1)).toMatchObject([
		{ imei: list[1].imei, error: { outcome: 'refused', code: 20018 } },
	]);
	expect(fleet.asked(SEND)).toHaveLength(2);
});

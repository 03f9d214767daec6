import type { IDataObject } from 'n8n-workflow';
import { code, formOf, play, result } from './play';

const NOW = Date.UTC(2026, 4, 1, 8, 30);
const FULL = code(1006, 'too frequent');

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

/** Asks for a device while JIMI refuses so many times; when each call went out, in seconds. */
async function askWhile(refusals: number, options: IDataObject = {}) {
	const times: number[] = [];
	const answer = (_: unknown, count: number) => {
		times.push(Math.round((Date.now() - NOW) / 100) / 10);
		return count <= refusals ? FULL : result({ imei: '1' });
	};
	const pending = play('device.get', { options }, { answer });
	await jest.advanceTimersByTimeAsync(1_000_000);
	return { ...(await pending), times };
}

test('waits 30 s, doubling, then goes on; what was waited is told', async () => {
	const { times, items, hints } = await askWhile(3);
	expect(times).toEqual([0, 30, 90, 210]);
	expect(items).toHaveLength(1);
	expect(hints).toEqual(['JIMI limits the number of requests: this run waited 210 s in all']);
});

test('gives up behind the fourth wait, in its words', async () => {
	const { times, result: error } = await askWhile(Infinity);
	expect(times).toEqual([0, 30, 90, 210, 450]);
	expect((error as Error).message).toContain('Too many requests');
});

test('with Short Waits it waits 1.5 s, once', async () => {
	const { times, items } = await askWhile(1, { shortWaits: true });
	expect([times, items.length]).toEqual([[0, 1.5], 1]);
	expect((await askWhile(Infinity, { shortWaits: true })).times).toHaveLength(2);
});

test('the whole run waits, not each of its items by itself', async () => {
	const times: number[] = [];
	const answer = (_: unknown, count: number) => {
		times.push(Math.round((Date.now() - NOW) / 1000));
		return count === 1 ? FULL : result({ imei: '1' });
	};
	const imei = ['868120145233601', '868120145233602', '868120145233603', '868120145233604'];
	const pending = play('device.get', { imei, options: { concurrency: 1 } }, { items: 4, answer });
	await jest.advanceTimersByTimeAsync(100_000);
	const { items, sent } = await pending;
	expect([items.length, times]).toEqual([4, [0, 30, 30, 30, 30]]);
	expect(sent.map((each) => formOf(each).imei)).toEqual([imei[0], ...imei]);
});

test('a command is sent again behind the limit, for it did not run', async () => {
	const answer = (_: unknown, count: number) => (count === 1 ? FULL : code(100, 'ok'));
	const pending = play('scooter.sendCommand', {}, { answer });
	await jest.advanceTimersByTimeAsync(40_000);
	const { items, sent } = await pending;
	expect([items[0].json.outcome, sent.length]).toEqual(['done', 2]);
});

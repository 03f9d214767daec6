import type { IDataObject } from 'n8n-workflow';
import { protrackSamples } from '../../fixtures/read.cjs';
import type { Sending, Setting } from '../core/contexts';
import { code, pathOf, play, queryOf, record } from './play';
import { IMEI } from './samples';

const SEND = '/api/command/send';
const QUERY = '/api/command/query';
const ANSWERED = protrackSamples()['2.6'].record as IDataObject;
const WAITING = { commandstatus: 0, response: '' };

/** A device that answers after so many questions; the command itself is accepted as printed. */
function device(answers: unknown[], accepted: unknown = record(protrackSamples()['2.5'].record)) {
	let asked = 0;
	return (sent: Sending) => (pathOf(sent) === SEND ? accepted : answers[Math.min(asked++, answers.length - 1)]);
}
const lost = () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNRESET' }));

beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => jest.useRealTimers());

async function lock(answer: Setting['answer'], values: IDataObject = {}, setting: Setting = {}) {
	const given = { command: 'lockDoor', options: { returnOutcome: true }, ...values };
	const pending = play('command.send', given, { answer, ...setting });
	await jest.advanceTimersByTimeAsync(300_000);
	const ran = await pending;
	return { ...ran, told: ran.items[0]?.json, paths: ran.sent.map(pathOf) };
}

test('is sent once and followed until the device answers, with its words and the command id', async () => {
	const { told, paths, sent } = await lock(device([record(WAITING), record(WAITING), record(ANSWERED)]));
	expect(told).toMatchObject({
		device_id: IMEI,
		command: 'command.send',
		outcome: 'done',
		code: 0,
		message: 'The device answered: Cut off the fuel supply: Success! Speed: 2km/h.',
		reference: '1B454',
	});
	expect(paths).toEqual([SEND, QUERY, QUERY, QUERY]);
	expect(sent.slice(1).map((each) => [each.method, queryOf(each)])).toEqual(
		Array(3).fill(['POST', { commandid: '1B454' }]),
	);
	expect(sent.map(({ body }) => body)).toEqual(Array(4).fill(undefined));
});

test('a device that does not answer is asked 30 times, once a second, and then nobody knows', async () => {
	const { told, paths } = await lock(device([record(WAITING)]));
	expect(paths.filter((path) => path === QUERY)).toHaveLength(30);
	expect(paths.filter((path) => path === SEND)).toHaveLength(1);
	expect(told).toMatchObject({ outcome: 'unknown', reference: '1B454', message: expect.stringContaining('may still') });
});

test.each<[string, unknown]>([
	['without a record', record(null)],
	['of an offline device', code(20017)],
	['with HTML', { statusCode: 200, headers: {}, body: '<html>' }],
	['without a status', record({ response: 'Success' })],
])('an answer %s is asked again', async (_, odd) => {
	const { told, paths } = await lock(device([odd, record(ANSWERED)]));
	expect([told.outcome, paths]).toEqual(['done', [SEND, QUERY, QUERY]]);
});

test('questions that are lost on the way are repeated, the command never', async () => {
	let count = 0;
	const answer = (sent: Sending) =>
		pathOf(sent) === SEND ? record({ commandid: 'C' }) : count++ < 2 ? lost() : record(ANSWERED);
	const { told, paths } = await lock(answer);
	expect(told.outcome).toBe('done');
	expect(paths.filter((path) => path === SEND)).toHaveLength(1);
});

test('status and numbers as text are understood', async () => {
	expect((await lock(device([record({ ...ANSWERED, commandstatus: '1' })]))).told.outcome).toBe('done');
});

test.each([
	['Cut off the fuel supply: Fail! Speed: 60km/h.', 'refused'],
	['Speed: 60km/h.', 'unknown'],
])('the words %j make it %s', async (response, outcome) => {
	const { told } = await lock(device([record({ commandstatus: 1, response })]));
	expect(told).toMatchObject({ outcome, message: `The device answered: ${response}`, reference: '1B454' });
});

test.each([
	[20017, 'refused'],
	[20018, 'refused'],
	[20048, 'refused'],
	[20046, 'refused'],
	[10013, 'refused'],
	[10000, 'unknown'],
	[31234, 'unknown'],
])('code %d on sending is %s and not followed', async (number, outcome) => {
	const { told, paths } = await lock(() => code(number, 'words'));
	expect([told.outcome, told.code, paths]).toEqual([outcome, number, [SEND]]);
});

test.each<[string, () => unknown]>([
	['a lost connection', lost],
	['HTML', () => ({ statusCode: 200, headers: {}, body: '<html>' })],
	['500', () => ({ statusCode: 500, headers: {}, body: '' })],
])('%s on sending leaves it unknown; it is sent once', async (_, answer) => {
	const { told, paths } = await lock(answer);
	expect([told.outcome, paths]).toEqual(['unknown', [SEND]]);
});

test('a rate limit is waited for and the command then sent: it did not run', async () => {
	let count = 0;
	const answer = (sent: Sending) =>
		pathOf(sent) === SEND ? (count++ < 2 ? code(10009) : record({ commandid: 'C' })) : record(ANSWERED);
	const { told, paths, hints } = await lock(answer);
	expect([told.outcome, paths]).toEqual(['done', [SEND, SEND, SEND, QUERY]]);
	expect(hints.join()).toContain('limits the number of requests');
});

test('an accepted command without an id cannot be followed: nobody knows', async () => {
	const { told, paths } = await lock(device([], record({})));
	expect([told.outcome, paths]).toEqual(['unknown', [SEND]]);
});

test('without Return Outcome an unknown outcome stops the node and says what to do', async () => {
	const { result } = await lock(device([record(WAITING)]), { options: {} });
	expect(result).toMatchObject({
		message: expect.stringContaining(IMEI),
		description: expect.stringContaining('never sent again by itself'),
	});
});

test('a cancelled execution is not followed further', async () => {
	const cancel = { aborted: false };
	const answer = (sent: Sending, count: number) => {
		if (count === 3) cancel.aborted = true;
		return pathOf(sent) === SEND ? record({ commandid: 'C' }) : record(WAITING);
	};
	const { paths } = await lock(answer, {}, { cancel });
	expect(paths).toEqual([SEND, QUERY, QUERY]);
});

test('1,000 commands are sent in order and followed together', async () => {
	const imeis = Array.from({ length: 1_000 }, (_, index) => String(358899051000000 + index));
	const answer = (sent: Sending) =>
		pathOf(sent) === SEND ? record({ commandid: queryOf(sent).imei }) : record(ANSWERED);
	const { items, sent } = await lock(answer, { imei: imeis }, { items: imeis.length });
	const commands = sent.filter((each) => pathOf(each) === SEND).map((each) => queryOf(each).imei);
	expect(commands).toEqual(imeis);
	const firstQuestion = sent.findIndex((each) => pathOf(each) === QUERY);
	expect(firstQuestion).toBeGreaterThan(100);
	expect(items.map((each) => [each.json.device_id, each.json.outcome])).toEqual(imeis.map((imei) => [imei, 'done']));
});

test('two commands for one device keep their order, the second waits for the answer to the first', async () => {
	const { paths } = await lock(device([record(ANSWERED)]), { command: ['lockDoor', 'unlockDoor'] }, { items: 2 });
	expect(paths).toEqual([SEND, QUERY, SEND, QUERY]);
});

describe('Get Result', () => {
	test.each([
		[ANSWERED, { status: 'answered', response: 'Cut off the fuel supply: Success! Speed: 2km/h.' }],
		[WAITING, { status: 'waiting', response: null }],
		[{}, { status: null, response: null }],
	])('%j', async (given, told) => {
		const { items, sent } = await play('command.getResult', { commandid: '1B454' }, { answer: () => record(given) });
		expect(items[0].json).toEqual(told);
		expect([sent[0].method, queryOf(sent[0])]).toEqual(['POST', { commandid: '1B454' }]);
	});

	test('names the command where it is refused', async () => {
		const { result } = await play('command.getResult', { commandid: '1B454' }, { answer: () => code(20005) });
		expect(result).toMatchObject({ message: expect.stringMatching(/^1B454: /) });
	});
});

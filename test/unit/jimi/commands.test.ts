import type { IDataObject } from 'n8n-workflow';
import { cloud, code, formOf, methodsOf, play, refusal, result } from './play';
import { IMEI, rowOf } from './samples';

const NOW = Date.UTC(2026, 4, 1, 8, 30);
const LIST = 'jimi.open.instruction.list';
const SEND = 'jimi.open.instruction.send';
const RESULT = 'jimi.open.instruction.result';
const OFFERED = [
	{ id: 113, orderName: 'Cut off fuel', orderContent: 'RELAY,1#' },
	{ id: 81, orderName: 'SOS setting', orderContent: 'SOS,A,{0},{1},{2}#' },
	{ id: 82, orderName: 'From One', orderContent: 'X,{1}#' },
	{ id: 114, orderName: 'Restart', orderContent: 'RESET#' },
	{ id: 96, orderName: 'Custom', orderContent: '{0}' },
];

beforeEach(() => jest.useFakeTimers({ now: NOW, advanceTimers: true }));
afterEach(() => jest.useRealTimers());

/** A row of the results; `after`: seconds behind the sending. */
const row = (more: IDataObject = {}, after = 1): IDataObject => ({
	...rowOf(RESULT),
	codeId: '114',
	code: 'RESET#',
	content: '',
	isExecute: '1',
	isOffLine: '0',
	sendTime: new Date(NOW + after * 1000).toISOString().slice(0, 19).replace('T', ' '),
	...more,
});

async function send(sending: unknown, looks: unknown[] = [], values: IDataObject = { instruction: '114' }) {
	let count = 0;
	const look = () => looks[Math.min(count++, looks.length - 1)];
	const answer = cloud({ [LIST]: result(OFFERED), [SEND]: sending, [RESULT]: look });
	const pending = play(
		'command.send',
		{ options: { returnOutcome: true, onlyIfStationary: false }, ...values },
		{ answer },
	);
	await jest.advanceTimersByTimeAsync(60_000);
	const { items, sent } = await pending;
	return { told: items[0]?.json, methods: methodsOf(sent), sent, looks: () => count };
}

const partsOf = async (values: IDataObject) => {
	const { told, sent } = await send(result('OK'), [], values);
	const form = sent.map(formOf).find(({ method }) => method === SEND);
	return form ? (JSON.parse(form.inst_param_json) as IDataObject) : told;
};

describe('what is sent', () => {
	test.each<[string, IDataObject, IDataObject]>([
		['a number', { instruction: '114' }, { inst_id: '114', inst_template: 'RESET#', params: [], is_cover: 'false' }],
		['a name', { instruction: 'restart' }, { inst_id: '114', inst_template: 'RESET#', params: [], is_cover: 'false' }],
		[
			'values of the mapper',
			{ instruction: '81', values: { mappingMode: 'defineBelow', value: { 0: '1', 1: 2, 2: '3' } } },
			{
				inst_id: '81',
				inst_template: 'SOS,A,{0},{1},{2}#',
				params: ['1', '2', '3'],
				is_cover: 'false',
			},
		],
		[
			'values as a list',
			{ instruction: '81', values: [['1', '2', '3']] },
			{
				inst_id: '81',
				inst_template: 'SOS,A,{0},{1},{2}#',
				params: ['1', '2', '3'],
				is_cover: 'false',
			},
		],
		[
			'a template that begins with 1',
			{ instruction: '82', values: { 1: 'y' } },
			{
				inst_id: '82',
				inst_template: 'X,{1}#',
				params: ['', 'y'],
				is_cover: 'false',
			},
		],
		[
			'own words',
			{ commandBy: 'words', ownWords: 'STATUS#', replaceWaiting: true },
			{
				inst_id: '96',
				inst_template: '{0}',
				params: ['STATUS#'],
				is_cover: 'true',
			},
		],
	])('%s becomes the command as this device knows it', async (_, values, parts) => {
		expect(await partsOf(values)).toEqual(parts);
	});

	test.each<[string, IDataObject, RegExp]>([
		['an unknown command', { instruction: '999' }, /^Not sent: the device offers no command "999"/],
		['missing values', { instruction: '81', values: { 0: '1' } }, /takes 3 values, and 1 were given/],
		['values that nobody asked for', { instruction: '114', values: [['1']] }, /takes 0 values, and 1 were given/],
	])('%s: nothing is sent', async (_, values, why) => {
		const { told, methods } = await send(result('OK'), [], values);
		expect(told).toMatchObject({ outcome: 'refused', sent_at: null, message: expect.stringMatching(why) });
		expect(methods).toEqual([LIST]);
	});

	test('a list that cannot be read, and a device that takes no own words: nothing is sent', async () => {
		const values = { commandBy: 'words', ownWords: 'X#', options: { returnOutcome: true } };
		for (const [list, why] of [
			[code(1002, 'illegal device'), 'the list of commands could not be read'],
			[result([OFFERED[0]]), 'the device takes no commands in own words'],
		] as const) {
			const { items, sent } = await play('command.send', values, { answer: cloud({ [LIST]: list }) });
			expect(items[0].json).toMatchObject({ outcome: 'refused', message: expect.stringContaining(why) });
			expect(methodsOf(sent)).toEqual([LIST]);
		}
	});

	test.each<[IDataObject, string]>([
		[{ instruction: '' }, '"Command" is required'],
		[{ commandBy: 'words' }, '"Own Words" is required'],
		[{ instruction: '1', values: 'x' }, '"Values" must be the values of the command'],
		[{ instruction: '1', values: { name: 'x' } }, '"Values" must be the values of the command'],
	])('%j is refused by the name of its field', (values, text) => {
		expect(refusal('command.send', values)).toEqual(expect.stringContaining(text));
	});
});

describe('the outcome of a command that JIMI took', () => {
	test('is what the device said in the answer itself', async () => {
		const { told, methods } = await send(result(' Success! '));
		expect(told).toMatchObject({ outcome: 'done', message: 'The device answered: Success!' });
		expect(methods).toEqual([LIST, SEND]);
	});

	test.each<[string, IDataObject, IDataObject]>([
		['done', {}, { outcome: 'done', message: 'Done' }],
		['done, in words', { content: 'OK' }, { outcome: 'done', message: 'The device answered: OK' }],
		['done, but the words refuse', { content: 'RESET refused' }, { outcome: 'refused' }],
		[
			'done, the words refuse and the row names its number alone',
			{ content: 'refused', code: null },
			{ outcome: 'refused' },
		],
		['failed', { isExecute: '0', content: 'x' }, { outcome: 'refused', message: 'The device did not carry it out: x' }],
		['cancelled', { isExecute: 4 }, { outcome: 'refused', message: expect.stringContaining('cancelled') }],
		[
			'waiting for a device that is offline',
			{ isExecute: '3', isOffLine: 1 },
			{
				outcome: 'unknown',
				message: expect.stringContaining('The device is offline'),
			},
		],
	])('or what the list of results tells: %s', async (_, more, expected) => {
		const { told, methods, looks } = await send(result(null), [result([row(more)])]);
		expect(told).toMatchObject(expected);
		expect([methods.at(-1), looks()]).toEqual([RESULT, 1]);
	});

	test('a result that comes late is waited for', async () => {
		const open = result([row({ isExecute: '3' })]);
		const { told, looks } = await send(result(null), [result([]), open, result([row()])]);
		expect([told.outcome, looks()]).toEqual(['done', 3]);
	});

	test('one that never comes leaves it unknown, and so does none at all', async () => {
		const { told, looks } = await send(result(null), [result([row({ isExecute: '2' })])]);
		expect(told).toMatchObject({ outcome: 'unknown', message: 'The device has not answered yet' });
		expect(looks()).toBe(15);
		const silent = await send(result(null), [result([])]);
		expect(silent.told).toMatchObject({
			outcome: 'unknown',
			message: expect.stringContaining('tells no answer of the device'),
		});
	});

	test.each<[string, IDataObject, number]>([
		['older', {}, -10],
		['of another command', { code: 'STATUS#', codeId: '96' }, 1],
	])('a row that is %s says nothing', async (_, more, after) => {
		const { told } = await send(result(null), [result([row({ isExecute: '0', ...more }, after)])]);
		expect(told).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('tells no answer') });
	});

	test('of several rows the newest counts', async () => {
		const rows = [row({ isExecute: '0' }, -2), row({ isExecute: '1' }, 2), row({ isExecute: '4' }, 0)];
		expect((await send(result(null), [result(rows)])).told.outcome).toBe('done');
	});

	test('whole seconds and a clock a little off do no harm', async () => {
		const { told } = await send(result(null), [result([row({}, -2)])]);
		expect(told).toMatchObject({ outcome: 'done', message: 'Done' });
	});
});

describe('a command whose answer came too late', () => {
	const late = code(12005, 'Fail to send command. Result code：225');

	test.each<[IDataObject, string]>([
		[{ isExecute: '1' }, 'done'],
		[{ isExecute: '0' }, 'refused'],
		[{ isExecute: '3', isOffLine: '1' }, 'unknown'],
	])('is settled by the list of results: %j is %s', async (more, outcome) => {
		const { told, methods } = await send(late, [result([row(more)])]);
		expect(told).toMatchObject({ outcome, code: 12005, message: expect.stringContaining('did not answer in time') });
		expect(methods.filter((each) => each === SEND)).toHaveLength(1);
	});

	test('stays unknown when nothing tells', async () => {
		expect((await send(late, [result([])])).told.outcome).toBe('unknown');
		expect((await send(late, [code(1002)])).told.outcome).toBe('unknown');
	});

	test('any other sub-code is a refusal, and nobody looks', async () => {
		const { told, methods } = await send(code(12005, 'Fail to send command. Result code:228'), [result([row()])]);
		expect([told.outcome, methods]).toEqual(['refused', [LIST, SEND]]);
	});
});

test('Get Result gives the newest first, whatever the order of JIMI', async () => {
	const rows = [row({}, 5), row({}, 9), row({}, 1)];
	const { items } = await play('command.getResult', { imei: IMEI }, { answer: cloud({ [RESULT]: result(rows) }) });
	const times = items.map((each) => each.json.sent_at);
	expect(times).toEqual(['2026-05-01T08:30:09.000Z', '2026-05-01T08:30:05.000Z', '2026-05-01T08:30:01.000Z']);
});

test('Get Many lists what the device offers', async () => {
	const { items } = await play('command.getMany', {}, { answer: cloud({ [LIST]: result(OFFERED) }) });
	expect(items.map((each) => each.json.instruction_id)).toEqual(['113', '81', '82', '114', '96']);
});

import fc from 'fast-check';
import type { CodeRow, CodeTable } from '../../../nodes/core/codes';
import { CODES, codeOf, meaningOf, SCOOTER_CODES, SUBCODES, UNDOCUMENTED } from '../../../nodes/Jimi/errorCodes';
import { jimiCodes } from '../../fixtures/read.cjs';

const documented = jimiCodes();
/** Of the later document and of public clients. */
const LATER = [10, 1100, 1112, 1114, 1207, 10006, 10011, 30010, 41005];
const SEND = 'jimi.open.instruction.send';
const SCOOTER = 'jimi.scooter.instruction.send';

const numbers = (table: object) =>
	Object.keys(table)
		.map(Number)
		.sort((a, b) => a - b);
const codesThat = (table: CodeTable, fits: (row: CodeRow) => boolean) =>
	numbers(table).filter((code) => fits(table[code]));
const TOKEN = codesThat(CODES, ({ again }) => again === 'token');

test('the tables hold the codes of the document, of the later one, and no other', () => {
	expect(numbers(CODES)).toEqual([...numbers(documented.common), ...LATER].sort((a, b) => a - b));
	expect(numbers(SUBCODES)).toEqual(numbers(documented.command));
	expect(numbers(SCOOTER_CODES)).toEqual([0, ...numbers(documented.scooter)]);
});

const rows = [CODES, SUBCODES, SCOOTER_CODES].flatMap((table) =>
	numbers(table).map((code): [number, CodeRow] => [code, table[code]]),
);

test.each(rows.filter(([, { outcome }]) => outcome !== 'done'))(
	'%d has a plain message and, unless the loop itself repairs it, a remedy',
	(code, { message, remedy }) => {
		expect(message).toMatch(/^[A-Z].{10,}[^.]$/);
		if (TOKEN.includes(code)) expect(remedy).toBeUndefined();
		else expect(remedy).toMatch(/^[A-Z].*\.$/);
	},
);

describe('codes of all calls', () => {
	test.each(Object.entries(documented.common))('%s means what its row says, whatever its words', (code, text) => {
		for (const said of [text, '', 'token', 'Operation successful']) {
			expect(meaningOf('jimi.user.child.list', Number(code), said)).toBe(CODES[code]);
		}
	});

	test('0 alone is success; only "busy" leaves open whether a command ran', () => {
		expect(codesThat(CODES, ({ outcome }) => outcome === 'done')).toEqual([0]);
		expect(codesThat(CODES, ({ outcome }) => outcome === 'unknown')).toEqual([-1]);
	});

	test('what may be asked again, and after what', () => {
		expect(TOKEN).toEqual([1004, 10006, 10011]);
		expect(codesThat(CODES, ({ again }) => again === 'limit')).toEqual([1006]);
		expect(codesThat(CODES, ({ again }) => again === 'busy')).toEqual([-1, 1207]);
	});

	test('one code blames a device of a batch', () => {
		expect(codesThat(CODES, ({ blames }) => blames === 'unknown')).toEqual([1002]);
		expect(codesThat(CODES, ({ blames }) => blames === 'unusable')).toEqual([]);
	});
});

describe('12005, the command that failed', () => {
	const failed = (said: string) => meaningOf(SEND, 12005, said);

	test.each(numbers(SUBCODES))('%d is read from the words, with the colon of either width', (subcode) => {
		for (const colon of [':', '：', ': ', '： ', ':  ']) {
			expect(failed(`Fail to send command. Result code${colon}${subcode}`)).toBe(SUBCODES[subcode]);
		}
	});

	test('a time-out proves nothing; all others are refusals', () => {
		expect(codesThat(SUBCODES, ({ outcome }) => outcome !== 'refused')).toEqual([225]);
		expect(SUBCODES[225].outcome).toBe('unknown');
	});

	test.each(['', 'Fail to send command', 'Fail to send command. Result code', 'Result code 225'])(
		'%j without a number behind a colon is a refusal without a reason',
		(said) => expect(failed(said)).toBe(CODES[12005]),
	);

	test.each(['Result code:299', 'Result code:0', 'Result code:1004'])('%j names no reason that is known', (said) =>
		expect(failed(said)).toBe(UNDOCUMENTED),
	);

	test('a reason may come as the code itself', () => expect(meaningOf(SEND, 225, 'Time out')).toBe(SUBCODES[225]));
});

describe('scooter commands', () => {
	test.each(numbers(SCOOTER_CODES))('%d has its meaning there and nowhere else', (code) => {
		expect(meaningOf(SCOOTER, code, '')).toBe(SCOOTER_CODES[code]);
		expect(meaningOf(SEND, code, '')).not.toBe(SCOOTER_CODES[code]);
		expect(meaningOf('jimi.scooter.device.detail', code, '')).not.toBe(SCOOTER_CODES[code]);
	});

	test('100 alone is success; a time-out proves nothing', () => {
		expect(codesThat(SCOOTER_CODES, ({ outcome }) => outcome === 'done')).toEqual([100]);
		expect(codesThat(SCOOTER_CODES, ({ outcome }) => outcome === 'unknown')).toEqual([0, 600]);
	});

	test('the codes of all calls hold there, too', () => {
		expect(meaningOf(SCOOTER, 1004, '')).toBe(CODES[1004]);
		expect(meaningOf(SCOOTER, -1, '')).toBe(CODES[-1]);
		expect(meaningOf(SCOOTER, 12005, 'Result code:228')).toBe(SUBCODES[228]);
	});
});

describe('codes of no document', () => {
	test.each([100, 1, 999, 30001, -2])('%d proves nothing', (code) =>
		expect(meaningOf(SEND, code, 'strange thing')).toBe(UNDOCUMENTED),
	);

	test.each([
		['Illegal request,token is invalid', { outcome: 'refused', again: 'token' }],
		['access_token expired', { outcome: 'refused', again: 'token' }],
		['Incorrect user name or password', { outcome: 'refused', message: 'Wrong user name or password' }],
		['Missing AppKey', { outcome: 'refused', remedy: expect.stringContaining('the Node') }],
		['invalid app_key', { outcome: 'refused', remedy: expect.stringContaining('the Node') }],
		['no permissions', { outcome: 'refused', remedy: expect.stringContaining('permission') }],
		['The account does not exist', { outcome: 'refused', message: 'The account does not exist' }],
		['Account queried doesn’t exist', { outcome: 'refused', message: 'The account does not exist' }],
		['Illegal device', { outcome: 'refused', blames: 'unknown' }],
		['illegal device', { outcome: 'refused', blames: 'unknown' }],
		['IMEI does not exist{353419031939627}', { outcome: 'refused', blames: 'unknown' }],
		['imei doesn’t exists', { outcome: 'refused', blames: 'unknown' }],
		['The device has expired{353419031939627}', { outcome: 'refused', blames: 'unusable' }],
	])('%j is told by its words, which the document prints without a number', (said, row) => {
		expect(meaningOf('jimi.device.track.list', 9_999, said)).toMatchObject(row);
	});

	test('whatever code and words come, they have a meaning', () => {
		fc.assert(
			fc.property(fc.constantFrom(SEND, SCOOTER, ''), fc.integer(), fc.string(), (method, code, said) => {
				expect(['done', 'refused', 'unknown']).toContain(meaningOf(method, code, said).outcome);
			}),
		);
	});
});

test.each([
	[0, 0],
	['0', 0],
	[-1, -1],
	['1004', 1004],
	[' 12005 ', 12005],
])('%j is code %d', (value, code) => expect(codeOf(value)).toBe(code));

test.each([undefined, null, '', 'xxx', 1.5, {}, [], true])('%j is no code', (value) =>
	expect(codeOf(value)).toBeNull(),
);

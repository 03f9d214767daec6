import type { IDataObject } from 'n8n-workflow';
import { protrack } from '../../../nodes/Protrack/api';
import { CODES, codeOf } from '../../../nodes/Protrack/errorCodes';
import { protrackCodes, protrackSamples } from '../../fixtures/read.cjs';

const documented = protrackCodes();
const TOKEN = [10002, 10003, 10010, 10011, 10012];
const read = (body: IDataObject, status = 200) => protrack.read(status, body, { method: 'GET', path: '/' });
const answered = (code: number, message = 'text') => read({ code, message })!;
const codesThat = (fits: (code: number) => boolean) => documented.map(({ code }) => code).filter(fits);

test('chapter 3 lists 23 codes, and the table holds these and no other', () => {
	expect(documented).toHaveLength(23);
	expect(Object.keys(CODES).map(Number)).toEqual(documented.map(({ code }) => code).sort((a, b) => a - b));
});

test.each(documented)('$code has a plain message and, unless the loop itself repairs it, a remedy', ({ code }) => {
	const { message, remedy } = CODES[code];
	expect(message).toMatch(/^[A-Z].{10,}[^.]$/);
	if (TOKEN.includes(code) || code === 20023) expect(remedy).toBeUndefined();
	else expect(remedy).toMatch(/^[A-Z].*\.$/);
});

test.each(documented)('$code tells our words, the code and those of Protrack', ({ code, text }) => {
	expect(answered(code, text).message).toBe(`${CODES[code].message} (Protrack ${code}: ${text})`);
	expect(answered(code, text).code).toBe(code);
});

test.each(['', undefined, null, 5])('a message that is %j leaves no gap', (message) => {
	expect(read({ code: 20017, message } as IDataObject)!.message).toBe('The device is offline (Protrack 20017)');
});

test('only the system error leaves open whether a command ran', () => {
	expect(codesThat((code) => answered(code).result === 'unknown')).toEqual([10000]);
	expect(codesThat((code) => answered(code).result === 'done')).toEqual([]);
});

test('every code about the token, and no other, calls for a new one', () => {
	expect(codesThat((code) => answered(code).again === 'token')).toEqual(TOKEN);
});

test('the rate limit slows the run, the system error lets a query be repeated', () => {
	expect(codesThat((code) => answered(code).again === 'limit')).toEqual([10009]);
	expect(codesThat((code) => answered(code).again === 'busy')).toEqual([10000]);
});

test('"no data" is no mistake', () => expect(codesThat((code) => answered(code).empty === true)).toEqual([20023]));

test('codes that blame one device let a batch be taken apart', () => {
	expect(codesThat((code) => answered(code).blames === 'unknown')).toEqual([10013, 20005]);
	expect(codesThat((code) => answered(code).blames === 'unusable')).toEqual([20046, 20089]);
});

test.each([0, '0', ' 0 '])('code %j is success', (code) => {
	expect(read({ code, record: { a: 1 } })).toMatchObject({ result: 'done', code: 0, data: { a: 1 } });
});

test('numbers as text count', () => {
	expect(read({ code: '10011', message: 'access_token is invalid' })).toMatchObject({ again: 'token', code: 10011 });
});

test.each([{}, { code: null }, { code: '' }, { code: 'ok' }, { code: 1.5 }, { code: {} }, { status: 200 }])(
	'%j is no answer of Protrack',
	(body) => {
		expect(read(body as IDataObject)).toBeNull();
		expect(codeOf((body as IDataObject).code)).toBeNull();
	},
);

test('a code of no document proves nothing about a command, and is told', () => {
	const given = answered(30001, 'strange thing');
	expect(given).toMatchObject({
		result: 'unknown',
		code: 30001,
		remedy: expect.stringContaining('Look at the device'),
	});
	expect(given.message).toContain('30001: strange thing');
	expect(given.again).toBeUndefined();
});

test.each(Object.entries(protrackSamples()))('the answer printed in %s is done', (_, body) => {
	const given = read(body as unknown as IDataObject)!;
	expect(given).toMatchObject({ result: 'done', message: 'Done', raw: body });
	expect(given.data).toEqual(body.record ?? null);
});

test('the command id is the reference for support, where there is one', () => {
	expect(read(protrackSamples()['2.5'] as unknown as IDataObject)!.reference).toBe('1B454');
	for (const record of [null, undefined, '', 'text', []]) {
		expect(read({ code: 0, record } as IDataObject)!.reference).toBeNull();
	}
});

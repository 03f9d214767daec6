import { segway } from '../../../nodes/Segway/api';
import { CODES } from '../../../nodes/Segway/errorCodes';
import { documentedCodes } from '../../fixtures/read.cjs';

const documented = documentedCodes();
const DOUBTFUL = [15001, 15302, 15602, 15612, 15621, 15629];
const DONE_WITH_WARNING = [15623, 15624, 15625];

/** What the node makes of an answer of Segway with this code. */
const answered = (code: number, msg = 'text') =>
	segway.read(200, { code, msg, data: null, t: 1593333694412, opId: 'op-1' }, { method: 'GET', path: '/' })!;

test('the documents list 47 codes', () => {
	expect(documented).toHaveLength(47);
});

test('the table holds every documented code and no other', () => {
	expect(Object.keys(CODES).map(Number).sort()).toEqual(documented.map(({ code }) => code).sort());
});

test.each(documented)('$code has a plain message and, unless it is done, a remedy', ({ code, texts }) => {
	const { message, remedy, outcome } = CODES[code];
	expect(message).toMatch(/^[A-Z].{10,}[^.]$/);
	expect(texts).not.toContain(message);
	if (outcome === 'done') expect(remedy).toBeUndefined();
	else expect(remedy).toMatch(/^[A-Z].*\.$/);
});

test.each(documented)('$code ends as the design says', ({ code }) => {
	const expected = DOUBTFUL.includes(code) ? 'unknown' : DONE_WITH_WARNING.includes(code) ? 'done' : 'refused';
	expect(CODES[code].outcome).toBe(expected);
	expect(answered(code).result).toBe(expected);
});

test.each(DONE_WITH_WARNING)('%d: the rental has started, and the warning says what has not', (code) => {
	expect(answered(code).warning).toContain('The rental has started');
	expect(answered(code).warning).toMatch(/saddle|tailbox/);
});

test('a warning comes only with what is done', () => {
	for (const { code } of documented) expect(answered(code).warning !== undefined).toBe(CODES[code].outcome === 'done');
});

test('only the refused token lets a command be sent again', () => {
	expect(documented.filter(({ code }) => answered(code).again === 'token').map(({ code }) => code)).toEqual([15101]);
	expect(documented.filter(({ code }) => answered(code).again === 'limit')).toEqual([]);
});

test('queries are repeated for a server error and for a command that could not be sent', () => {
	expect(documented.filter(({ code }) => answered(code).again === 'busy').map(({ code }) => code)).toEqual([
		15001, 15303,
	]);
});

test('the message tells the code, which is what support asks for', () => {
	for (const { code } of documented) expect(answered(code)).toMatchObject({ code, reference: 'op-1' });
	for (const { code } of documented) expect(answered(code).message).toContain(String(code));
});

test("Segway's own text stands beside ours: 15600 means different things at different calls", () => {
	for (const text of documented.find(({ code }) => code === 15600)!.texts)
		expect(answered(15600, text).message).toContain(text);
});

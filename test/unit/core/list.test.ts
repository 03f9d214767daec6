import { collect } from '../../../nodes/core/collect';
import { limitOf, listFields, rowsOf, wholeListFields } from '../../../nodes/core/list';
import { requestOf } from '../../../nodes/core/operation';

const read = (values: Record<string, unknown>, fields = listFields) =>
	collect(fields, ({ property: { name, default: usual } }) => values[name] ?? usual);

test.each([
	[{}, 50],
	[{ limit: 7 }, 7],
	[{ limit: '7' }, 7],
	[{ returnAll: false, limit: 1 }, 1],
	[{ returnAll: 'false', limit: 3 }, 3],
	[{ returnAll: true }, Infinity],
	[{ returnAll: 'true', limit: 3 }, Infinity],
])('%j wants %d results', (values, count) => expect(limitOf(read(values))).toBe(count));

test('lists of which a part says nothing are whole unless a limit is asked for', () => {
	expect(limitOf(read({}, wholeListFields))).toBe(Infinity);
	expect(limitOf(read({ returnAll: false, limit: 2 }, wholeListFields))).toBe(2);
});

test.each([0, -1, 1.5, 'many'])('the limit %j is refused', (limit) => {
	expect(() => read({ limit })).toThrow('"Limit" must be a whole number from 1');
});

test('a limit that is not shown is not looked at', () => {
	expect(read({ returnAll: true, limit: 'nonsense' })).toEqual({ returnAll: true });
});

test('neither is ever sent', () => {
	const operation = { fields: listFields, request: { method: 'GET', path: '/p' } } as never;
	expect(requestOf(operation, read({ limit: 7 }))).toEqual({ method: 'GET', path: '/p', query: {} });
});

test.each<[unknown, unknown[]]>([
	[
		[{ a: 1 }, { b: 2 }],
		[{ a: 1 }, { b: 2 }],
	],
	[[null, { a: 1 }, 'x', 5, undefined], [{ a: 1 }]],
	[[], []],
	[null, []],
	[undefined, []],
	['', []],
	[{ a: 1 }, []],
])('the rows of %j', (data, rows) => expect(rowsOf(data)).toEqual(rows));

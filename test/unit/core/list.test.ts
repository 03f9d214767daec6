import { collect } from '../../../nodes/core/collect';
import { limitOf, listFields, rowsOf, shownRows, wholeListFields } from '../../../nodes/core/list';
import type { Call } from '../../../nodes/core/operation';
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

test('of a whole list as many rows as are wanted, as they are wanted', () => {
	const operation = { simplify: ({ id }: { id: number }) => ({ device_id: id }) };
	const call = (simplify: boolean, params: object) => ({ operation, simplify, params }) as unknown as Call;
	const rows = [{ id: 1 }, { id: 2 }, { id: 3 }];
	expect(shownRows(call(true, { limit: 2 }), rows)).toEqual([{ device_id: 1 }, { device_id: 2 }]);
	expect(shownRows(call(false, { returnAll: true }), rows)).toEqual(rows);
});

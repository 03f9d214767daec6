import fc from 'fast-check';
import type { FileCall, FileParam } from './openapiFile';
import { defaultCalls, otherCalls } from './openapiFile';

/** One change of a file. Indices are taken modulo what there is. */
type Disturbance = (calls: FileCall[]) => FileCall[];

const index = fc.nat(10_000);
const replaced = <T>(list: T[], at: number, change: (value: T) => T): T[] =>
	list.length === 0 ? list : list.map((value, each) => (each === at % list.length ? change(value) : value));

const placeholders = (path: string) => path.match(/\{\w+\}/g) ?? [];

const dropped = index.map(
	(at): Disturbance =>
		(calls) =>
			calls.filter((_, each) => each !== at % calls.length),
);

const renamedPath = fc.tuple(index, fc.constantFrom('/v2/{}', '/{}/v1', '/x{}', '/mobility/things/{}/do'), index).map(
	([at, pattern, number]): Disturbance =>
		(calls) =>
			replaced(calls, at, (call) => ({
				...call,
				path: [pattern.replace('{}', `r${number}`), ...placeholders(call.path)].join('/'),
			})),
);

/** The paths of two calls change places, as far as they take the same values. */
const swappedPaths = fc.tuple(index, index).map(
	([a, b]): Disturbance =>
		(calls) => {
			const [one, other] = [calls[a % calls.length], calls[b % calls.length]];
			if (placeholders(one.path).join() !== placeholders(other.path).join()) return calls;
			return calls.map((call) => {
				if (call === one) return { ...call, path: other.path, method: other.method };
				return call === other ? { ...call, path: one.path, method: one.method } : call;
			});
		},
);

/** The descriptions of two calls change places: what stands at a route is then said of another one. */
const swappedWords = fc.tuple(index, index).map(
	([a, b]): Disturbance =>
		(calls) => {
			const [one, other] = [calls[a % calls.length], calls[b % calls.length]];
			return calls.map((call) => {
				if (call === one) return { ...call, description: other.description };
				return call === other ? { ...call, description: one.description } : call;
			});
		},
);

const changedParams =
	(change: (params: FileParam[]) => FileParam[]): Disturbance =>
	(calls) =>
		calls.map((call) => ({ ...call, params: change(call.params) }));

const droppedParam = fc.tuple(index, index).map(
	([at, param]): Disturbance =>
		(calls) =>
			replaced(calls, at, (call) => ({
				...call,
				params: call.params.filter((_, each) => each !== param % call.params.length),
			})),
);

const renamedParam = fc.tuple(index, index, fc.constantFrom('id', 'value', 'token', 'name', 'vehicle_id', 'email')).map(
	([at, param, name]): Disturbance =>
		(calls) =>
			replaced(calls, at, (call) => ({ ...call, params: replaced(call.params, param, (each) => ({ ...each, name })) })),
);

/** Other spellings of the same name. */
const spelled = fc
	.constantFrom<(name: string) => string>(
		(name) => name.toUpperCase(),
		(name) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
		(name) => name.replaceAll('_', '-'),
	)
	.map(
		(spell): Disturbance =>
			changedParams((params) =>
				params.map((param) => (param.place === 'path' ? param : { ...param, name: spell(param.name) })),
			),
	);

const WORDS = [
	'cluster',
	'vehicle',
	'spot',
	'station',
	'maintenance',
	'network',
	'user',
	'email',
	'new',
	'all',
	'create',
	'delete',
	'update',
	'return',
	'public',
	'simulate',
	'not',
	'last',
];
const word = fc.constantFrom(...WORDS);

/** The words of a real description, one of them replaced, added or left out. */
const otherWords = (description: string, at: number, way: number, put: string): string => {
	const words = description.split(' ');
	words.splice(at % words.length, way === 0 ? 0 : 1, ...(way === 2 ? [] : [put]));
	return words.join(' ');
};

const REAL_WORDS = new Set(defaultCalls().map(({ description }) => description));

/** Something that the vendor document does not have, made to look like one of its calls. */
const decoy = fc
	.record({
		at: index,
		place: index,
		way: fc.nat(2),
		put: word,
		number: index,
		method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET'),
		samePath: fc.boolean(),
	})
	.map(
		({ at, place, way, put, number, method, samePath }): Disturbance =>
			(calls) => {
				const real = calls.filter(({ n }) => n !== null);
				const model = real[at % real.length];
				const description = otherWords(model.description || 'Return it.', place, way, put);
				const path = samePath ? `${model.path}/${put}` : [`/r${number}`, ...placeholders(model.path)].join('/');
				const taken = calls.some((call) => call.path === path && call.method === method);
				if (taken || REAL_WORDS.has(description)) return calls;
				return [...calls, { ...model, n: null, method, path, description, summary: `${model.summary} ${put}` }];
			},
	);

const shuffled = fc.array(index, { minLength: 80, maxLength: 80 }).map(
	(order): Disturbance =>
		(calls) =>
			calls
				.map((call, each) => ({ call, key: order[each % order.length] }))
				.sort((a, b) => a.key - b.key)
				.map(({ call }) => call),
);

/** What a file may leave out everywhere. */
const without = fc.constantFrom<Disturbance>(
	(calls) => calls.map((call) => ({ ...call, tag: '' })),
	(calls) => calls.map((call) => ({ ...call, summary: '' })),
	(calls) => calls.map((call) => ({ ...call, answer: {} })),
	(calls) => calls.map((call) => ({ ...call, summary: call.description })),
);

/** What a file may leave out where no description stands at a wrong place: else nothing is left to see it by. */
const withoutWords = fc.constantFrom<Disturbance>(
	(calls) => calls.map((call) => ({ ...call, bodySays: '' })),
	changedParams((params) => params.map((param) => ({ ...param, says: '' }))),
);

const some = (...arbitraries: Array<fc.Arbitrary<Disturbance>>) =>
	fc.array(fc.oneof(...arbitraries), { minLength: 1, maxLength: 60, size: 'max' });

/** No two calls at one route: the later one would hide the other. */
const distinct = (calls: FileCall[]) => [
	...new Map(calls.map((call) => [`${call.method} ${call.path}`, call])).values(),
];

const from = (disturbances: fc.Arbitrary<Disturbance[]>) =>
	fc
		.tuple(fc.constantFrom(defaultCalls, otherCalls), disturbances)
		.map(([calls, list]) => distinct(list.reduce((each, disturb) => (each.length ? disturb(each) : each), calls())));

const COMMON = [shuffled, dropped, renamedPath, swappedPaths, droppedParam, renamedParam, spelled, decoy, without];

/** Files in which each description stands at its own call, or at none. */
export const incompleteFiles = from(some(...COMMON, withoutWords));

/** Files in which descriptions stand at wrong calls, too. */
export const swappedFiles = from(some(...COMMON, swappedWords, swappedWords));

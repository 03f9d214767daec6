import { match } from '../../../nodes/Knot/openapi/match';
import { readApi } from '../../../nodes/Knot/openapi/read';
import { routeFor } from '../../../nodes/Knot/routes';
import { defaultCalls, fileOf, otherCalls } from './openapiFile';
import type { FileCall } from './openapiFile';

// Files in which descriptions stand at wrong calls and what could tell is partly lost: found by a search through
// thousands of such files, each of them once a write that would have gone to a wrong route.

const isOf = (operation: string) => {
	const { number } = routeFor(operation);
	return ({ n }: FileCall) => n === number;
};
const callOf = (calls: FileCall[], operation: string) => calls.find(isOf(operation))!;

const changed = (calls: FileCall[], operation: string, changes: Partial<FileCall>): FileCall[] =>
	calls.map((call) => (isOf(operation)(call) ? { ...call, ...changes } : call));

const ALL_WORDS = ['description', 'summary', 'bodySays'] as const;

/** What is said of two operations changes places. */
function swapped(calls: FileCall[], one: string, other: string, keys: ReadonlyArray<keyof FileCall>): FileCall[] {
	const partOf = (operation: string) => {
		const call = callOf(calls, operation);
		return Object.fromEntries(keys.map((key) => [key, call[key]]));
	};
	return changed(changed(calls, one, partOf(other)), other, partOf(one));
}

const withoutParam = (calls: FileCall[], operation: string, name: string) =>
	changed(calls, operation, { params: callOf(calls, operation).params.filter((each) => each.name !== name) });

/** No path tells anything. */
const opaque = (calls: FileCall[]): FileCall[] =>
	calls.map((call, index) => ({ ...call, path: `/r${index}${(call.path.match(/\{\w+\}/g) ?? []).join('/')}` }));
const without = (calls: FileCall[], ...keys: Array<'tag' | 'says' | 'answer'>): FileCall[] =>
	calls.map((call) => ({
		...call,
		...(keys.includes('tag') ? { tag: '' } : {}),
		...(keys.includes('answer') ? { answer: {} } : {}),
		...(keys.includes('says') ? { params: call.params.map((param) => ({ ...param, says: '' })) } : {}),
	}));

const resultOf = (calls: FileCall[], operation: string) => {
	const { bound, unmatched } = match(readApi(fileOf(calls)));
	const route = bound.find((each) => each.operation === operation);
	return route ? `${route.method} ${route.path}` : unmatched.find((each) => each.operation === operation)!.reason;
};

test('two operations that take and answer the same, without a word of their parameters', () => {
	const calls = without(opaque(otherCalls()), 'says');
	const confused = swapped(calls, 'login.logInWithApple', 'login.logInWithGoogle', ALL_WORDS);
	// Nobody can tell which of the two files is right: in both the three stay open.
	for (const each of [calls, confused]) {
		for (const company of ['Apple', 'Google']) {
			const reason = resultOf(each, `login.logInWith${company}`);
			expect(reason).toContain('nothing but its description tells it from login.logInWithFacebook');
		}
	}
	expect(resultOf(calls, 'login.logInWithApple')).not.toBe(resultOf(confused, 'login.logInWithApple'));
	const said = swapped(opaque(otherCalls()), 'login.logInWithApple', 'login.logInWithGoogle', ALL_WORDS);
	expect(resultOf(said, 'login.logInWithApple')).toContain('it says something else of token');
});

test('a call that was made to look like another by a renamed parameter', () => {
	const calls = without(opaque(otherCalls()), 'says', 'tag');
	const { params } = callOf(calls, 'maintenance.resolve');
	const renamed = changed(calls, 'maintenance.resolve', {
		params: params.map((param) => (param.name === 'delete_from_history' ? { ...param, name: 'name' } : param)),
	});
	const confused = swapped(renamed, 'cluster.rename', 'maintenance.resolve', ALL_WORDS);
	expect(resultOf(confused, 'cluster.rename')).toContain('carries a description that does not fit there');
});

test('a call that was made to look like another by a lost parameter', () => {
	const calls = withoutParam(without(otherCalls(), 'tag', 'answer'), 'consent.updateByToken', 'token');
	const confused = swapped(calls, 'consent.update', 'consent.updateByToken', ALL_WORDS);
	const lost = changed(confused, 'consent.update', { params: [], path: '/v2/Email/call21' });
	expect(resultOf(lost, 'consent.update')).toContain('nothing but its description tells it from consent.updateByToken');
});

test('a call without parameters and answer whose path speaks of another', () => {
	const calls = without(otherCalls(), 'says', 'answer');
	const confused = swapped(calls, 'email.resendConfirmation', 'login.refresh', [...ALL_WORDS, 'tag']);
	expect(resultOf(confused, 'email.resendConfirmation')).toContain('nothing but its description tells it from login.');
});

test('a call at the path of another, where its own path is in the file', () => {
	const own = callOf(defaultCalls(), 'cluster.create');
	const copy = { ...own, n: null, path: '/r1' };
	const calls = changed(defaultCalls(), 'cluster.create', { description: 'Upload it.', params: own.params.slice(1) });
	const reason = resultOf([...calls, copy], 'cluster.create');
	expect(reason).toContain('POST /clusters has the path that is expected of it');
});

test('a title that speaks of another operation', () => {
	const calls = without(defaultCalls(), 'tag', 'answer');
	const confused = swapped(calls, 'login.generateKey', 'discount.getMany', ['description', 'path', 'method']);
	expect(resultOf(confused, 'login.generateKey')).toContain('its title speaks of ');
});

test('the one operation without a description is not asked by POST when another call answers the same', () => {
	const own = callOf(defaultCalls(), 'discount.getMany');
	const posted = changed(defaultCalls(), 'discount.getMany', { method: 'POST', path: '/v2/discounts' });
	expect(resultOf(posted, 'discount.getMany')).toBe('POST /v2/discounts');
	const twin = { ...own, n: null, path: '/r1', description: 'Return a station.' };
	expect(resultOf([...posted, twin], 'discount.getMany')).toContain('no words to tell it by');
});

test('a placeholder of another name is known by its words', () => {
	const own = callOf(defaultCalls(), 'cluster.move');
	const named = (name: string, changes: object = {}) =>
		changed(defaultCalls(), 'cluster.move', {
			path: `/clusters/{${name}}/location`,
			params: own.params.map((param) => (param.name === 'id' ? { ...param, name, ...changes } : param)),
		});
	expect(resultOf(named('clusterId'), 'cluster.move')).toBe('PUT /clusters/{clusterId}/location');
	expect(resultOf(named('clusterId', { says: '' }), 'cluster.move')).toContain('it does not take id');
	expect(resultOf(named('clusterId', { says: 'The identifier of the user.' }), 'cluster.move')).toContain(
		'it does not take id',
	);
	// Half a character cannot be written into the credential.
	expect(resultOf(named('id\ud83d'), 'cluster.move')).toContain('it does not take id');
});

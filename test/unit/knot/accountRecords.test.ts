import type { Operation } from '../../../nodes/core/operation';
import { optionsOf } from '../../../nodes/core/options';
import { ROUTES } from '../../../nodes/Knot/routes';
import { wiresOf } from '../../structure/documented';
import { accounts } from './accountStage';

/** Those of the document that are about accounts. */
const isMine = (n: number) => n <= 10 || (n >= 21 && n <= 45);
const routes = ROUTES.filter(({ number }) => isMine(number)).map((route): [string, typeof route] => [
	route.operation,
	route,
]);

const RECORDS = new Map(
	accounts.resources.flatMap(({ value, operations }) =>
		operations.map((each): [string, Operation] => [`${value}.${each.value}`, each]),
	),
);

/** Where the panel asks for less than the document: the credential has it. */
const OF_CREDENTIAL: Record<string, string[]> = { 'login.secondFactor': ['mfa_token'] };

/** Objects, which the document shows by a sample. */
const WITHIN: Record<string, string[]> = {
	consents: ['emails.networkstatus', 'emails.promotional'],
	device: ['app_version', 'id', 'model', 'os'],
	payment_method_parameters: ['bank', 'name', 'networks', 'return_url'],
};

const byName = <T extends { name: string }>(list: T[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

test.each(routes)('%s has every parameter of the table, required as there, and no other', (operation, { params }) => {
	const optional = ['app_label', ...(OF_CREDENTIAL[operation] ?? [])];
	const wanted = params.flatMap(({ name, required }) => [
		{ name, required: required && !optional.includes(name) },
		...(WITHIN[name] ?? []).map((each) => ({ name: `${name}.${each}`, required: false })),
	]);
	expect(byName(wiresOf(RECORDS.get(operation)!))).toEqual(byName(wanted));
});

test.each(routes)('%s reads or writes as the table says', (operation, { kind }) => {
	expect(RECORDS.get(operation)!.kind).toBe(kind);
});

test('35 calls of the document and one download beside them', () => {
	expect(routes).toHaveLength(35);
	const others = [...RECORDS.keys()].filter((name) => !routes.some(([operation]) => operation === name));
	expect(others).toEqual(['chat.downloadImage']);
});

test('names and actions are unique where they are shown together', () => {
	const actions = [...RECORDS.values()].map(({ action }) => action);
	expect(new Set(actions).size).toBe(actions.length);
	for (const { operations } of accounts.resources) {
		expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
	}
});

test('the values of an operation have names of their own', () => {
	for (const [name, { fields }] of RECORDS) {
		const names = ['resource', 'operation', 'simplify', 'options', ...fields.map(({ property }) => property.name)];
		expect([name, new Set(names).size]).toEqual([name, names.length]);
	}
});

test('just what answers tokens or keys has the switch for them, with its warning', () => {
	const switches = [...RECORDS].flatMap(([name, record]) => {
		const found = optionsOf(accounts, record).find((option) => option.name === 'returnSecrets');
		return found ? [[name, found.default, /Warning/.test(String(found.description))]] : [];
	});
	const answering = routes.filter(([, { answer }]) =>
		['token', 'access_token', 'refresh_token', 'key'].some((name) => answer.includes(name)),
	);
	// The FAQ has a `key` of another kind: the name of a category.
	const names = answering.map(([name]) => name).filter((name) => name !== 'faq.get');
	expect(switches).toEqual(names.map((name) => [name, false, true]));
	expect(names).toHaveLength(7);
});

import type { Field } from '../../nodes/core/fields';
import type { Operation } from '../../nodes/core/operation';
import { PUSH_ROOT, PUSH_TYPES } from '../../nodes/Segway/push';
import { resources } from '../../nodes/Segway/operations';
import type { DocumentedEntry } from '../fixtures/read.cjs';
import { documentedEntries } from '../fixtures/read.cjs';

const entries = documentedEntries();
const of = (kind: DocumentedEntry['kind']) => entries.filter((entry) => entry.kind === kind);
const calls = of('call').map((entry): [string, DocumentedEntry] => [
	`${entry.system} ${entry.method} ${entry.path}`,
	entry,
]);

/** The T60 Lite has a document of its own, so its operations stand in a resource of their own. */
const resourcesOf = ({ system }: DocumentedEntry) =>
	resources.filter(({ value }) => (value === 't60') === (system === 'segway-t60-lite'));

const operationsFor = (entry: DocumentedEntry): Operation[] =>
	resourcesOf(entry)
		.flatMap(({ operations }) => operations)
		.filter(
			({ request }) => typeof request === 'object' && request.method === entry.method && request.path === entry.path,
		);

/** A value on the wire: its path, and whether the panel demands it. */
interface Wire {
	name: string;
	required: boolean;
}

/** All values on the wire; those inside an object as `object.value`. */
const wires = (fields: Field[], within = ''): Wire[] =>
	fields
		.filter(({ local }) => !local)
		.flatMap(({ wire, children, property }): Wire[] => {
			const self = wire === null ? [] : [{ name: `${within}${wire}`, required: property.required === true }];
			return [...self, ...wires(children ?? [], wire === null ? within : `${within}${wire}.`)];
		});

const documentedWires = ({ params }: DocumentedEntry): Wire[] =>
	params.flatMap(({ name, required, within }) =>
		within ? within.split(',').map((object) => ({ name: `${object}.${name}`, required })) : [{ name, required }],
	);

/** The notes say: at least one of the two objects, although the table marks both as required. */
const AT_LEAST_ONE = ['locationInterval', 'statusInterval'];

const sorted = (list: Wire[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));

test('the documents have 35 calls, 7 pushes and 2 token calls', () => {
	expect([calls.length, of('push').length, of('token').length]).toEqual([35, 7, 2]);
});

describe.each(calls)('%s', (_, entry) => {
	test('is exactly one operation of the right resource', () => {
		expect(operationsFor(entry)).toHaveLength(1);
	});

	test('has every documented parameter and no other', () => {
		const names = (list: Wire[]) => sorted(list).map(({ name }) => name);
		expect(names(wires(operationsFor(entry)[0].fields))).toEqual(names(documentedWires(entry)));
	});

	test('demands what the document demands', () => {
		const relevant = (list: Wire[]) => sorted(list.filter(({ name }) => !AT_LEAST_ONE.includes(name)));
		expect(relevant(wires(operationsFor(entry)[0].fields))).toEqual(relevant(documentedWires(entry)));
	});

	test('is a read when it is a query, else it is never sent twice', () => {
		const kinds = { Query: 'read', Control: 'command', Setting: 'write' };
		expect(operationsFor(entry)[0].kind).toBe(kinds[entry.group as keyof typeof kinds]);
	});
});

test('every operation is a documented call, Push > Verify or the API Request', () => {
	const documented = new Set(calls.flatMap(([, entry]) => operationsFor(entry)));
	const others = resources.flatMap(({ value, operations }) =>
		operations.filter((each) => !documented.has(each)).map((each) => `${value}.${each.value}`),
	);
	expect(others.sort()).toEqual(['apiRequest.send', 'push.verify']);
	expect(documented.size).toBe(35);
});

test('E-moped and T60 Lite cannot be confused: each name, action and description says which it is', () => {
	const [t60] = resources.filter(({ value }) => value === 't60');
	expect(t60.name).toMatch(/T60 Lite/);
	for (const { action, appliesTo, request } of t60.operations) {
		expect([action, appliesTo]).toEqual([expect.stringMatching(/t60 lite/i), 'T60 Lite']);
		expect(request).toBeDefined();
	}
	for (const resource of resources.filter(({ value }) => ['control', 'rental', 'setting'].includes(value))) {
		expect(resource.name).toMatch(/^E-Moped/);
		for (const { action } of resource.operations) expect(action).not.toMatch(/t60/i);
	}
	for (const resource of ['control', 't60']) {
		for (const value of ['lock', 'unlock']) {
			const { operations } = resources.find((each) => each.value === resource)!;
			expect(operations.find((each) => each.value === value)!.description).toMatch(/Not for/);
		}
	}
});

test('the deprecated light setting says so and names its successor', () => {
	const { name, description } = resources
		.flatMap(({ operations }) => operations)
		.find(({ value }) => value === 'setLight')!;
	expect(`${name} ${description}`).toMatch(/Deprecated.*Set Ambient Lamp/);
});

test('values, names and actions of operations are unique where they are shown together', () => {
	const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
	expect(new Set(actions).size).toBe(actions.length);
	for (const { operations } of resources) {
		for (const key of ['value', 'name'] as const)
			expect(new Set(operations.map((each) => each[key])).size).toBe(operations.length);
	}
});

test('the values of an operation have names of their own, also beside those of every operation', () => {
	const common = ['resource', 'operation', 'simplify', 'options'];
	for (const { value, operations } of resources) {
		for (const { fields, value: operation } of operations) {
			const names = [...common, ...fields.map(({ property }) => property.name)];
			expect([value, operation, new Set(names).size]).toEqual([value, operation, names.length]);
		}
	}
});

test('every documented push has its type', () => {
	expect(PUSH_TYPES.map((type) => `/${PUSH_ROOT}${type}`).sort()).toEqual(
		of('push')
			.map(({ path }) => path)
			.sort(),
	);
});

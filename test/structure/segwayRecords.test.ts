import { resources } from '../../nodes/Segway/operations';
import { PUSH_ROOT, PUSH_TYPES } from '../../nodes/Segway/push';
import { documentedEntries } from '../fixtures/read.cjs';
import { callsOf, operationsFor } from './documented';

test.each(callsOf('segway'))('%s is a read when it is a query, else it is never sent twice', (_, entry) => {
	const kinds = { Query: 'read', Control: 'command', Setting: 'write' };
	for (const { kind } of operationsFor(resources, entry)) expect(kind).toBe(kinds[entry.group as keyof typeof kinds]);
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

test('every documented push has its type', () => {
	const pushes = documentedEntries('segway').filter(({ kind }) => kind === 'push');
	expect(PUSH_TYPES.map((type) => `/${PUSH_ROOT}${type}`).sort()).toEqual(pushes.map(({ path }) => path).sort());
});

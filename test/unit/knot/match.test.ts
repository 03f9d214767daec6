import { startSimulator } from '../../../simulator/index.cjs';
import type { Simulator } from '../../../simulator/index.cjs';
import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import { layOut } from '../../../nodes/Knot/layOut';
import { confirmedText, effectiveRoute, readConfirmed } from '../../../nodes/Knot/openapi/confirmed';
import type { Confirmed } from '../../../nodes/Knot/openapi/confirmed';
import { match } from '../../../nodes/Knot/openapi/match';
import { readOpenApi } from '../../../nodes/Knot/openapi/read';
import { ROUTES } from '../../../nodes/Knot/routes';

const FORMS = ['default', 'other'] as const;

const sims = new Map<string, Simulator>();
beforeAll(async () => {
	for (const routes of FORMS) {
		const knot = { mix: { docked: 4, riding: 1 }, clusters: 12, routes };
		sims.set(routes, await startSimulator({ mix: {}, knot }));
	}
});
afterAll(async () => {
	for (const sim of sims.values()) await sim.stop();
});

const fileOf = async ({ knot }: Simulator, ending: string) => {
	const answer = await fetch(`${knot.origin}/openapi.${ending}`);
	return await answer.text();
};

const cases = FORMS.flatMap((form) =>
	['json', 'yaml'].map((ending): [(typeof FORMS)[number], string] => [form, ending]),
);

test.each(cases)('%s routes as %s: 66 of 66 operations are bound to their routes', async (form, ending) => {
	const sim = sims.get(form)!;
	const { bound, unmatched, extra, baseUrl, prefix } = match(readOpenApi(await fileOf(sim, ending)));
	expect(unmatched).toEqual([]);
	expect({ baseUrl, prefix }).toEqual({
		baseUrl: sim.knot.origin,
		prefix: form === 'default' ? '/api/application' : '',
	});
	const ours = new Map(bound.map(({ operation, method, path }) => [operation, { method, path }]));
	const theirs = ROUTES.map(({ operation, number }): [string, object] => {
		const { method, path } = OPERATIONS.find(({ n }) => n === number)!.routes[form]!;
		return [operation, { method, path }];
	});
	expect([...ours]).toEqual(theirs);
	// The one call that nothing describes.
	expect(bound.filter(({ likely }) => likely).map(({ operation }) => operation)).toEqual(['discount.getMany']);
	const beyond = OPERATIONS.filter(({ n, routes }) => n === null && routes[form]);
	expect(extra.map(({ path }) => path).sort()).toEqual(beyond.map(({ routes }) => routes[form]!.path).sort());
});

test.each(cases)('%s routes as %s: the pasted text holds the same routes', async (form, ending) => {
	const { bound } = match(readOpenApi(await fileOf(sims.get(form)!, ending)));
	const { routes } = readConfirmed(confirmedText(match(readOpenApi(await fileOf(sims.get(form)!, ending)))));
	const byName = <T extends { name: string }>(list: T[]) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
	const told = bound.map(({ operation, method, path, params, left, likely }): [string, object] => [
		operation,
		{ method, path, params: byName(params), left, likely },
	]);
	expect([...routes].map(([operation, route]) => [operation, { ...route, params: byName(route.params) }])).toEqual(
		told,
	);
});

/** Any value for each thing that an operation must be given. */
const sample = (operation: string, { routes }: Confirmed) =>
	Object.fromEntries(routes.get(operation)!.params.map(({ name }) => [name, 1]));

test.each(FORMS)('%s routes: the simulator takes each request for the operation that was meant', async (form) => {
	const { knot } = sims.get(form)!;
	const confirmed = readConfirmed(confirmedText(match(readOpenApi(await fileOf(sims.get(form)!, 'json')))));
	for (const { operation, number } of ROUTES) {
		const { method, path } = layOut(effectiveRoute(operation, confirmed), sample(operation, confirmed), '/typed');
		const { body } = await fetch(`${knot.origin}${path}`, { method });
		await body?.cancel();
		const { call } = OPERATIONS.find(({ n }) => n === number)!;
		expect({ operation, call: knot.log.at(-1)!.call }).toEqual({ operation, call });
	}
});

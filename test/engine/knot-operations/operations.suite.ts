import { ROUTES, routeFor } from '../../../nodes/Knot/routes';
import type { KnotCloud, LogEntry } from '../../../simulator/index.cjs';
import { FORMS, KnotStage } from '../knotStage';
import { accountRows } from './accountRows';
import { fleetRows } from './fleetRows';
import type { KnotRow } from './row';

export const rows: KnotRow[] = [...accountRows, ...fleetRows];

interface Documented {
	tags?: string[];
	description?: string;
}

/** Method and path of an operation in the file of the cloud: the sentence of the vendor document is its description. */
function servedAt(cloud: KnotCloud, id: string): RegExp {
	const { sentence } = routeFor(id);
	const { paths } = cloud.openApi() as { paths: Record<string, Record<string, Documented>> };
	const all = Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, entry]) => ({ method: method.toUpperCase(), path, ...entry })),
	);
	// The one call without a description is the list of discounts.
	const isIt = ({ description = '', tags = [] }: Documented) =>
		sentence ? description.trim() === sentence : !description && tags.join().toLowerCase().includes('discount');
	const [{ method, path }] = all.filter(isIt);
	const steps = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
	return new RegExp(`^${method} .*${steps}$`);
}

test('every documented call has a row, and no other', () => {
	expect(rows.map(({ id }) => id).sort()).toEqual(ROUTES.map(({ operation }) => operation).sort());
	expect(rows).toHaveLength(66);
});

describe.each(FORMS)('against the routes of the form "%s"', (form) => {
	let stage: KnotStage;
	beforeAll(async () => (stage = await KnotStage.open(form)));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const passwordOf = (email: string) => stage.cloud.users.find(email)!.password;

	test.each(rows.map((row): [string, KnotRow] => [row.id, row]))('%s', async (id, row) => {
		const { input, item, email = stage.cloud.email, json = [], effect, expected } = row;
		stage.store.edit('knotApi', { email, password: passwordOf(email) });
		const told = await stage.call(id, input?.(stage.cloud), item);
		expect([told.error?.message, told.status]).toEqual([undefined, 'success']);
		const route = servedAt(stage.cloud, id);
		const asked = stage.cloud.log.filter(({ method, path }: LogEntry) => route.test(`${method} ${path}`));
		const anonymous = routeFor(id).auth === 'none' && id !== 'login.logIn';
		expect(asked.at(-1)).toMatchObject({ code: 0 });
		expect(stage.logins.length).toBeGreaterThan(anonymous ? -1 : 0);
		if (anonymous) expect(stage.cloud.log).toHaveLength(1);
		expect(told.json.length).toBeGreaterThan(Math.max(json.length, 1) - 1);
		expect(told.json.slice(0, json.length)).toMatchObject(json);
		if (effect) expect(effect(stage.cloud)).toEqual(expected);
	});
});

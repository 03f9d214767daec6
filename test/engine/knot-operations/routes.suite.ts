import { confirmedBy } from '../../knotRoutes';
import { FORMS, KnotStage } from '../knotStage';

const RENAME = { clusterId: 1, clusterName: 'Other' };
const GUESS = /is our guess: the vendor document names no routes/;

describe('routes that are a guess', () => {
	let stage: KnotStage;
	beforeAll(async () => (stage = await KnotStage.open('default', { confirmed: false })));
	afterAll(async () => await stage.close());
	beforeEach(() => {
		stage.fresh();
		stage.store.edit('knotApi', { confirmedRoutes: '', allowUnconfirmedWrites: false });
	});

	test('a read runs', async () => {
		const told = await stage.call('network.getMany', { areaBy: 'everywhere' });
		expect(told.json).toHaveLength(3);
	});

	test('a write is refused before anything is sent, with the remedy and the line to paste', async () => {
		const told = await stage.call('cluster.rename', RENAME);
		expect(told.error!.message).toMatch(
			/^1: Not sent: that cluster\.rename is PUT \/clusters\/\{id\}\/name is our guess/,
		);
		expect(told.error!.description).toContain('{"knotRoutes":1,"routes":{"cluster.rename":"PUT /clusters/{id}/name"}}');
		expect(told.error!.description).toContain('Route > Match OpenAPI File');
		expect(stage.cloud.log).toEqual([]);
	});

	test('Return Outcome tells it as refused and not sent', async () => {
		const told = await stage.call('cluster.rename', { ...RENAME, options: { returnOutcome: true } });
		expect(told.json).toMatchObject([{ id: '1', command: 'cluster.rename', outcome: 'refused', sent_at: null }]);
	});

	test('that line in the credential lets this write through, and no other', async () => {
		const line = '{"knotRoutes":1,"routes":{"cluster.rename":"PUT /clusters/{id}/name"}}';
		stage.store.edit('knotApi', { confirmedRoutes: line });
		expect((await stage.call('cluster.rename', RENAME)).json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.cloud.clusters[0].name).toBe('Other');
		const move = await stage.call('cluster.move', { clusterId: 1, latitude: 45, longitude: 9 });
		expect(move.error!.message).toMatch(GUESS);
	});

	test('Allow Unconfirmed Writes lets all through', async () => {
		stage.store.edit('knotApi', { allowUnconfirmedWrites: true });
		expect((await stage.call('cluster.rename', RENAME)).json).toMatchObject([{ outcome: 'done' }]);
	});

	test('a write whose route was seen needs no confirmation', async () => {
		const create = { clusterName: 'New', networkId: 1, latitude: 45.46, longitude: 9.19 };
		expect((await stage.call('cluster.create', create)).json).toMatchObject([{ outcome: 'done' }]);
	});

	test.each([404, 405])('a read that is answered HTTP %i says that the route is a guess', async (status) => {
		stage.sim.faults.add({ vendor: 'knot', path: '/networks', action: { status, body: 'html' } });
		const told = await stage.call('network.getMany', { areaBy: 'everywhere' });
		expect(told.error!.message).toMatch(GUESS);
		expect(told.error!.description).toContain('Confirmed Routes of the credential');
	});

	test('unreadable confirmed routes are told with the mistake, and nothing is sent', async () => {
		stage.store.edit('knotApi', { confirmedRoutes: '{"knotRoutes":1,"routes":{"cluster.fly":"GET /x"}}' });
		const told = await stage.call('cluster.rename', RENAME);
		expect(told.error!.message).toContain('"cluster.fly" is no operation of Knot');
		expect(stage.cloud.log).toEqual([]);
	});
});

describe.each(FORMS)('Route in the form "%s"', (form) => {
	let stage: KnotStage;
	beforeAll(async () => (stage = await KnotStage.open(form, { confirmed: false })));
	afterAll(async () => await stage.close());

	const file = (content: string, mimeType: string) => ({
		binary: { data: { data: Buffer.from(content).toString('base64'), mimeType, fileName: 'openapi' } },
	});

	test.each(['json', 'yaml'] as const)('Match OpenAPI File reads the file as %s', async (kind) => {
		const content = kind === 'json' ? JSON.stringify(stage.cloud.openApi()) : stage.cloud.openApiYaml();
		const told = await stage.call('route.matchOpenApi', {}, file(content, `application/${kind}`));
		expect(told.json).toMatchObject([{ operations: 66, matched: 66, unmatched: 0, unmatched_operations: [] }]);
		expect(told.json[0].confirmed_routes).toBe(confirmedBy(stage.cloud, form));
		expect(told.hints.join()).toContain('66 of 66 operations are bound');
		expect(stage.cloud.log).toEqual([]);
	});

	test('and as a text', async () => {
		const openApi = JSON.stringify(stage.cloud.openApi());
		const told = await stage.call('route.matchOpenApi', { source: 'text', openApi });
		expect(told.json).toMatchObject([{ matched: 66 }]);
	});

	test.each([
		[{ source: 'text', openApi: '' }, 'There is no OpenAPI file to read'],
		[{ source: 'text', openApi: 'hello' }, /OpenAPI/],
		[{}, /names the binary field "data", which the item does not have/],
	])('%j is told', async (input, words) => {
		const told = await stage.call('route.matchOpenApi', input);
		expect(told.error!.message).toMatch(words);
	});

	test('Get Many shows each operation as this credential uses it', async () => {
		stage.confirm();
		const all = await stage.call('route.getMany', {});
		expect(all.json).toHaveLength(66);
		expect(new Set(all.json.map(({ certainty }) => certainty))).toEqual(new Set(['confirmed']));
		const move = all.json.find(({ operation }) => operation === 'cluster.move')!;
		expect(move).toMatchObject({
			kind: 'write',
			usable: true,
			certainty_without_file: 'inferred',
			path: expect.stringMatching(form === 'other' ? /^\/v2\/|\/v2\// : /^\/api\/application\/clusters/),
		});
	});
});

describe('API Request', () => {
	let stage: KnotStage;
	beforeAll(async () => (stage = await KnotStage.open('other')));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	test('calls what the file has and this node does not, found by Match OpenAPI File', async () => {
		const openApi = JSON.stringify(stage.cloud.openApi());
		const [{ routes_not_offered: extra }] = (await stage.call('route.matchOpenApi', { source: 'text', openApi })).json;
		const passes = (extra as Array<{ method: string; path: string }>).find(({ path }) => path.endsWith('/passes'))!;
		const told = await stage.call('apiRequest.send', { method: passes.method, path: passes.path });
		expect(told.json).toMatchObject([{ code: 0, data: expect.any(Array) }]);
		expect(stage.cloud.log.at(-1)).toMatchObject({ call: 'pass.list', code: 0 });
	});

	test('a GET that does more than ask goes out once, wherever the confirmed routes have it', async () => {
		const confirmed = stage.store.stored('knotApi').confirmedRoutes as string;
		const moved = confirmed.replace(/("login\.generateKey": ")[^"]*"/, '$1GET /quite/elsewhere"');
		expect(moved).not.toBe(confirmed);
		stage.store.edit('knotApi', { confirmedRoutes: moved });
		stage.sim.faults.add({ vendor: 'knot', path: '/elsewhere', action: { status: 500 } });
		const path = `${new URL(stage.cloud.url).pathname.replace(/\/$/, '')}/Quite/elsewhere`;
		const options = { returnOutcome: true };
		const told = await stage.call('apiRequest.send', { method: 'GET', path, options });
		stage.confirm();
		expect(told.json).toMatchObject([{ outcome: 'unknown' }]);
		expect(stage.cloud.log.filter((entry) => entry.path.endsWith('/elsewhere'))).toHaveLength(1);
	});

	test('a write goes out once, whatever becomes of it', async () => {
		stage.sim.faults.add({ vendor: 'knot', path: '/ring', action: { status: 500 } });
		const { vehicle_id } = stage.cloud.vehicles[0];
		const { pathname } = new URL(stage.cloud.url);
		const path = `${pathname.replace(/\/$/, '')}/v2/vehicles/${vehicle_id}/ring`.replace('/v2/v2/', '/v2/');
		const options = { returnOutcome: true };
		const told = await stage.call('apiRequest.send', { method: 'POST', path, body: { seconds: 5 }, options });
		expect(told.json).toMatchObject([{ outcome: 'unknown' }]);
		expect(stage.cloud.log.filter((entry) => entry.path.endsWith('/ring'))).toHaveLength(1);
	});
});

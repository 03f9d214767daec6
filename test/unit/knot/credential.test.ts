import type { IDataObject, INodeType } from 'n8n-workflow';
import { KnotApi } from '../../../credentials/KnotApi.credentials';
import { Session } from '../../../nodes/core/request';
import type { Vendor } from '../../../nodes/core/operation';
import { baseUrl, login, tokenFor } from '../../../nodes/Knot/auth';
import { answer } from '../../../nodes/core/answer';
import { Engine } from '../../engine/harness';
import { checkCredential, signer } from '../core/credentialChecks';
import { sampleVendor } from '../core/sampleVendor';
import { requestOf } from '../simulator/knotClient.cjs';
import { House } from './house';

const NAME = 'knotApi';
const credential = new KnotApi();
const account = {
	email: 'fleet@example.com',
	password: 'long enough',
	appLabel: 'knot',
	totpSecret: '',
	baseUrl: 'https://api.knotcity.io',
	prefix: '/api/application',
	scheme: 'Bearer',
	confirmedRoutes: '',
	allowUnconfirmedWrites: false,
};
const sign = signer({ credential, account });

/** As much of the vendor as a session needs. */
const knot: Vendor = {
	...sampleVendor,
	name: 'knot',
	displayName: 'Knot',
	credential: NAME,
	secrets: ['password', 'totpSecret'],
	baseUrl,
	tokenFor,
	login,
	read: (_status, { code, data }) =>
		typeof code === 'number'
			? answer({ result: code === 0 ? 'done' : 'refused', message: `Code ${code}`, data })
			: null,
};

checkCredential({
	credential,
	vendor: knot,
	account,
	home: account.baseUrl,
	login: { body: { code: 0, token: 'new-token', refresh_token: null }, accessToken: 'new-token' },
	edit: { password: 'other password' },
	asked: Object.keys(account).sort((a, b) => order(a) - order(b)),
	required: ['appLabel'],
});

function order(name: string): number {
	return credential.properties.findIndex((property) => property.name === name);
}

test('the token goes into the header, and other headers stay', async () => {
	const signed = await sign({ url: 'https://api.knotcity.io/x', method: 'GET', headers: { Accept: 'text/plain' } });
	expect(signed.headers).toEqual({ Accept: 'text/plain', Authorization: 'Bearer t0ken' });
	expect((await sign({ url: '/x' }, { scheme: '' })).headers).toEqual({ Authorization: 't0ken' });
});

test('usual values lead to the server that Knot documents, with no list of others', () => {
	const usual = Object.fromEntries(credential.properties.map(({ name, default: value }) => [name, value]));
	expect(usual).toMatchObject({
		baseUrl: 'https://api.knotcity.io',
		prefix: '/api/application',
		scheme: 'Bearer',
		confirmedRoutes: '',
		allowUnconfirmedWrites: false,
	});
	expect(baseUrl(usual as IDataObject)).toBe('https://api.knotcity.io');
});

test('the test of the credential reads on the route of the table, or on the confirmed one', async () => {
	const { request } = credential.test;
	const usual = await sign({ ...request } as never);
	expect(usual).toMatchObject({
		method: 'GET',
		url: expect.stringMatching(/^https:.*\/api\/application\/clusters\/closests\?lat=/),
	});
	expect(usual.baseURL).toBeUndefined();
	const confirmedRoutes =
		'{"knotRoutes": 1, "prefix": "/v9", "routes": {"cluster.getClosest": "POST /near body:lat,lng"}}';
	const confirmed = await sign({ ...request } as never, { confirmedRoutes });
	expect(confirmed).toMatchObject({ method: 'POST', url: 'https://api.knotcity.io/v9/near' });
	expect(Object.keys(JSON.parse(String(confirmed.body)) as object)).toEqual(['lat', 'lng']);
});

/** A node that asks for the clusters nearby, once for each item. */
function probe(path: string, query: IDataObject | undefined, body: IDataObject | undefined, method: 'GET' | 'POST') {
	return {
		description: {
			name: 'probe',
			version: 1,
			group: [],
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
			credentials: [{ name: NAME, required: true }],
		},
		async execute(this: never) {
			const session = new Session(this, knot);
			const items = (this as { getInputData(): unknown[] }).getInputData();
			const answers = await Promise.all(items.map(() => session.send({ method, path, query, body }, 'read')));
			return [answers.map(({ result, message }) => ({ json: { result, message } }))];
		},
	} as unknown as INodeType;
}

describe.each(['default', 'other'] as const)('with the %s routes', (form) => {
	let house: House;
	beforeAll(async () => (house = await House.open(form)));
	afterAll(async () => await house.sim.stop());
	beforeEach(() => house.fresh());

	const GOOD = { status: 'OK', message: 'Connection successful!' };
	const failed = (message: RegExp) => ({ status: 'Error', message: expect.stringMatching(message) });
	const READ = 'clusters/closests|cluster-list/nearest';
	type Action = NonNullable<Parameters<typeof house.sim.faults.add>[0]['action']>;

	/** The button "Test" for what a person has just typed in. */
	async function press(changes: IDataObject = {}) {
		const store = house.store(changes);
		return { verdict: await new Engine({}, store).testCredential(NAME), store };
	}

	test('good: one login and one read; the token stays and the next test needs no login', async () => {
		const { verdict, store } = await press();
		expect(verdict).toEqual(GOOD);
		expect(house.calls).toEqual(['login.password', 'cluster.closest']);
		expect(house.log[1]).toMatchObject({ status: 200, code: 0 });
		expect(store.stored(NAME)).toMatchObject({ accessToken: house.cloud.token });
		expect(await new Engine({}, store).testCredential(NAME)).toEqual(GOOD);
		expect(house.calls.slice(2)).toEqual(['cluster.closest']);
	});

	test('good with a second factor', async () => {
		expect((await press(house.secure())).verdict).toEqual(GOOD);
		expect(house.calls).toEqual(['login.password', 'login.secondFactor', 'cluster.closest']);
	});

	test.each<[string, IDataObject, RegExp]>([
		['a wrong password', { password: 'not this one' }, /^Wrong Email or Password\./],
		['a wrong app label', { appLabel: 'unknown' }, /^Knot does not know this App Label\./],
		['a host that refuses', { baseUrl: 'http://127.0.0.1:9' }, /^Cannot log in at 127\.0\.0\.1:9: the host refused/],
		['a host that nobody knows', { baseUrl: 'nobody.invalid' }, /^Cannot log in at nobody\.invalid/],
		['another prefix', { prefix: '/elsewhere', confirmedRoutes: '' }, /has no route POST \/elsewhere\/login/],
		['confirmed routes that cannot be read', { confirmedRoutes: '{}' }, /^Confirmed Routes: "knotRoutes" has to be 1/],
		['a secret that cannot be read', { totpSecret: '123456' }, /^The TOTP Secret .* cannot be read/],
	])('%s is told, and nothing is kept', async (_, changes, words) => {
		const { verdict, store } = await press(changes);
		expect(verdict).toEqual(failed(words));
		expect(house.calls).not.toContain('cluster.closest');
		expect(store.stored(NAME)).not.toHaveProperty('accessToken');
	});

	test.each([
		['no second factor', () => house.secure({ totpSecret: '' }), /^The account asks for a second factor\./],
		[
			'a wrong second factor',
			() => house.secure({ totpSecret: 'MZXW6YTB' }),
			/^Knot refuses the code of the second factor\./,
		],
		['an address that is not confirmed', () => house.newcomer(), /^Confirm your email address/],
	])('%s is told', async (_, who, words) => expect((await press(who())).verdict).toEqual(failed(words)));

	test.each([
		['HTTP 404', { status: 404, body: 'html' }],
		['HTTP 405', { status: 405 }],
		['HTTP 403', { status: 403 }],
		['another code', { code: 9 }],
		['a web page', 'html'],
	] as Array<[string, Action]>)(
		'a read that ends in %s tells nothing of the login, which worked',
		async (_, action) => {
			house.sim.faults.add({ path: READ, action });
			expect((await press()).verdict).toEqual(GOOD);
			expect(house.log).toHaveLength(2);
		},
	);

	test.each([
		['HTTP 401', { tokenRefused: 'status' }, /^Knot refuses the token that it has just issued\. Check the Scheme/],
		['HTTP 503', { status: 503 }, /^Knot failed \(HTTP 503\)\. Try again later\.$/],
	] as Array<[string, Action, RegExp]>)('a read that ends in %s fails the test', async (_, action, words) => {
		house.sim.faults.add({ path: READ, action });
		expect((await press()).verdict).toEqual(failed(words));
	});

	test('a wrong scheme is told', async () => {
		house.cloud.set({ scheme: 'Token' });
		expect((await press()).verdict).toEqual(failed(/Check the Scheme/));
		expect((await press({ scheme: 'Token' })).verdict).toEqual(GOOD);
	});

	describe('several runs', () => {
		/** Runs of engines of their own on one credential, as processes of n8n. */
		async function runs(store: ReturnType<House['store']>, count: number, items: number) {
			const { method, url, data } = requestOf(house.cloud, 'cluster.closest', { lat: 48.58, lng: 7.75 });
			const { pathname, searchParams } = new URL(url);
			const query = Object.fromEntries(searchParams);
			const node = { id: 'p', name: 'P', type: 'probe', typeVersion: 1, position: [0, 0] as [number, number] };
			const credentials = { [NAME]: { id: '1', name: NAME } };
			const ended = await Promise.all(
				Array.from({ length: count }, async () => {
					const probing = probe(pathname, query, data as IDataObject | undefined, method as 'GET' | 'POST');
					const engine = new Engine({ probe: probing }, store);
					const all = Array.from({ length: items }, () => ({ json: {} }));
					return await engine.run({ nodes: [{ ...node, parameters: {}, credentials }] }, all);
				}),
			);
			return ended.flatMap(({ data: { resultData } }) =>
				resultData.runData.P[0].data!.main[0]!.map(({ json }) => json),
			);
		}

		const counted = (call: string) => house.calls.filter((each) => each === call).length;
		const ALL_DONE = Array.from({ length: 12 }, () => ({ result: 'done', message: 'Code 0' }));

		test('share one login, then one refresh, whose token all of them use', async () => {
			const store = house.store();
			expect(await runs(store, 4, 3)).toEqual(ALL_DONE);
			expect([counted('login.password'), counted('login.refresh')]).toEqual([1, 0]);
			house.cloud.sessions.kill();
			expect(await runs(store, 4, 3)).toEqual(ALL_DONE);
			expect([counted('login.password'), counted('login.refresh')]).toEqual([1, 1]);
			expect(store.stored(NAME)).toMatchObject({ accessToken: house.cloud.token });
		});

		test('share one login after a session has ended for good', async () => {
			const store = house.store();
			await runs(store, 1, 1);
			house.cloud.sessions.endAll();
			expect(await runs(store, 4, 3)).toEqual(ALL_DONE);
			expect([counted('login.password'), counted('login.refresh')]).toEqual([2, 1]);
		});

		test('try a wrong password once', async () => {
			const store = house.store({ password: 'not this one' });
			const all = await runs(store, 4, 3);
			expect(all.map(({ message }) => String(message).replace(/\..*/, ''))).toEqual(
				ALL_DONE.map(() => 'Not sent: Wrong Email or Password'),
			);
			expect(house.calls).toEqual(['login.password']);
		});
	});
});

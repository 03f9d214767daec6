import type { INodeParameters } from 'n8n-workflow';
import { type Execution, outputOf } from '../../../../demo/rest.cjs';
import type { FaultRule } from '../../../../simulator/index.cjs';
import { LOGIN, REFRESH, SECOND_FACTOR, useKnot } from '../support/knotFleet.cjs';
import { known, secured } from '../support/knotUsers.cjs';
import { findOnDisk } from '../support/search.cjs';

const fleet = useKnot();
const LOGIN_PATH = '/login';
const CALL = '/api/application/(?!login)';
/** What was in credentials, and the keys that the cloud has made. */
const sent = new Set<string>();

/** Every token that was handed out, of whatever kind, and everything else that nobody may see. */
const secrets = () => [...fleet.cloud.sessions.texts, fleet.password, ...sent];
const secretsIn = (text: string) => secrets().filter((secret) => text.includes(secret));

const renamed = { clusterId: 1, clusterName: 'Gare & Port' };
const RUNS: Array<[string, INodeParameters, 'stopWorkflow' | 'continueErrorOutput']> = [
	['cluster.get', { clusterId: 1, simplify: false }, 'continueErrorOutput'],
	['cluster.rename', renamed, 'stopWorkflow'],
	['cluster.rename', renamed, 'continueErrorOutput'],
	['cluster.rename', { ...renamed, options: { returnOutcome: true } }, 'stopWorkflow'],
	['login.check', {}, 'continueErrorOutput'],
	['login.generateKey', {}, 'continueErrorOutput'],
	['apiRequest.send', { method: 'GET', path: '/api/application/clusters/1' }, 'stopWorkflow'],
];

function remember() {
	for (const { pendingKey } of fleet.cloud.users.all) {
		if (pendingKey) for (const secret of Object.values(pendingKey)) sent.add(secret);
	}
}

/** A read and a write that stops: enough where not even the login succeeds, which takes its time. */
const FEW = RUNS.slice(0, 2);

/** Reads, writes and free requests; returns all that n8n hands out about them. */
async function runAll(runs = RUNS): Promise<string> {
	const texts: string[] = [];
	for (const [operation, parameters, onError] of runs) {
		const { text } = await fleet.run(operation, parameters, { onError }, [{ note: 'of the operator' }]);
		texts.push(text);
		remember();
	}
	return texts.join('\n');
}

/** A credential with the second factor: its login has every kind of secret. */
async function useSecured() {
	const { password, totpSecret, ...login } = secured(fleet);
	for (const secret of [password, totpSecret]) sent.add(secret);
	fleet.credential = await fleet.addCredential({ ...login, password, totpSecret });
}

describe('with a second factor', () => {
	beforeEach(async () => await useSecured());

	test.each<[string, FaultRule, typeof RUNS]>([
		['Knot echoes URL, headers and body in an error page', { path: CALL, action: 'echo' }, RUNS],
		['Knot refuses the token', { path: CALL, times: 2, action: { tokenRefused: 'status' } }, RUNS],
		['Knot refuses the token for good', { path: CALL, action: { tokenRefused: 'status' } }, FEW],
		['the connection drops', { path: CALL, action: 'dropAfter' }, RUNS],
		['the answer is not JSON', { path: CALL, action: 'invalidJson' }, RUNS],
		['the login echoes the password', { path: `${LOGIN_PATH}$`, action: 'echo' }, FEW],
		['the login drops', { path: `${LOGIN_PATH}$`, action: 'dropBefore' }, FEW],
		['the second factor echoes login token and code', { path: `${LOGIN_PATH}/[^/]+`, action: 'echo' }, FEW],
	])('runs in which %s', async (_, rule, runs) => {
		fleet.sim.faults.add({ vendor: 'knot', ...rule });
		const text = await runAll(runs);
		expect(fleet.log.some(({ fault }) => fault !== null)).toBe(true);
		expect(fleet.asked(LOGIN).length).toBeGreaterThan(0);
		expect(text).toContain('of the operator');
		expect(secretsIn(text)).toEqual([]);
	});

	test('good runs, the token renewed on the way', async () => {
		const text = await runAll();
		expect(fleet.asked(SECOND_FACTOR)).toHaveLength(1);
		expect(text).toContain('"done"');
		fleet.cloud.sessions.kill();
		const again = await runAll();
		expect(fleet.asked(REFRESH)).toHaveLength(1);
		expect(secretsIn(text + again)).toEqual([]);
	});

	test('a refresh that is echoed', async () => {
		await runAll();
		fleet.sim.faults.add({ vendor: 'knot', path: `${LOGIN_PATH}/refresh|${CALL}`, action: 'echo' });
		fleet.cloud.sessions.kill();
		expect(secretsIn(await runAll())).toEqual([]);
		expect(fleet.asked(REFRESH).some(({ fault }) => fault === 'echo')).toBe(true);
	});

	test('credential tests that go wrong, and the credential afterwards', async () => {
		const { id } = fleet.credential;
		for (const path of [`${LOGIN_PATH}$`, `${LOGIN_PATH}/`, '/closests']) {
			for (const action of ['echo', 'invalidJson', 'dropBefore'] as const) {
				fleet.sim.faults.clear();
				fleet.sim.faults.add({ vendor: 'knot', path, action });
				expect(secretsIn(JSON.stringify(await fleet.rest.credentials.test(id)))).toEqual([]);
			}
		}
		fleet.sim.faults.clear();
		expect(await fleet.rest.credentials.test(id)).toMatchObject({ status: 'OK' });
		const { data } = await fleet.rest.credentials.get(id);
		const placeholder = expect.stringMatching(/^__n8n_BLANK_VALUE/);
		const hidden = ['password', 'totpSecret', 'accessToken', 'refreshToken', 'tokenFor'];
		expect(data).toMatchObject(Object.fromEntries(hidden.map((name) => [name, placeholder])));
		expect(secretsIn(JSON.stringify(data))).toEqual([]);
	});
});

describe('operations that answer tokens and keys', () => {
	const MASKED = { token: '***', refresh_token: '***' };
	/** What a login or a new key is asked for, and what may not be seen of it. */
	const run = async (operation: string, parameters: INodeParameters = {}) => {
		const execution = await fleet.run(operation, parameters, {}, [{}]);
		expect(execution.status).toBe('success');
		return execution;
	};
	const answered = (execution: Execution) => outputOf(execution, 'Knot')[0];
	const login = () => {
		const { email, password } = known(fleet, 'rider@example.com');
		return { email, password, additionalFields: { scope: 'app' } };
	};
	/** An execution without what was typed into nodes: n8n itself keeps the node, as it stands, with the error that stops it. */
	const withoutNodes = ({ data }: Execution) =>
		JSON.stringify(data, (key, value: unknown) => (key === 'node' ? undefined : value));
	const returnSecrets = { options: { returnSecrets: true } };

	beforeEach(async () => {
		fleet.credential = await fleet.addCredential();
	});

	test('without Return Secrets they are masked', async () => {
		const logIn = await run('login.logIn', login());
		expect(answered(logIn)).toMatchObject({ ...MASKED, user_id: 2 });
		const key = await run('login.generateKey');
		remember();
		expect(answered(key)).toEqual({ key: '***', key_url: '***', token: '***' });
		expect(secretsIn(logIn.text + key.text)).toEqual([]);
		const outcome = await run('login.generateKey', { options: { returnOutcome: true } });
		remember();
		expect(answered(outcome)).toMatchObject({ outcome: 'done', data: { key: '***' } });
		expect(secretsIn(outcome.text)).toEqual([]);
	});

	test.each<[string, FaultRule['action'], 'stopWorkflow' | 'continueErrorOutput']>([
		['is answered', undefined, 'stopWorkflow'],
		['is echoed, the item fails', 'echo', 'continueErrorOutput'],
		['is echoed, the node stops', 'echo', 'stopWorkflow'],
	])('a password that was typed into Log In and %s', async (_, action, onError) => {
		if (action) fleet.sim.faults.add({ vendor: 'knot', path: `${LOGIN_PATH}$`, action });
		const { password, ...typed } = login();
		const execution = await fleet.run('login.logIn', { ...typed, password }, { onError }, [{}]);
		expect(fleet.asked(LOGIN)).toMatchObject([{ fault: action ?? null, rawBody: expect.stringContaining(password) }]);
		expect(withoutNodes(execution)).not.toContain(password);
		expect(secretsIn(execution.text)).toEqual([]);
	});

	test('the step of the second factor is masked, too', async () => {
		await useSecured();
		const second = await run('login.secondFactor');
		expect(answered(second)).toMatchObject({ ...MASKED, user_id: 4 });
		expect(secretsIn(second.text)).toEqual([]);
	});

	test("after all this nothing is in n8n's log at level debug, nor readable in its database", () => {
		expect(sent.size).toBeGreaterThan(20);
		expect(fleet.cloud.sessions.texts.length).toBeGreaterThan(30);
		expect(findOnDisk(fleet.n8n, [fleet.credential.id])).not.toEqual([]);
		expect(findOnDisk(fleet.n8n, secrets())).toEqual([]);
	});

	test('with Return Secrets they are there, since they were asked for', async () => {
		const { token, refresh_token } = answered(await run('login.logIn', { ...login(), ...returnSecrets }));
		expect(fleet.cloud.sessions.texts).toEqual(expect.arrayContaining([token, refresh_token]));
		expect(findOnDisk(fleet.n8n, [String(token)])).not.toEqual([]);
		const key = answered(await run('login.generateKey', returnSecrets));
		const pending = fleet.cloud.users.get(1)!.pendingKey!;
		expect(key).toMatchObject(pending);
		expect(key.key_url).toContain(pending.key);
		const refreshed = answered(await run('login.refresh', { refreshToken: String(refresh_token), ...returnSecrets }));
		expect(fleet.cloud.sessions.texts).toContain(refreshed.access_token);
	});
});

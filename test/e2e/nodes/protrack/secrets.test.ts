import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../../simulator/index.cjs';
import { md5 } from '../../../../simulator/protrack/accounts.cjs';
import { pollerOf } from '../support/poller.cjs';
import { findOnDisk } from '../support/search.cjs';
import { LOGIN, TRACK, useTrackers } from '../support/trackers.cjs';

const CALL = '/api/(?!authorization)';
const NEW_PASSWORD = 'a new password of roma';
const fleet = useTrackers();
/** Tokens and signatures. */
const sent = new Set<string>();

const secrets = () => [...sent, fleet.password, md5(fleet.password), md5(NEW_PASSWORD)];
const secretsIn = (text: string) => secrets().filter((secret) => text.includes(secret));

beforeEach(async () => {
	fleet.reset({ parked: 1 });
	fleet.credential = await fleet.addCredential();
});

// The simulator forgets its log at each reset.
afterEach(() => {
	for (const { query } of fleet.log) {
		for (const secret of [query.access_token, query.signature]) if (typeof secret === 'string') sent.add(secret);
	}
	if (fleet.cloud.token) sent.add(fleet.cloud.token);
});

const request = { method: 'GET', path: TRACK, query: '={{ JSON.stringify({ imeis: $json.imei }) }}' };
const RUNS: Array<[string, INodeParameters, 'stopWorkflow' | 'continueErrorOutput']> = [
	['device.getPosition', {}, 'continueErrorOutput'],
	['command.send', { command: 'lockDoor' }, 'stopWorkflow'],
	['command.send', { command: 'lockDoor' }, 'continueErrorOutput'],
	['account.setPassword', { account: 'roma', password: NEW_PASSWORD }, 'continueErrorOutput'],
	['apiRequest.send', request, 'stopWorkflow'],
];

/** Reads, commands, free requests and a poll by hand; returns all that n8n hands out about them. */
async function runAll(): Promise<string> {
	const texts: string[] = [];
	for (const [operation, parameters, onError] of RUNS) {
		const { text } = await fleet.run(operation, parameters, { onError });
		texts.push(text);
	}
	texts.push((await (await pollerOf(fleet)).fetch()).text);
	return texts.join('\n');
}

test.each<[string, FaultRule]>([
	['the provider echoes URL, headers and body in an error page', { path: CALL, action: 'echo' }],
	['the provider refuses the token', { path: CALL, times: 2, action: { tokenRefused: '10011' } }],
	['the connection drops', { path: CALL, action: 'dropAfter' }],
	['the answer is not JSON', { path: CALL, action: 'invalidJson' }],
	['the login echoes signature and account', { path: LOGIN, action: 'echo' }],
	['the login drops', { path: LOGIN, action: 'dropBefore' }],
])('runs in which %s', async (_, rule) => {
	fleet.sim.faults.add(rule);
	const text = await runAll();
	expect(fleet.log.some(({ fault }) => fault !== null)).toBe(true);
	expect(text).toContain(fleet.vehicles[0].imei);
	expect(secretsIn(text)).toEqual([]);
});

test('good runs', async () => {
	fleet.cloud.raiseAlarm({ imei: fleet.vehicles[0].imei, type: 'sosAlarm' });
	const text = await runAll();
	expect(text).toContain('"done"');
	expect(text).toContain('"sosAlarm"');
	expect(secretsIn(text)).toEqual([]);
});

test('credential tests that go wrong, and the credential afterwards', async () => {
	const { id } = fleet.credential;
	for (const path of [LOGIN, TRACK]) {
		for (const action of ['echo', 'invalidJson', 'dropBefore'] as const) {
			fleet.sim.faults.clear();
			fleet.sim.faults.add({ path, action });
			expect(secretsIn(JSON.stringify(await fleet.rest.credentials.test(id)))).toEqual([]);
		}
	}
	expect(secretsIn(JSON.stringify(await fleet.rest.credentials.get(id)))).toEqual([]);
});

test("after all this nothing is in n8n's log at level debug, nor readable in its database", () => {
	expect(sent.size).toBeGreaterThan(8);
	expect(findOnDisk(fleet.n8n, [fleet.credential.id])).not.toEqual([]);
	expect(findOnDisk(fleet.n8n, secrets())).toEqual([]);
});

import type { INodeParameters } from 'n8n-workflow';
import type { FaultRule } from '../../../simulator/index.cjs';
import { LOCK, LOGIN, STATUS, useFleet } from './support/fleet.cjs';
import { EVERY_EVENT, receive } from './support/receiver.cjs';
import { findOnDisk } from './support/search.cjs';

const CALL = '/api/';
const fleet = useFleet();
const tokens = new Set<string>();
const signatures = new Set<string>();

/** Every token that was handed out, every signature that was sent, and the client secrets. */
const secrets = () => [...tokens, ...signatures, ...fleet.clients.map(({ clientSecret }) => clientSecret)];
const secretsIn = (text: string) => secrets().filter((secret) => text.includes(secret));

beforeEach(async () => {
	fleet.reset({ forgotten: 1 });
	fleet.credential = await fleet.addCredential();
});

// The simulator forgets both at each reset.
afterEach(() => {
	for (const { token } of fleet.sim.segway.tokens.issued) tokens.add(token);
	for (const { body } of fleet.sim.segway.pushes)
		signatures.add(new URLSearchParams(body).get('signature') ?? 'unsigned');
});

const request = { method: 'POST', path: LOCK, body: '={{ JSON.stringify({ iotCode: $json.iotCode }) }}' };
const RUNS: Array<[string, INodeParameters, 'stopWorkflow' | 'continueErrorOutput']> = [
	['vehicle.getStatus', {}, 'continueErrorOutput'],
	['control.lock', {}, 'stopWorkflow'],
	['control.lock', {}, 'continueErrorOutput'],
	['apiRequest.send', request, 'stopWorkflow'],
];

/** Reads, commands and free requests; returns all that n8n hands out about them. */
async function runAll(timeout = 30): Promise<string> {
	const texts: string[] = [];
	for (const [operation, parameters, onError] of RUNS) {
		const { text } = await fleet.run(operation, { ...parameters, options: { timeout } }, { onError });
		texts.push(text);
	}
	return texts.join('\n');
}

test.each<[string, FaultRule]>([
	['Segway echoes URL, headers and body in an error page', { path: CALL, action: 'echo' }],
	['Segway refuses the token with HTTP 401', { path: CALL, times: 2, action: { tokenRefused: 'oauth401' } }],
	['Segway refuses the token with a code', { path: CALL, times: 2, action: { tokenRefused: '15101' } }],
	['the connection drops', { path: CALL, action: 'dropAfter' }],
	['no answer comes', { path: CALL, action: 'hang' }],
	['the answer is not JSON', { path: CALL, action: 'invalidJson' }],
	['the login echoes the secret', { path: LOGIN, action: 'echo' }],
	['the login drops', { path: LOGIN, action: 'dropBefore' }],
])('runs in which %s', async (_, rule) => {
	fleet.sim.faults.add(rule);
	const text = await runAll(rule.action === 'hang' ? 1 : undefined);
	expect(fleet.log.some(({ fault }) => fault !== null)).toBe(true);
	expect(text).toContain(fleet.vehicles[0].iotCode);
	expect(secretsIn(text)).toEqual([]);
});

test('good runs', async () => {
	const text = await runAll();
	expect(text).toContain('"done"');
	expect(secretsIn(text)).toEqual([]);
});

test('credential tests that go wrong, and the credential afterwards', async () => {
	const { id } = fleet.credential;
	for (const path of [LOGIN, STATUS]) {
		for (const action of ['echo', 'invalidJson', 'dropBefore'] as const) {
			fleet.sim.faults.clear();
			fleet.sim.faults.add({ path, action });
			expect(secretsIn(JSON.stringify(await fleet.rest.credentials.test(id)))).toEqual([]);
		}
	}
	expect(secretsIn(JSON.stringify(await fleet.rest.credentials.get(id)))).toEqual([]);
});

test('pushes, good and refused', async () => {
	const receiver = await receive(fleet);
	for (const type of EVERY_EVENT) {
		for (const options of [{}, { forge: 'signature' as const }, { forge: 'platform' as const }]) {
			expect(secretsIn((await receiver.push(type, options)).body)).toEqual([]);
		}
	}
	expect(secretsIn(JSON.stringify(await receiver.events(EVERY_EVENT.length)))).toEqual([]);
	const raw = await receive(fleet, { simplify: false });
	await raw.push('alert');
	expect(secretsIn(JSON.stringify(await raw.events(1)))).toEqual([]);
});

test("after all this nothing is in n8n's log at level debug, nor readable in its database", () => {
	expect(tokens.size).toBeGreaterThan(2);
	expect(signatures.size).toBeGreaterThan(EVERY_EVENT.length);
	expect(findOnDisk(fleet.n8n, [fleet.credential.id])).not.toEqual([]);
	expect(findOnDisk(fleet.n8n, secrets())).toEqual([]);
});

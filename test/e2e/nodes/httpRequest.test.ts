import { errorOf, outputOf } from '../../../demo/rest.cjs';
import { LOGIN, STATUS, useFleet } from './support/fleet.cjs';
import { chain, items, node, uses } from './support/workflow.cjs';

const fleet = useFleet();
/** A host that is not the account's own. */
const stranger = useFleet();

/** n8n's own HTTP Request node with the credential of Segway. */
async function get(url: string) {
	const parameters = { url, authentication: 'predefinedCredentialType', nodeCredentialType: 'segwayApi', options: {} };
	const request = node('HTTP Request', 'n8n-nodes-base.httpRequest', parameters, {
		typeVersion: 4.2,
		credentials: uses(fleet.credential),
	});
	const { id } = await fleet.rest.workflows.create(chain(...items([{}]), request));
	return await fleet.rest.run(id, 'Start');
}

const statusUrl = (base: string) => `${base}${STATUS}?iotCode=${fleet.vehicles[0].iotCode}`;

test('the HTTP Request node works with the credential: one login, then the token that is kept', async () => {
	fleet.credential = await fleet.addCredential();
	const runs = [await get(statusUrl(fleet.sim.segway.url)), await get(statusUrl(fleet.sim.segway.url))];
	const answer = { code: 0, data: expect.objectContaining({ iotCode: fleet.vehicles[0].iotCode }) };
	expect(runs.flatMap((run) => outputOf(run, 'HTTP Request'))).toMatchObject([answer, answer]);
	expect(fleet.log.map(({ path }) => path)).toEqual([LOGIN, STATUS, STATUS]);
});

test('the token is not handed to another host', async () => {
	const execution = await get(statusUrl(stranger.sim.segway.url));
	const [own, other] = [fleet, stranger].map(({ sim }) => new URL(sim.segway.url).host);
	expect(errorOf(execution)).toBe(`This credential is only sent to ${own}, not to ${other}`);
	expect(stranger.log).toEqual([]);
});

test('nor to a host that only looks like it', async () => {
	const { port } = new URL(fleet.sim.segway.url);
	const execution = await get(statusUrl(`http://127.0.0.1:${port}@${new URL(stranger.sim.segway.url).host}`));
	expect(errorOf(execution)).toMatch(/^This credential is only sent to /);
	expect(stranger.log).toEqual([]);
});

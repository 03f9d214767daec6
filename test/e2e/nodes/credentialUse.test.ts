import { errorOf, outputOf } from '../../../demo/rest.cjs';
import { useFleet } from './support/fleet.cjs';

const fleet = useFleet();
const GET_STATUS = 'vehicle.getStatus';
const REFUSED = /Segway refused the Platform Code and Client Secret/;

/** The client whose token came with the last request. */
function lastClient() {
	const bearer = String(fleet.log.at(-1)?.headers.authorization).replace(/^bearer /, '');
	return fleet.sim.segway.tokens.issued.find(({ token }) => token === bearer)?.clientId;
}

const logins = () => fleet.sim.segway.tokens.logins;

beforeEach(async () => {
	fleet.credential = await fleet.addCredential();
});

test('the token that the test got is kept: runs after it log in no more', async () => {
	await fleet.rest.credentials.test(fleet.credential.id);
	expect(logins()).toBe(1);
	const runs = [await fleet.run(GET_STATUS), await fleet.run(GET_STATUS)];
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
	await fleet.rest.credentials.test(fleet.credential.id);
	expect(logins()).toBe(1);
	expect(lastClient()).toBe('A20081');
});

test('without a test the first run logs in once for all its vehicles, the next run not at all', async () => {
	const runs = [await fleet.run(GET_STATUS), await fleet.run(GET_STATUS)];
	expect(runs.map((run) => outputOf(run, 'Segway').length)).toEqual([3, 3]);
	expect(logins()).toBe(1);
});

test('another account in the editor is used by the very next run', async () => {
	await fleet.run(GET_STATUS);
	await fleet.rest.credentials.edit(fleet.credential.id, fleet.data(1));
	expect((await fleet.run(GET_STATUS)).status).toBe('success');
	expect(lastClient()).toBe('A20082');
});

test('a secret edited to a wrong one is used at once, and so is the right one after it', async () => {
	await fleet.run(GET_STATUS);
	await fleet.rest.credentials.edit(fleet.credential.id, { clientSecret: 'not-the-secret' });
	const failed = await fleet.run(GET_STATUS);
	expect(errorOf(failed)).toMatch(REFUSED);
	expect(fleet.sim.segway.tokens.refusedLogins).toBe(1);
	await fleet.rest.credentials.edit(fleet.credential.id, { clientSecret: fleet.clients[0].clientSecret });
	expect((await fleet.run(GET_STATUS)).status).toBe('success');
});

test('a wrong secret is tried once, not once per vehicle', async () => {
	fleet.reset({ forgotten: 25 });
	await fleet.rest.credentials.edit(fleet.credential.id, { clientSecret: 'not-the-secret' });
	const { data } = await fleet.run(GET_STATUS, {}, { onError: 'continueErrorOutput' });
	const failed = data.resultData.runData.Segway[0].data!.main[1]!;
	expect(failed).toHaveLength(25);
	for (const { json } of failed) expect(json.message).toMatch(REFUSED);
	expect(fleet.sim.segway.tokens.refusedLogins).toBe(1);
});

test('an edit of the name alone keeps the token', async () => {
	await fleet.run(GET_STATUS);
	await fleet.rest.credentials.edit(fleet.credential.id, {}, 'Segway, renamed');
	expect((await fleet.run(GET_STATUS)).status).toBe('success');
	expect(logins()).toBe(1);
});

test('neither the secret nor the token leaves n8n with the credential', async () => {
	await fleet.run(GET_STATUS);
	const { data } = await fleet.rest.credentials.get(fleet.credential.id);
	const placeholder = expect.stringMatching(/^__n8n_BLANK_VALUE/);
	expect(data).toMatchObject({ clientSecret: placeholder, accessToken: placeholder, tokenFor: placeholder });
	const text = JSON.stringify(data);
	for (const { token } of fleet.sim.segway.tokens.issued) expect(text).not.toContain(token);
	expect(text).not.toContain(fleet.clients[0].clientSecret);
});

import { errorOf, outputOf } from '../../../../demo/rest.cjs';
import { TRACK, useTrackers } from '../support/trackers.cjs';

const fleet = useTrackers();
const GET_POSITION = 'device.getPosition';
const REFUSED = /Wrong account or password/;
const logins = () => fleet.cloud.tokens.logins;

beforeEach(async () => {
	fleet.credential = await fleet.addCredential();
});

test('the token that the test got is kept: runs after it log in no more', async () => {
	await fleet.rest.credentials.test(fleet.credential.id);
	const runs = [await fleet.run(GET_POSITION), await fleet.run(GET_POSITION)];
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
	await fleet.rest.credentials.test(fleet.credential.id);
	expect(logins()).toBe(1);
});

test('a password edited to a wrong one is used at once, once for all devices, and so is the right one after it', async () => {
	fleet.reset({ parked: 25 });
	await fleet.run(GET_POSITION);
	await fleet.rest.credentials.edit(fleet.credential.id, { password: 'not-the-password' });
	const failed = await fleet.run('command.send', { command: 'lockDoor' }, { onError: 'continueErrorOutput' });
	const messages = outputOf(failed, 'Protrack', 1).map(({ message }) => message);
	expect(messages).toHaveLength(25);
	for (const message of messages) expect(message).toMatch(REFUSED);
	expect(fleet.cloud.tokens.refusedLogins).toBe(1);
	expect(errorOf(await fleet.run(GET_POSITION))).toMatch(REFUSED);
	await fleet.rest.credentials.edit(fleet.credential.id, { password: fleet.password });
	expect((await fleet.run(GET_POSITION)).status).toBe('success');
});

test.each(['10002', '10003', '10010', '10011', '10012'])(
	'a token that is refused with %s is renewed once, and the request repeated',
	async (code) => {
		await fleet.run(GET_POSITION);
		fleet.sim.faults.add({ path: TRACK, times: 1, action: { tokenRefused: code } });
		expect(outputOf(await fleet.run(GET_POSITION), 'Protrack')).toMatchObject(
			fleet.vehicles.map(({ imei }) => ({ device_id: imei, found: true })),
		);
		expect(logins()).toBe(2);
	},
);

test('a token that another system has ended is renewed, and the new one is kept for the next run', async () => {
	await fleet.run(GET_POSITION);
	fleet.cloud.loginElsewhere();
	const runs = [await fleet.run(GET_POSITION), await fleet.run(GET_POSITION)];
	expect(runs.map(({ status }) => status)).toEqual(['success', 'success']);
	expect(logins()).toBe(2);
	expect(fleet.asked(TRACK).map(({ code }) => code)).toEqual([0, 10011, 0, 0]);
});

test('an account on which others log in all the time: said so after three logins', async () => {
	fleet.sim.faults.add({ path: TRACK, action: { tokenRefused: '10011' } });
	const { error } = (await fleet.run(GET_POSITION)).data.resultData;
	expect(error?.message).toBe('The access token is invalid (Protrack 10011: access_token is invalid)');
	expect(error?.description).toMatch(/another system logs in .+ give n8n an account of its own/);
	expect(logins()).toBe(4);
});

test('neither the password nor the token leaves n8n with the credential', async () => {
	await fleet.run(GET_POSITION);
	const { data } = await fleet.rest.credentials.get(fleet.credential.id);
	const placeholder = expect.stringMatching(/^__n8n_BLANK_VALUE/);
	expect(data).toMatchObject({ password: placeholder, accessToken: placeholder, tokenFor: placeholder });
	for (const secret of [fleet.cloud.token!, fleet.password]) expect(JSON.stringify(data)).not.toContain(secret);
});

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { goodCall } from '../simulator/knotGoodCalls.cjs';
import type { KnotClient } from '../simulator/knotClient.cjs';
import { otp, PNG } from '../simulator/knotClient.cjs';
import { AccountStage, shownBy, shownIn } from './accountStage';

const HERE = { latitude: 45.4642, longitude: 9.19 };
const OPEN = { options: { returnSecrets: true } };
const IMAGE: INodeExecutionData = {
	json: {},
	binary: { data: { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' } },
};
const SIGNED_IN = { token: '***', refresh_token: '***', user_id: 1, permissions: expect.any(Array) };
const done = (command: string, more: IDataObject = {}) => ({
	device_id: null,
	command,
	outcome: 'done',
	code: 0,
	...more,
});

describe.each(['default', 'other'] as const)('with the %s routes', (form) => {
	let stage: AccountStage;
	beforeAll(async () => (stage = await AccountStage.open(form)));
	afterAll(async () => await stage.sim.stop());
	beforeEach(() => {
		stage.calm();
		stage.cloud.set({ announcement: { en: 'Works' } });
	});

	const mailed = () => stage.cloud.mails.sent.at(-1)!.token;
	const first = async (name: string, values: IDataObject = {}) => (await stage.run(name, values)).json[0];

	test.each([
		['application.getStoreUrls', {}, 'application.stores', { android_store_url: expect.any(String) }],
		['bankGuarantee.getMany', {}, 'guarantee.list', { id: 'guarantee-1', amount: '350.000' }],
		['chat.getMany', {}, 'chat.list', { report_id: 1, unread: true }],
		['chat.get', { reportId: 2 }, 'chat.get', { report_id: 2, resolved: true }],
		['consent.getTypes', {}, 'consents.types', { type: 'emails.networkstatus' }],
		['country.get', HERE, 'country.find', { iso_2: 'IT' }],
		['discount.getMany', {}, 'discount.list', { active: true }],
		['discount.getUsable', HERE, 'discount.shop', { name: 'Spring' }],
		['faq.get', {}, 'faq.get', { sub_categories: expect.any(Array) }],
		['announcement.get', {}, 'announcement.get', { announcement: 'Works' }],
		['badge.rename', { badgeId: 1, badgeName: 'Keys' }, 'badge.rename', done('badge.rename', { badge_id: '1' })],
		['bankGuarantee.cancel', { guaranteeId: 'guarantee-2' }, 'guarantee.cancel', done('bankGuarantee.cancel')],
		['consent.update', { consents: { promotional: true } }, 'consents.update', done('consent.update')],
		[
			'consent.updateByToken',
			{ consents: { promotional: true }, unsubscribeToken: 'unsubscribe-1' },
			'consents.unsubscribe',
			done('consent.updateByToken'),
		],
		['discount.use', { ...HERE, code: 'WELCOME10' }, 'discount.use', { name: 'Welcome', code: 'WELCOME10' }],
		['email.requestChange', { newEmail: 'm@example.com' }, 'email.startChange', done('email.requestChange')],
		['login.check', { device: { id: 'phone-1' } }, 'login.check', { permissions: expect.any(Array) }],
		['login.resetPassword', { email: 'rider@example.com' }, 'login.resetPassword', done('login.resetPassword')],
		['login.logInWithApple', { token: 'apple-id-token' }, 'login.apple', SIGNED_IN],
		['login.logInWithFacebook', { token: 'facebook-access-token' }, 'login.facebook', SIGNED_IN],
		['login.logInWithGoogle', { token: 'google-id-token' }, 'login.google', SIGNED_IN],
		['login.generateKey', {}, 'login.generateKey', { key: '***', key_url: '***', token: '***' }],
		['login.logOut', { deviceId: 'phone-1' }, 'login.logout', done('login.logOut')],
	])('%s %j', async (name, values, call, item) => {
		const told = await stage.run(name, values);
		const { json, error } = told;
		expect(error).toBeUndefined();
		expect(stage.calls.at(-1)).toBe(call);
		expect(stage.calls.filter((each) => each === call)).toHaveLength(1);
		expect(json[0]).toMatchObject(item);
		expect(shownIn(shownBy(told), stage.secretTexts)).toEqual([]);
	});

	test('a guarantee for a vehicle: what it can be paid with, and its creation', async () => {
		const { vehicle_id: vehicleId } = stage.cloud.vehicles.find(({ scenario }) => scenario === 'docked')!;
		const { methods, providers_setup_info } = await first('bankGuarantee.getPaymentMethods', { vehicleId });
		expect(methods).toHaveLength(2);
		expect(providers_setup_info).toEqual({ stripe: { public_key: expect.any(String) } });
		const additionalFields = { paymentMethodId: 1, userPaymentMethodId: 11, keepAfterTrip: true };
		const created = await first('bankGuarantee.create', {
			vehicleId,
			additionalFields,
			paymentMethodParameters: { bank: 'abn_amro' },
		});
		expect(created).toMatchObject({ ...done('bankGuarantee.create'), device_id: String(vehicleId) });
		expect(stage.cloud.guarantees.all.at(-1)).toMatchObject({ keep_after_trip: true, user_payment_method_id: 11 });
	});

	test('a badge on a cluster', async () => {
		const { values } = await goodCall(stageClient(), 'badge.link');
		const { error } = await stage.run('badge.link', { clusterId: String(values.cluster_id), badgeName: 'Keys' });
		expect(error).toBeUndefined();
		expect(stage.cloud.badges.all.at(-1)).toMatchObject({ name: 'Keys', cluster_id: values.cluster_id, spot_id: null });
	});

	test('an image into a chat, and back as a file', async () => {
		const sent = await stage.run(
			'chat.uploadImage',
			{ reportId: 1, chatImage: 'data', binaryPropertyName: 'data' },
			{},
			IMAGE,
		);
		expect(sent.error).toBeUndefined();
		expect(sent.json[0]).toMatchObject({ id: expect.any(String), url: expect.stringContaining('/pictures/') });
		const { items } = await stage.run('chat.downloadImage', { url: sent.json[0].url, binaryPropertyName: 'picture' });
		expect(items[0].json).toMatchObject({ mime_type: 'image/png', bytes: PNG.length });
		expect(items[0].binary).toMatchObject({ picture: { data: PNG.toString('base64'), mimeType: 'image/png' } });
	});

	test('a change of the address, from the mail to the end', async () => {
		await stage.run('email.requestChange', { newEmail: 'moved@example.com' });
		const token = mailed();
		expect(await first('email.checkChange', { token })).toMatchObject({ new_email: 'moved@example.com' });
		await stage.run('email.change', { emailToken: token, newEmail: 'moved@example.com' });
		expect(stage.cloud.users.all[0].email).toBe('moved@example.com');
	});

	test('a second factor is set up by the key that Return Secrets gives', async () => {
		const { key, token } = await first('login.generateKey', OPEN);
		const mfaToken = otp(String(key), stage.sim.clock.now());
		const enabled = await first('login.enableSecondFactor', { token, mfaToken });
		expect(enabled).toMatchObject(done('login.enableSecondFactor'));
		expect(stage.cloud.users.all[0].twoFactorKey).toBe(key);
	});

	/** As much of a client as a right call needs. */
	const stageClient = () =>
		({
			cluster: (name: string) => stage.cloud.clusters.find(({ scenario }) => scenario === name),
		}) as unknown as KnotClient;
});

describe('without a login', () => {
	let stage: AccountStage;
	beforeAll(async () => (stage = await AccountStage.open()));
	afterAll(async () => await stage.sim.stop());
	beforeEach(() => stage.fresh());

	test.each([
		['application.getStoreUrls', {}],
		['consent.updateByToken', { consents: { promotional: true }, unsubscribeToken: 'unsubscribe-1' }],
		['faq.get', {}],
		['announcement.get', {}],
		['login.resetPassword', { email: 'rider@example.com' }],
	])('%s works by the app label alone', async (name, values) => {
		stage.as(undefined, { email: '', password: '' });
		const { error, json } = await stage.run(name, values);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(stage.calls.filter((call) => call.startsWith('login.password'))).toEqual([]);
		expect(stage.log.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	test.each([
		[{}, 'knot'],
		[{ appLabel: 'velo' }, 'velo'],
	])('the app label of %j is %s', async (values, label) => {
		await stage.run('application.getStoreUrls', values);
		expect(stage.log[0].query).toEqual({ app_label: label });
	});
});

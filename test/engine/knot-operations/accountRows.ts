import type { KnotCloud } from '../../../simulator/index.cjs';
import { SAMPLE_KEY } from '../../../simulator/knot/users.cjs';
import { totp } from '../../../simulator/knot/totp.cjs';
import type { KnotRow } from './row';
import { clusterOf, DONE, PICTURE, placeOf, spotOf, vehicleOf } from './row';

const MASKED = { token: '***', refresh_token: '***', user_id: 1, permissions: expect.any(Array) };
const now = ({ world }: KnotCloud) => world.clock.now();
const user = ({ users }: KnotCloud) => users.get(1)!;
const tokenIn = (mail: { token: string }) => mail.token;

const belongingRows: KnotRow[] = [
	{
		id: 'badge.link',
		input: (cloud) => ({
			clusterId: clusterOf(cloud).cluster_id,
			badgeName: 'Blue card',
			additionalFields: { spotId: spotOf(cloud).spot_id },
		}),
		json: DONE,
		effect: ({ badges }) => badges.all.at(-1),
		expected: expect.objectContaining({ name: 'Blue card', linked: false }),
	},
	{
		id: 'badge.rename',
		input: () => ({ badgeId: 1, badgeName: 'Red card' }),
		json: DONE,
		effect: ({ badges }) => badges.all[0].name,
		expected: 'Red card',
	},
	{ id: 'bankGuarantee.getMany', json: [{ id: 'guarantee-1', amount: '350.000' }, { id: 'guarantee-2' }] },
	{
		id: 'bankGuarantee.create',
		input: (cloud) => ({
			vehicleId: vehicleOf(cloud).vehicle_id,
			additionalFields: { keepAfterTrip: true, paymentMethodId: 1, userPaymentMethodId: 12 },
			paymentMethodParameters: { name: 'A. Rider', networks: 'cartes_bancaires' },
		}),
		json: DONE,
		effect: ({ guarantees }) => guarantees.all.at(-1),
		expected: expect.objectContaining({ keep_after_trip: true, user_payment_method_id: 12 }),
	},
	{
		id: 'bankGuarantee.getPaymentMethods',
		input: (cloud) => ({ vehicleId: vehicleOf(cloud).vehicle_id }),
		json: [{ methods: [{ method_id: 1 }, { method_id: 2 }], providers_setup_info: { stripe: expect.anything() } }],
	},
	{
		id: 'bankGuarantee.cancel',
		input: () => ({ guaranteeId: 'guarantee-2' }),
		json: DONE,
		effect: ({ guarantees }) => guarantees.all[1].refund_date,
		expected: expect.any(String),
	},
	{ id: 'chat.getMany', json: [{ report_id: 1, unread: true }, { report_id: 2 }, { report_id: 3 }] },
	{ id: 'chat.get', input: () => ({ reportId: 2 }), json: [{ report_id: 2, resolved: true }] },
	{
		id: 'chat.uploadImage',
		input: () => ({ reportId: 1 }),
		item: PICTURE,
		json: [{ id: expect.anything(), date: expect.any(String), url: expect.stringMatching(/\/pictures\/1$/) }],
		effect: ({ pictures }) => pictures.all,
		expected: [expect.objectContaining({ of: 'chat', number: 1, type: 'image/png' })],
	},
	{ id: 'discount.getMany', json: [{ name: 'Spring', active: true }] },
	{ id: 'discount.getUsable', input: placeOf, json: [{ name: 'Spring' }] },
	{
		id: 'discount.use',
		input: (cloud) => ({ ...placeOf(cloud), code: 'welcome10' }),
		json: [{ name: 'Welcome', data: 10 }],
		effect: ({ discounts }) => discounts.all[1].usedBy,
		expected: [1],
	},
];

const contentRows: KnotRow[] = [
	{ id: 'application.getStoreUrls', json: [{ android_store_url: expect.any(String) }] },
	{
		id: 'consent.update',
		input: () => ({ consents: { promotional: true } }),
		json: DONE,
		effect: (cloud) => user(cloud).consents,
		expected: { 'emails.networkstatus': true, 'emails.promotional': true },
	},
	{ id: 'consent.getTypes', json: [{ type: 'emails.networkstatus', value: true }, { value: false }] },
	{
		id: 'consent.updateByToken',
		input: () => ({ consents: { networkStatus: false }, unsubscribeToken: 'unsubscribe-1' }),
		json: DONE,
		effect: (cloud) => user(cloud).consents['emails.networkstatus'],
		expected: false,
	},
	{ id: 'country.get', input: placeOf, json: [{ iso_2: expect.stringMatching(/^[A-Z]{2}$/) }] },
	{ id: 'faq.get', json: [{ key: expect.any(String), sub_categories: expect.any(Array) }] },
	{
		id: 'announcement.get',
		input: (cloud) => {
			cloud.set({ announcement: { en: 'Snow today' } });
			return {};
		},
		json: [{ announcement: 'Snow today' }],
	},
];

const emailRows: KnotRow[] = [
	{
		id: 'email.requestChange',
		input: () => ({ newEmail: 'depot@example.com' }),
		json: DONE,
		effect: ({ mails }) => mails.sent.at(-1),
		expected: expect.objectContaining({ kind: 'emailChange', to: 'depot@example.com' }),
	},
	{
		id: 'email.checkChange',
		input: ({ mails }) => ({
			token: tokenIn(mails.send({ kind: 'emailChange', to: 'a@b.c', user_id: 1, newEmail: 'a@b.c' })),
		}),
		json: [{ email: 'fleet@example.com', new_email: 'a@b.c' }],
	},
	{
		id: 'email.change',
		input: ({ mails }) => ({
			emailToken: tokenIn(mails.send({ kind: 'emailChange', to: 'a@b.c', user_id: 2, newEmail: 'a@b.c' })),
			newEmail: 'a@b.c',
		}),
		json: DONE,
		effect: ({ users }) => users.get(2)!.email,
		expected: 'a@b.c',
	},
	{
		id: 'email.resendConfirmation',
		email: 'new@example.com',
		json: DONE,
		effect: ({ mails }) => mails.sent.filter(({ kind }) => kind === 'confirmation').length,
		expected: 2,
	},
	{
		id: 'email.confirm',
		input: ({ mails }) => ({ token: tokenIn(mails.sent.find(({ kind }) => kind === 'confirmation')!) }),
		json: [{ email: 'new@example.com', label_name: 'knot' }],
		effect: ({ users }) => users.find('new@example.com')!.confirmed,
		expected: true,
	},
];

const byCompany = (company: string, token: string): KnotRow => ({
	id: `login.logInWith${company}`,
	input: () => ({ token, device: { id: 'device-1', os: 'Android' }, additionalFields: { scope: 'app' } }),
	json: [MASKED],
	effect: ({ sessions }) => sessions.all.at(-1),
	expected: expect.objectContaining({ device: { id: 'device-1', os: 'Android' }, scope: 'app' }),
});

const loginRows: KnotRow[] = [
	{
		id: 'login.logIn',
		input: ({ email, password }) => ({ email, password, additionalFields: { scope: 'dashboard', appLabel: 'velo' } }),
		json: [MASKED],
		effect: ({ sessions }) => sessions.all.at(-1),
		expected: expect.objectContaining({ scope: 'dashboard', app_label: 'velo' }),
	},
	{ id: 'login.check', input: () => ({ device: { id: 'd' } }), json: [{ permissions: expect.any(Array) }] },
	{
		id: 'login.refresh',
		input: ({ sessions }) => ({
			refreshToken: sessions.begin(2, { scope: 'app', app_label: 'knot', device: null }).refresh_token,
		}),
		json: [{ access_token: '***', refresh_token: '***' }],
	},
	byCompany('Apple', 'apple-id-token'),
	byCompany('Facebook', 'facebook-access-token'),
	byCompany('Google', 'google-id-token'),
	{
		id: 'login.resetPassword',
		input: () => ({ email: 'rider@example.com' }),
		json: DONE,
		effect: ({ mails }) => mails.sent.at(-1),
		expected: expect.objectContaining({ kind: 'passwordReset', to: 'rider@example.com' }),
	},
	{
		id: 'login.secondFactor',
		email: 'secure@example.com',
		input: (cloud) => ({ mfaToken: totp(SAMPLE_KEY, now(cloud)) }),
		json: [{ ...MASKED, user_id: 4 }],
	},
	{
		id: 'login.generateKey',
		json: [{ key: '***', key_url: '***', token: '***' }],
		effect: (cloud) => user(cloud).pendingKey,
		expected: { key: expect.any(String), token: expect.any(String) },
	},
	{
		id: 'login.enableSecondFactor',
		input: (cloud) => {
			user(cloud).pendingKey = { key: SAMPLE_KEY, token: 'pending-1' };
			return { token: 'pending-1', mfaToken: totp(SAMPLE_KEY, now(cloud)) };
		},
		json: DONE,
		effect: (cloud) => user(cloud).twoFactorKey,
		expected: SAMPLE_KEY,
	},
	{ id: 'login.logOut', input: () => ({ logOutOf: 'all' }), json: DONE, effect: ({ token }) => token, expected: null },
];

/** Operations 1 to 10 and 21 to 45. */
export const accountRows: KnotRow[] = [...belongingRows, ...contentRows, ...emailRows, ...loginRows];

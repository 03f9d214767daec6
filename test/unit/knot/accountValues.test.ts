import { accounts } from './accountStage';
import { player } from '../core/player';

const FILES = { data: { mimeType: 'image/png', data: '', bytes: 70 } };
const { params, refusal } = player(accounts, {}, {});
const SECRET_WORDS = { token: 'abcdefghij', long: 'a'.repeat(40) };
const HERE = { latitude: 48.58, longitude: 7.75 };
const WIRED = { lat: 48.58, lng: 7.75 };
const PHONE = { id: 'phone-1', os: 'Android', model: 'P8', appVersion: '5.1' };
const DEVICE = { id: 'phone-1', os: 'Android', model: 'P8', app_version: '5.1' };
const LISTED = { returnAll: false, limit: 50 };
const PASSWORD = ' eight or more ';

describe('values of the panel as they go on the wire', () => {
	test.each([
		['application.getStoreUrls', {}, LISTED],
		['application.getStoreUrls', { appLabel: 'velo' }, { ...LISTED, app_label: 'velo' }],
		['badge.link', { clusterId: ' 7 ', badgeName: ' Keys ' }, { cluster_id: 7, name: 'Keys' }],
		[
			'badge.link',
			{ clusterId: 7, badgeName: 'Keys', additionalFields: { spotId: '12' } },
			{ cluster_id: 7, name: 'Keys', spot_id: 12 },
		],
		['badge.rename', { badgeId: '3', badgeName: '😀'.repeat(30) }, { badge_id: 3, name: '😀'.repeat(30) }],
		['bankGuarantee.getMany', {}, LISTED],
		['bankGuarantee.create', { vehicleId: '1001' }, { vehicle_id: 1001 }],
		[
			'bankGuarantee.create',
			{
				vehicleId: 1001,
				additionalFields: { paymentMethodId: '1', userPaymentMethodId: '11', keepAfterTrip: true },
				paymentMethodParameters: { name: 'A', returnUrl: 'https://example.com', networks: 'visa', bank: 'abn_amro' },
			},
			{
				vehicle_id: 1001,
				payment_method_id: 1,
				user_payment_method_id: 11,
				keep_after_trip: true,
				payment_method_parameters: { name: 'A', return_url: 'https://example.com', networks: 'visa', bank: 'abn_amro' },
			},
		],
		['bankGuarantee.getPaymentMethods', { vehicleId: '1001' }, { vehicle_id: 1001 }],
		['bankGuarantee.cancel', { guaranteeId: 'guarantee-2' }, { id: 'guarantee-2' }],
		['chat.getMany', { returnAll: true }, { returnAll: true }],
		['chat.get', { reportId: '5' }, { report_id: 5 }],
		[
			'chat.downloadImage',
			{ url: 'https://example.com/a.png' },
			{ url: 'https://example.com/a.png', binaryPropertyName: 'data' },
		],
		['consent.update', { consents: { networkStatus: false } }, { consents: { 'emails.networkstatus': false } }],
		[
			'consent.update',
			{ consents: { networkStatus: true, promotional: 'false' } },
			{ consents: { 'emails.networkstatus': true, 'emails.promotional': false } },
		],
		['consent.getTypes', {}, { lang: 'en', ...LISTED }],
		[
			'consent.updateByToken',
			{ consents: { promotional: false }, unsubscribeToken: 'unsubscribe-1' },
			{ consents: { 'emails.promotional': false }, token: 'unsubscribe-1' },
		],
		['country.get', HERE, WIRED],
		['discount.getMany', {}, LISTED],
		['discount.getUsable', HERE, { ...WIRED, ...LISTED }],
		['discount.use', { ...HERE, code: 'WELCOME10' }, { ...WIRED, code: 'WELCOME10' }],
		['email.requestChange', { newEmail: ' moved@example.com ' }, { email: 'moved@example.com' }],
		['email.checkChange', { token: SECRET_WORDS.long }, { token: SECRET_WORDS.long }],
		[
			'email.change',
			{ emailToken: SECRET_WORDS.token, newEmail: 'moved@example.com' },
			{ email_token: SECRET_WORDS.token, email: 'moved@example.com' },
		],
		['email.resendConfirmation', {}, {}],
		['email.resendConfirmation', { loginToken: SECRET_WORDS.long }, { login_token: SECRET_WORDS.long }],
		['email.confirm', { token: SECRET_WORDS.token }, { token: SECRET_WORDS.token }],
		['faq.get', { language: 'fr', appLabel: 'velo' }, { lang: 'fr', app_label: 'velo', ...LISTED }],
		['announcement.get', { language: 'IT' }, { lang: 'IT' }],
		['login.logIn', { email: 'a@b.c', password: PASSWORD }, { email: 'a@b.c', password: PASSWORD }],
		[
			'login.logIn',
			{ email: 'a@b.c', password: 12345678, device: PHONE, additionalFields: { scope: 'dashboard', appLabel: 'velo' } },
			{ email: 'a@b.c', password: '12345678', device: DEVICE, scope: 'dashboard', app_label: 'velo' },
		],
		['login.check', {}, {}],
		['login.check', { device: { id: 'phone-1' } }, { device: { id: 'phone-1' } }],
		['login.refresh', { refreshToken: SECRET_WORDS.long }, { refresh_token: SECRET_WORDS.long }],
		[
			'login.logInWithApple',
			{ token: SECRET_WORDS.long, device: PHONE, additionalFields: { lang: 'En', scope: 'app', appLabel: 'velo' } },
			{ token: SECRET_WORDS.long, device: DEVICE, lang: 'En', scope: 'app', app_label: 'velo' },
		],
		['login.logInWithFacebook', { token: SECRET_WORDS.long }, { token: SECRET_WORDS.long }],
		['login.logInWithGoogle', { token: SECRET_WORDS.long }, { token: SECRET_WORDS.long }],
		['login.resetPassword', { email: 'a@b.c' }, { email: 'a@b.c' }],
		[
			'login.resetPassword',
			{ email: 'a@b.c', additionalFields: { appLabel: 'velo' } },
			{ email: 'a@b.c', app_label: 'velo' },
		],
		['login.secondFactor', {}, {}],
		[
			'login.secondFactor',
			{ loginToken: SECRET_WORDS.long, mfaToken: '012345', device: PHONE },
			{ login_token: SECRET_WORDS.long, mfa_token: '012345', device: DEVICE },
		],
		['login.generateKey', {}, {}],
		[
			'login.enableSecondFactor',
			{ token: SECRET_WORDS.long, mfaToken: '012345' },
			{ token: SECRET_WORDS.long, mfa_token: '012345' },
		],
		['login.logOut', { logOutOf: 'all' }, { logOutOf: 'all' }],
		['login.logOut', { deviceId: 'phone-1' }, { logOutOf: 'device', device_id: 'phone-1' }],
	])('%s %j', (name, values, wired) => expect(params(name, values)).toEqual(wired));

	test('an unsubscribe token may be null, and then is sent so', () => {
		const field = accounts.resources
			.flatMap(({ operations }) => operations)
			.find(({ value }) => value === 'updateByToken')!
			.fields.find(({ wire }) => wire === 'token')!;
		expect(field.toWire(null)).toBeNull();
		expect(() => field.toWire('')).toThrow('"Unsubscribe Token" is required');
	});

	test('an image is named by its binary field, whose type is checked', () => {
		const field = accounts.resources
			.find(({ value }) => value === 'chat')!
			.operations.find(({ value }) => value === 'uploadImage')!
			.fields.find(({ wire }) => wire === 'chat_image')!;
		const place = { timeZone: 'UTC', files: FILES };
		expect(field.toWire('data', place)).toBe('data');
		expect(() => field.toWire('other', place)).toThrow('which the item does not have');
		const pdf = { data: { ...FILES.data, mimeType: 'application/pdf' } };
		expect(() => field.toWire('data', { ...place, files: pdf })).toThrow(
			'must be image/jpeg or image/png or image/webp',
		);
		const large = { data: { ...FILES.data, bytes: 10_485_761 } };
		expect(() => field.toWire('data', { ...place, files: large })).toThrow('must not be larger than 10 MB');
	});
});

describe('what cannot be sent is told by its field', () => {
	test.each([
		['badge.link', { clusterId: '', badgeName: 'Keys' }, '"Cluster ID" is required'],
		['badge.link', { clusterId: 0, badgeName: 'Keys' }, '"Cluster ID" must be a whole number from 1'],
		['badge.link', { clusterId: 7, badgeName: 'x'.repeat(31) }, '"Name" must have 1 to 30 characters'],
		['badge.rename', { badgeId: '1.5', badgeName: 'Keys' }, '"Badge ID" must be a whole number from 1'],
		['bankGuarantee.cancel', { guaranteeId: 'x'.repeat(129) }, '"Bank Guarantee ID" must have 1 to 128 characters'],
		['chat.downloadImage', { url: 'ftp://example.com/a' }, '"URL" must be'],
		['chat.downloadImage', { url: 'https://' }, '"URL" must be'],
		['consent.update', { consents: {} }, '"Consents" is empty'],
		['consent.getTypes', { language: 'EN' }, '"Language" must be two small letters'],
		['country.get', {}, '"Latitude / Longitude" are both 0'],
		['discount.getUsable', { latitude: 91, longitude: 0 }, '"Latitude" must be a number from -90 to 90'],
		['discount.use', HERE, '"Code" is required'],
		['email.requestChange', { newEmail: 'nobody' }, '"New Email" must be an email address'],
		['email.change', { emailToken: 'short', newEmail: 'a@b.c' }, '"Email Token" must be the 10 characters'],
		['email.confirm', { token: 'a'.repeat(11) }, '"Token" must be the 10 characters'],
		['faq.get', { language: 'eng' }, '"Language" must have 2 characters'],
		['login.logIn', { email: 'a@b.c', password: 'short' }, '"Password" must have 8 to 255 characters'],
		['login.logIn', { email: 'a@b.c' }, '"Password" is required'],
		['login.logInWithApple', { token: 'Bearer x' }, '"ID Token" must be the bare token'],
		['login.logInWithGoogle', { token: 'x', additionalFields: { lang: 'eng' } }, '"Language" must be'],
		[
			'login.resetPassword',
			{ email: 'a@b.c', additionalFields: { appLabel: 'x'.repeat(21) } },
			'"App Label" must have',
		],
		['login.secondFactor', { mfaToken: '12345' }, '"Code" must be the 6 digits'],
		['login.enableSecondFactor', { token: 'x' }, '"Code" is required'],
		['login.logOut', { deviceId: 'x'.repeat(51) }, '"Device ID" must have 1 to 50 characters'],
		['login.logOut', { deviceId: '' }, '"Device ID" is required: fill it in, or choose All Devices'],
	])('%s %j', (name, values, text) => expect(refusal(name, values)).toContain(text));

	test.each(['login.logIn', 'login.logInWithApple', 'login.secondFactor', 'email.confirm', 'login.refresh'])(
		'%s never repeats the secret that it refuses',
		(name) => {
			const typed = `${'wrong value '.repeat(30)}`;
			const values = { email: 'a@b.c', password: typed, token: typed, mfaToken: typed, refreshToken: typed };
			const told = refusal(name, values);
			expect(told).toContain('must');
			expect(told).not.toContain('wrong value');
		},
	);
});

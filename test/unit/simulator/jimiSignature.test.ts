import fc from 'fast-check';
import { signatureOf } from '../../../simulator/jimi/signature.cjs';
import { C, V1, V1_SECRET, V2, V3, V4, VECTORS } from './jimiVectors.cjs';
import { connectJimi, epoch, md5, sign, type JimiClient, type Values } from './jimiClient.cjs';

test.each(VECTORS)('the signature of %s', (_name, secret, values, signature) => {
	expect(signatureOf({ ...values, sign: 'is left out' }, secret)).toBe(signature);
	expect(sign(values, secret)).toBe(signature);
});

test('any texts: the order of the pairs, empty ones and the signature itself do not matter, anything else does', () => {
	const texts = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), { minKeys: 1 });
	fc.assert(
		fc.property(texts, fc.string(), (values, secret) => {
			const usual: Values = Object.fromEntries(Object.entries(values).filter(([key]) => key !== 'sign'));
			const turned: Values = Object.fromEntries([['empty!', ''], ...Object.entries(usual).reverse()]);
			expect(signatureOf(turned, secret)).toBe(signatureOf(usual, secret));
			expect(signatureOf({ ...usual, sign: 'x' }, secret)).toBe(signatureOf(usual, secret));
			expect(signatureOf(usual, secret)).toMatch(/^[0-9A-F]{32}$/);
			expect(signatureOf(usual, `${secret}x`)).not.toBe(signatureOf(usual, secret));
		}),
		{ numRuns: 50 },
	);
});

describe('over the wire', () => {
	let client: JimiClient;
	/** The cloud of the vectors V2 to V4, at their time. */
	beforeAll(async () => {
		client = await connectJimi({ parked: 1 }, { appKey: C.app_key, appSecret: 'testsecret' });
		client.sim.clock.stop(epoch(C.timestamp));
	});
	afterAll(async () => {
		await client.sim.stop();
	});

	test.each([
		['V2', V2, '4538F65D7C3E8E4CA14EB0A9C898DF98'],
		['V3', V3, '1C4400EED72549DAC58961F42DCF9951'],
		['V4', V4, '5044D27FF6D99E88817635CFD44751D4'],
	])('%s passes: only its token is unknown', async (_name, values, signature) => {
		expect((await client.send({ ...values, sign: signature })).data).toMatchObject({ code: 1004 });
		const wrong = await client.send({ ...values, sign: signature.replace(/.$/, '0').replace(/^./, 'F') });
		expect(wrong.data).toEqual({ code: 1001, message: 'Parameter error' });
	});

	test.each([
		['an empty value signed', 'C4246709CC913C23BC6C3BEB49B7D999'],
		['keys in the order of a dictionary', 'E2D7B386BE10A79C57B9E397874D9B37'],
		['small letters', '4538f65d7c3e8e4ca14eb0a9c898df98'],
	])('V2 with %s is refused', async (_name, signature) => {
		expect((await client.send({ ...V2, sign: signature })).data).toMatchObject({ code: 1001 });
	});

	test('an empty value is refused even when it is not signed', async () => {
		const { data } = await client.send({ ...V4, map_type: '', sign: '5044D27FF6D99E88817635CFD44751D4' });
		expect(data).toEqual({ code: 1001, message: 'Parameter error: map_type is empty' });
	});

	test('common parameters may stand in the query: the signature is over all', async () => {
		const { method, access_token, imeis, ...common } = V4;
		const query = new URLSearchParams({ ...common, sign: '5044D27FF6D99E88817635CFD44751D4' });
		const url = `${client.cloud.url}?${query.toString()}`;
		const { data } = await client.sendTo(url, { method, access_token, imeis });
		expect(data).toMatchObject({ code: 1004 });
	});
});

test('the example that the vendor publishes brings a token', async () => {
	const { app_key: appKey, user_id: userId, user_pwd_md5: password, timestamp } = V1;
	const client = await connectJimi({}, { appKey, appSecret: V1_SECRET, userId, password });
	client.sim.clock.stop(epoch(timestamp));
	const { data, status } = await client.send({ ...V1, sign: '4EE067D88EA65FF2AFD4890955E042CB' });
	expect([status, data]).toMatchObject([200, { code: 0, result: { account: userId, appKey, expiresIn: 7200 } }]);
	expect(md5('password')).toBe('5f4dcc3b5aa765d61d8327deb882cf99');
	await client.sim.stop();
});

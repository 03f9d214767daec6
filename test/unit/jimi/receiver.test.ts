import type { IDataObject } from 'n8n-workflow';
import type { Trying } from './trigger';
import { AGREED, attempt, keyed, PROVEN, USUAL } from './trigger';

const FORGED = { status: 401, answer: { code: 401, message: 'not proven to come from JIMI' }, items: [] };
const ADDRESSES = { addresses: '203.0.113.0/24' };
const OTHER_KEY = AGREED.replace(/0$/, '1');

describe('what proves a push', () => {
	const WAYS = ['query', 'header', 'addresses'];
	const BROKEN: Record<string, Trying> = {
		query: { query: { key: OTHER_KEY } },
		header: { headers: { 'x-push-secret': OTHER_KEY } },
		addresses: { ip: '203.0.114.7' },
	};
	const combinations = [1, 2, 3, 4, 5, 6, 7].map((bits) => WAYS.filter((_, index) => bits & (1 << index)));

	test.each(combinations)(
		'%s %s %s: it comes in with all of them, and with any of them broken it does not',
		async (...proofs) => {
			const chosen = proofs.filter((way) => WAYS.includes(way));
			expect(await attempt({ proofs: chosen, settings: ADDRESSES, ...PROVEN })).toMatchObject({
				status: 200,
				items: [{}],
			});
			for (const way of WAYS) {
				const told = await attempt({ proofs: chosen, settings: ADDRESSES, ...PROVEN, ...BROKEN[way] });
				expect({ way, ...told }).toMatchObject(chosen.includes(way) ? FORGED : { status: 200, items: [{}] });
			}
		},
	);

	test.each([[[]], [undefined], [['unheard of']], [['constructor']], [['query', 'unheard of']]])(
		'with %j chosen nobody comes in',
		async (proofs) => {
			const told = await attempt({ ...PROVEN, proofs: proofs as string[], settings: ADDRESSES });
			expect(told).toMatchObject(FORGED);
		},
	);

	test.each([
		undefined,
		'',
		'key',
		[AGREED],
		[AGREED, AGREED],
		{ a: AGREED },
		AGREED.toUpperCase(),
		`${AGREED} `,
		AGREED.slice(1),
	])('the key %j is not the one agreed upon', async (key) =>
		expect(await keyed({ query: { key } as IDataObject })).toMatchObject(FORGED),
	);

	test.each(['', ' ', undefined, null])('with the secret %j in the credential nothing is proven', async (secret) => {
		const empty = secret ?? '';
		for (const key of ['', empty, String(secret)]) {
			const given = { secret: secret ?? null, query: { key }, headers: { 'x-push-secret': key } };
			expect(await attempt({ proofs: ['query'], ...given })).toMatchObject(FORGED);
			expect(await attempt({ proofs: ['header'], ...given })).toMatchObject(FORGED);
		}
	});

	test('space around the secret of the credential does not count', async () => {
		expect(await keyed({ secret: ` ${AGREED}\n` })).toMatchObject({ status: 200, items: [{}] });
	});

	test.each(['X-Push-Secret', 'x-push-secret', 'X-PUSH-SECRET', ' X-Push-Secret '])(
		'the header called %j is found, however it is written',
		async (headerName) => {
			const told = await attempt({ proofs: ['header'], settings: { headerName }, ...PROVEN });
			expect(told).toMatchObject({ status: 200, items: [{}] });
		},
	);

	test.each(['', '__proto__', 'constructor', 'X-Other'])('a header called %j lets nobody in', async (headerName) => {
		expect(await attempt({ proofs: ['header'], settings: { headerName }, ...PROVEN })).toMatchObject(FORGED);
	});

	test('a header of another name', async () => {
		const settings = { headerName: 'X-JIMI' };
		const told = await attempt({ proofs: ['header'], settings, headers: { 'x-jimi': AGREED } });
		expect(told).toMatchObject({ status: 200, items: [{}] });
	});

	test.each(['', ' ', ',', ' , ;', undefined, 5])('addresses of %j let nobody in', async (addresses) => {
		const settings = { addresses } as IDataObject;
		expect(await attempt({ proofs: ['addresses'], settings, ...PROVEN })).toMatchObject(FORGED);
	});

	test.each([
		['203.0.113.7', true],
		['::ffff:203.0.113.7', true],
		['203.0.112.255', false],
		['2001:db8::9', true],
		['', false],
	])('the address %j is let in by 203.0.113.0/24, 2001:db8::/32: %s', async (ip, isIn) => {
		const settings = { addresses: '203.0.113.0/24, 2001:db8::/32' };
		expect((await attempt({ proofs: ['addresses'], settings, ip })).status).toBe(isIn ? 200 : 401);
	});
});

describe('what is no push', () => {
	test('GET and a POST without a body are acknowledged to anybody and start nothing', async () => {
		for (const probe of [{ method: 'GET' }, { body: '' }, { body: ' \r\n' }, { method: 'GET', body: '' }]) {
			expect(await attempt({ proofs: ['query'], ...probe })).toMatchObject({ status: 200, answer: USUAL, items: [] });
		}
	});

	test.each(['hello', '{"msgType":', 'msgType=x', '[]'])(
		'%j is unreadable, which only the proven sender hears',
		async (body) => {
			const message = 'body is not a form or JSON with msgType and data';
			expect(await keyed({ body })).toMatchObject({ status: 400, answer: { code: 400, message }, items: [] });
			expect(await keyed({ body, query: {} })).toMatchObject(FORGED);
		},
	);

	test('a body whose bytes n8n has eaten', async () => {
		expect(await keyed({ body: null })).toMatchObject({ status: 400, items: [] });
	});

	test('an empty list starts nothing', async () => {
		expect(await keyed({ data: [] })).toMatchObject({ status: 200, answer: USUAL, items: [] });
	});
});

describe('acknowledgement', () => {
	test.each([
		[undefined, USUAL],
		['usual', USUAL],
		['code200', { code: 200, msg: 'success' }],
		['ok', 'ok'],
		['unheard of', USUAL],
	])('%s', async (acknowledgement, answer) => {
		const settings = { acknowledgement } as IDataObject;
		expect(await keyed({ settings })).toMatchObject({ status: 200, answer, items: [{}] });
		expect(await keyed({ settings, data: [] })).toMatchObject({ status: 200, answer, items: [] });
		expect(await keyed({ settings, method: 'GET' })).toMatchObject({ status: 200, answer, items: [] });
	});
});

test('a setting that cannot be computed: 503, nothing started', async () => {
	const imeis = {
		toString(): never {
			throw new Error('no such node');
		},
	};
	expect(await keyed({ parameters: { options: { imeis } } })).toMatchObject({ status: 503, items: [] });
});

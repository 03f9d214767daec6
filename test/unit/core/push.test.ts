import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { md5, sameText } from '../../../nodes/core/hash';
import { isRejection, pairsOf, receivePush, rejectionText } from '../../../nodes/core/push';
import type { Pair, PushReceiver } from '../../../nodes/core/push';
import { webhookContext } from './webhookContext';

describe('pairsOf', () => {
	test.each<[string, Pair[]]>([
		[
			'a=1&b=2',
			[
				['a', '1'],
				['b', '2'],
			],
		],
		['a=x+y%2B%26%3D%C3%A4', [['a', 'x y+&=ä']]],
		[
			'a=1&a=2&b=',
			[
				['a', '1'],
				['a', '2'],
				['b', ''],
			],
		],
		[
			'a&b=1',
			[
				['a', ''],
				['b', '1'],
			],
		],
		['a=%zz', [['a', '%zz']]],
		['a=b=c', [['a', 'b=c']]],
		[
			'__proto__=1&constructor=2',
			[
				['__proto__', '1'],
				['constructor', '2'],
			],
		],
	])('form %j', (body, pairs) => expect(pairsOf(body)).toEqual(pairs));

	test.each<[string, Pair[]]>([
		[
			'{"a":"1","b":2}',
			[
				['a', '1'],
				['b', '2'],
			],
		],
		[
			'{"a":22.10,"b":1e3,"c":-0.50,"d":12345678901234567890}',
			[
				['a', '22.10'],
				['b', '1e3'],
				['c', '-0.50'],
				['d', '12345678901234567890'],
			],
		],
		[
			' {\n "a" : true , "b":false,"c":null }',
			[
				['a', 'true'],
				['b', 'false'],
				['c', ''],
			],
		],
		['{"a":"x \\"b\\": 2, \\u00e4\\n"}', [['a', 'x "b": 2, ä\n']]],
		[
			'{"a":1,"a":2}',
			[
				['a', '1'],
				['a', '2'],
			],
		],
		['{"\\u0061":1}', [['a', '1']]],
		['{}', []],
	])('JSON %j keeps values as they were written', (body, pairs) => expect(pairsOf(body)).toEqual(pairs));

	test.each(['', ' ', 'hello', '{', '{"a":{"b":1}}', '{"a":[1]}', '[1,2]', '"a"', '1', '{"a":1}x', '<a/>'])(
		'%j is neither',
		(body) => {
			expect(pairsOf(body)).toBeNull();
		},
	);

	test('every flat JSON object comes back pair by pair', () => {
		const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
		const object = fc.dictionary(fc.string({ unit: 'grapheme' }), value);
		fc.assert(
			fc.property(object, fc.constantFrom(undefined, 2, '\t'), (given, indent) => {
				const expected = Object.entries(given).map(([name, each]) => [name, String(each)]);
				expect(pairsOf(JSON.stringify(given, null, indent))).toEqual(expected);
			}),
		);
	});

	test('every form comes back pair by pair', () => {
		const text = fc.string({ unit: 'grapheme' });
		fc.assert(
			fc.property(
				fc.array(
					fc.tuple(
						fc.constant('k').chain((k) => text.map((each) => k + each)),
						text,
					),
					{ minLength: 1 },
				),
				(pairs) => {
					expect(pairsOf(new URLSearchParams(pairs).toString())).toEqual(pairs);
				},
			),
		);
	});
});

test('sameText compares whole texts, whatever their lengths', () => {
	fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameText(a, a) && sameText(a, b) === (a === b)));
});

test('md5 is of the UTF-8 bytes, in small letters', () => {
	expect(md5('')).toBe('d41d8cd98f00b204e9800998ecf8427e');
	expect(md5('ä')).toBe('8419b71c87a225a2c70b50486fbee545');
});

/** Accepts bodies that hold the credential's secret; `/base` is none of its paths. */
const receiver: PushReceiver<string> = {
	credential: 'sampleApi',
	acknowledgement: { code: 0, message: 'success' },
	verify({ path, body }, { secret }) {
		if (path.endsWith('/base')) return null;
		if (body === '') return 'unreadable';
		return body.includes(String(secret)) ? `verified ${body}` : 'forged';
	},
	items: (_ctx, message) => (message.includes('skip') ? [] : [{ message }, { second: true }]),
};

const push = async (
	body: string | null,
	more: { path?: string; secrets?: string[]; id?: string; fail?: boolean } = {},
) => {
	const { ctx, reply, reads } = webhookContext({ body, ...more });
	return { result: await receivePush(ctx, receiver), reply, reads };
};

describe('receivePush', () => {
	test('acknowledges a good push at once and starts one execution with all items', async () => {
		const { result, reply } = await push('with secret');
		const items = [{ json: { message: 'verified with secret' } }, { json: { second: true } }];
		expect(result).toEqual({ webhookResponse: { code: 0, message: 'success' }, workflowData: [items] });
		expect(reply.status).toBeUndefined();
	});

	test('acknowledges what the filters hold back, and starts nothing', async () => {
		expect((await push('secret skip')).result).toEqual({ webhookResponse: { code: 0, message: 'success' } });
	});

	test.each<[string, string | null, string, number]>([
		['forged', 'without', '/x', 401],
		['unreadable', '', '/x', 400],
		['multipart, whose bytes n8n has eaten', null, '/x', 400],
		['sent to the base URL', 'with secret', '/base', 404],
	])('%s: a short JSON answer and no execution', async (_, body, path, status) => {
		const { result, reply } = await push(body, { path });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(reply).toEqual({ status, body: { code: status, message: expect.any(String) } });
	});

	test('never throws: a credential that cannot be read is answered 503', async () => {
		const { result, reply } = await push('with secret', { fail: true });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(reply.status).toBe(503);
	});

	test('reads the credential once for many good pushes', async () => {
		const { ctx, reads } = webhookContext({ body: 'with secret', id: 'many' });
		for (let i = 0; i < 5; i++) await receivePush(ctx, receiver);
		expect(reads()).toBe(1);
	});

	test('a forged flood, one after the other or all at once, reads the credential once more at most', async () => {
		const { ctx, reads } = webhookContext({ body: 'without', id: 'flood' });
		for (let i = 0; i < 5; i++) await receivePush(ctx, receiver);
		expect(reads()).toBeLessThanOrEqual(2);
		const burst = webhookContext({ body: 'without', id: 'burst' });
		await Promise.all(Array.from({ length: 20 }, async () => await receivePush(burst.ctx, receiver)));
		expect(burst.reads()).toBeLessThanOrEqual(2);
	});

	test('a secret that was changed a moment ago is found by the second look', async () => {
		const { ctx, reads } = webhookContext({ body: 'with new', id: 'changed', secrets: ['old', 'new'] });
		expect(await receivePush(ctx, receiver)).toHaveProperty('workflowData');
		expect(reads()).toBe(2);
	});

	test('two triggers with credentials of their own do not share a secret', async () => {
		await push('with secret', { id: 'first' });
		expect((await push('with secret', { id: 'second', secrets: ['other'] })).reply.status).toBe(401);
	});
});

test('rejections are told from verified messages', () => {
	const rejections: IDataObject = { forged: true, unreadable: true, foreign: true, other: false };
	for (const [word, expected] of Object.entries(rejections)) expect(isRejection(word)).toBe(expected);
	for (const value of [null, undefined, {}, 1]) expect(isRejection(value)).toBe(false);
	for (const word of ['forged', 'unreadable', 'foreign'] as const) expect(rejectionText(word)).not.toBe('');
});

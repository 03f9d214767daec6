import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import type { Schema } from '../../../simulator/knot/schema.cjs';
import { knotDocument } from '../../fixtures/read.cjs';
import { connectKnot, FORMS, requestOf, type KnotClient } from './knotClient.cjs';
import { goodCall } from './knotGoodCalls.cjs';

let client: KnotClient;
const MIX = { docked: 4, parked: 2, riding: 2, maintenance: 1, repaired: 1, 'out-of-order': 1 };
beforeAll(async () => {
	client = await connectKnot(MIX);
});
afterAll(async () => {
	await client.sim.stop();
});

const CASES = OPERATIONS.flatMap((operation) =>
	FORMS.filter((form) => operation.routes[form]).map((form) => [operation.call, form, operation] as const),
);

/** What is wrong with an answer by the schema of the table, which has every key of the document's sample. */
function misfit(schema: Schema, value: unknown, at: string): string[] {
	if (value === null) return schema.nullable ? [] : [`${at} is null`];
	if (schema.type === 'array') {
		return Array.isArray(value)
			? value.flatMap((one, n) => misfit(schema.items!, one, `${at}[${n}]`))
			: [`${at} no list`];
	}
	if (schema.type === 'object') {
		const keys = Object.keys(schema.properties!).sort();
		if (typeof value !== 'object' || String(Object.keys(value).sort()) !== String(keys))
			return [`${at} has other keys`];
		return keys.flatMap((key) => misfit(schema.properties![key], value[key as never], `${at}.${key}`));
	}
	if (schema.type === 'integer') return Number.isInteger(value) ? [] : [`${at} no whole number`];
	return typeof value === schema.type ? [] : [`${at} no ${schema.type}`];
}

/** The kinds of a printed sample's values, in the place of the values. */
const kinds = (sample: unknown): unknown => {
	if (Array.isArray(sample)) return [kinds(sample[0])];
	if (typeof sample !== 'object' || sample === null) return typeof sample;
	return Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, kinds(value)]));
};
const kindsOf = ({ type, items, properties }: Schema): unknown => {
	if (type === 'array') return [kindsOf(items!)];
	if (type === 'integer') return 'number';
	if (type !== 'object') return type;
	return Object.fromEntries(Object.entries(properties!).map(([key, value]) => [key, kindsOf(value)]));
};

/** A value that the schema does not take, as text where it goes into the address; undefined: it takes every text. */
function wrong({ type, minimum, enum: words, minLength, maxLength, pattern, format }: Schema): unknown {
	if (type === 'integer') return minimum === undefined ? 1.5 : minimum - 1;
	if (type === 'number') return minimum! - 1;
	if (type === 'boolean') return 'yes';
	if (type !== 'string') return 'none';
	if (words || pattern || format) return '-';
	if (maxLength !== undefined) return 'x'.repeat(maxLength + 1);
	return minLength === undefined ? undefined : '';
}

test('the answers have the shapes of the samples that the document prints', () => {
	const { answers } = knotDocument();
	for (const { n, call, answer } of OPERATIONS.filter((one) => one.n !== null)) {
		const sample = answers[n! - 1];
		// The only value that the document prints as null.
		const printed = call === 'login.refresh' ? { ...sample, refresh_token: 'text' } : sample;
		expect([call, kindsOf(answer)]).toEqual([call, kinds(printed)]);
	}
	expect(answers).toHaveLength(66);
});

describe.each(CASES)('%s, routes: %s', (call, form, operation) => {
	const route = operation.routes[form]!;
	const isBodied = Object.values(route.stands).some(({ place }) => place === 'body' || place === 'file');
	const isMaintained = operation.permission !== undefined;

	beforeEach(async () => {
		client.sim.reset();
		client.cloud.set({ routes: form });
		await client.renew();
	});

	test('a right call is answered as the document shows', async () => {
		const { values, parts } = await goodCall(client, call);
		const { status, headers, data } = await client.send(call, values, parts);
		expect([status, headers['content-type'], data.code]).toEqual([200, 'application/json; charset=utf-8', 0]);
		expect(misfit(operation.answer, data, 'answer')).toEqual([]);
		const { url } = requestOf(client.cloud, call, values);
		const [path] = url.slice(client.cloud.origin.length).split('?');
		expect(client.cloud.log.at(-1)).toMatchObject({ method: route.method, path, call, status: 200, code: 0 });
	});

	test('values that are missing, wrong or unknown are refused, and nothing is done', async () => {
		const { values, parts } = await goodCall(client, call);
		for (const [name, { schema, required }] of Object.entries(operation.parameters)) {
			const inPath = route.stands[name].place === 'path';
			const { [name]: left, ...others } = values;
			if (required && !inPath) expect(await client.code(call, others, parts)).toBe(1);
			const bad = schema.format === 'binary' ? undefined : wrong(schema);
			if (bad !== undefined && !(inPath && bad === '')) {
				expect([name, await client.code(call, { ...values, [name]: bad }, parts)]).toEqual([name, 1]);
			}
			expect(left === undefined && required).toBe(false);
		}
		const { message } = await client.call(call, values, { ...parts, query: { colour: 'red' } });
		expect(message).toBe('colour is unknown');
		const strange = await client.call(call, values, { ...parts, body: { colour: 'red' } });
		expect(strange).toMatchObject({ code: 1, message: isBodied ? 'colour is unknown' : 'there must be no body' });
		const ran = client.cloud.log.filter(({ call: name, ranCommand }) => name === call && ranCommand);
		expect(ran).toEqual([]);
	});

	test('the token is looked at first', async () => {
		const { values } = await goodCall(client, call);
		const { status, data } = await client.send(call, values, {
			authorization: 'Bearer none',
			query: { colour: 'red' },
		});
		const isOpen = operation.auth === 'none' || operation.auth === 'refresh';
		expect([status, data.code]).toEqual(isOpen ? [400, 1] : [401, 2]);
		const foreign = await client.login({ email: 'rider@example.com', password: 'Rider-2026' });
		const code = await client.code(
			call,
			{ ...values },
			{ authorization: `Bearer ${foreign.token}`, query: { colour: 1 } },
		);
		expect(code).toBe(isMaintained ? 6 : ['unconfirmed', 'secondFactor'].includes(operation.auth) ? 2 : 1);
	});
});

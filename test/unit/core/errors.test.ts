import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { Failure, failedItem, nodeError, redact, redactDeep } from '../../../nodes/core/errors';
import { documentedAccount } from '../../fixtures/read.cjs';
import { node } from './contexts';

const { access_token: TOKEN } = documentedAccount().token;
const ODD = 'p&s w=rd/+"%!(1)';

describe('redact', () => {
	test.each([
		['JSON', `{"access_token":"${TOKEN}"}`],
		['JSON with blanks', `{ "access_token" : "${TOKEN}" }`],
		['JSON within JSON', JSON.stringify({ echo: `{"access_token":"${TOKEN}"}` })],
		['a query string', `/call?iotCode=1&access_token=${TOKEN}&x=1`],
		['an encoded query string', `next=%2Fcall%3Faccess_token%3D${TOKEN}%26x%3D1`],
		['a form', `client_secret=${TOKEN}&grant_type=client_credentials`],
		['a header', `Authorization: bearer ${TOKEN}`],
		['a header as JSON', `{"authorization":"Bearer ${TOKEN}"}`],
		['basic authentication', `Authorization: Basic ${TOKEN}`],
		['a bare bearer', `sent bearer ${TOKEN} to the host`],
		['a signature', `signature=${TOKEN}`],
		['an MD5 password', `user_pwd_md5=${TOKEN}`],
		['a refresh token', `{'refresh_token': '${TOKEN}'}`],
		['camel case', `{"clientSecret":"${TOKEN}","accessToken":"${TOKEN}","appSecret":"${TOKEN}"}`],
		['a text in quotes', `password='${TOKEN}'`],
	])('masks an unknown secret by its name in %s', (_, text) => {
		expect(redact(text)).not.toContain(TOKEN);
		expect(redact(text)).toContain('***');
	});

	test.each([
		['as it is', `echo ${ODD} end`],
		['percent-encoded', `x=${encodeURIComponent(ODD)}&y`],
		['percent-encoded with small letters', `x=${encodeURIComponent(ODD).toLowerCase()}&y`],
		['as a form writes it', `x=${new URLSearchParams({ a: ODD }).toString().slice(2)}&y`],
		['as JSON writes it', `{"x":${JSON.stringify(ODD)}}`],
		['twice', `${ODD} and ${ODD}`],
	])('masks a known secret %s', (_, text) => {
		const clean = redact(text, [ODD]);
		for (const part of ['s w=rd', 's%20w', 's+w%3D', 's%20w%3drd', '(1)']) expect(clean).not.toContain(part);
		expect(clean).toContain('***');
	});

	test('leaves the rest as it was', () => {
		const plain = 'The vehicle 861477038719116 is riding: code=15600, msg=lock failed, tokenless sign of life';
		expect(redact(plain, [TOKEN, ''])).toBe(plain);
	});

	test('does not black out a text for the sake of a tiny secret', () => {
		expect(redact('a banana', ['a'])).toBe('a banana');
	});
});

describe('redactDeep', () => {
	test('reaches every text of a value and leaves everything else untouched', () => {
		const value = {
			a: [`x ${TOKEN}`, 1, null, { b: `${TOKEN}${TOKEN}`, c: false }],
			token: 'kept: not a known secret',
		};
		expect(redactDeep(value, [TOKEN])).toEqual({
			a: ['x ***', 1, null, { b: '******', c: false }],
			token: 'kept: not a known secret',
		});
	});

	test('does not change the value itself', () => {
		const value = { a: TOKEN };
		redactDeep(value, [TOKEN]);
		expect(value).toEqual({ a: TOKEN });
	});

	test('masks a known secret as it looks in a URL', () => {
		expect(JSON.stringify(redactDeep({ url: `/x?p=${encodeURIComponent(ODD)}` }, [ODD]))).not.toContain('s%20w');
	});

	test('masks a known secret in the name of a key', () => {
		expect(JSON.stringify(redactDeep({ [`echo ${TOKEN}`]: 1 }, [TOKEN]))).not.toContain(TOKEN);
	});

	test('does not black out data for the sake of a tiny or empty secret', () => {
		expect(redactDeep({ a: 'banana' }, ['a', ''])).toEqual({ a: 'banana' });
	});
});

describe('nodeError', () => {
	const details = { message: 'It is riding', description: 'Wait.', code: 15600, httpStatus: 503 };

	test('is an API error with text, remedy, status and item', () => {
		const error = nodeError(node(), details, 3);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: 'It is riding',
			description: 'Wait.',
			httpCode: '503',
			context: { itemIndex: 3 },
		});
	});

	test.each([15001, '15001', 4004, '500', 404])("the vendor's code %j is never taken for an HTTP status", (code) => {
		const error = nodeError(node(), { message: 'Text', code }, 0) as NodeApiError;
		expect(error.httpCode).toBeNull();
		expect(error.message).toBe('Text');
	});

	test('keeps our text even where n8n has one of its own for the fault', () => {
		for (const message of ['No answer: the host refused the connection', 'The service failed (HTTP 500)']) {
			expect(nodeError(node(), { message, httpStatus: 500 }, 0).message).toBe(message);
		}
	});

	test('a mistake of the person is an operation error', () => {
		const error = nodeError(node(), { message: '"Field" is wrong', description: 'Correct it.', input: true }, 2);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({ message: '"Field" is wrong', description: 'Correct it.', context: { itemIndex: 2 } });
	});

	test('item 0 is told as well', () => {
		expect(nodeError(node(), details, 0).context.itemIndex).toBe(0);
		expect(nodeError(node(), { ...details, input: true }, 0).context.itemIndex).toBe(0);
	});

	test('carries nothing but our text', () => {
		const error = nodeError(node(), { ...details, record: { device_id: '1', echo: TOKEN } }, 0);
		expect(JSON.stringify(error)).not.toContain(TOKEN);
		expect(error.context.data).toBeUndefined();
		expect(error.cause).not.toBeInstanceOf(Error);
	});
});

describe('failedItem', () => {
	test('holds message and error only, so that n8n takes it for a failed item', () => {
		expect(Object.keys(failedItem({ message: 'No' })).sort()).toEqual(['error', 'message']);
	});

	test('tells text, remedy, code, status and what is known of the item', () => {
		const record = { device_id: '1', outcome: 'refused' };
		const item = failedItem({ message: 'No', description: 'Wait.', code: 7, httpStatus: 500, record });
		const error = {
			device_id: '1',
			outcome: 'refused',
			code: 7,
			message: 'No',
			description: 'Wait.',
			http_status: 500,
		};
		expect(item).toEqual({ message: 'No', error });
	});

	test('an unknown code is null', () => {
		expect(failedItem({ message: 'No' }).error).toEqual({ code: null, message: 'No' });
	});
});

test('a failure shows its text', () => {
	expect(new Failure({ message: 'No' })).toMatchObject({ message: 'No', details: { message: 'No' } });
});

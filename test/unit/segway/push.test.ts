import type { IDataObject } from 'n8n-workflow';
import { pushType, signatureOf, verifyPush } from '../../../nodes/Segway/push';
import { account, fieldsOf, IOT_CODE, PLATFORM, SECRET, sign, signedForm, VECTORS } from './samples';
import type { Texts } from './samples';

const { alert, emptyField, encoded, status } = VECTORS;
const verify = (body: string, path: string = alert.path, credentials: IDataObject = account) =>
	verifyPush(path, body, credentials);
const signed = ({ body, signature }: { body: string; signature: string }) => `${body}&signature=${signature}`;

describe('the vectors', () => {
	test.each(Object.entries(VECTORS))(
		'%s is accepted, with its decoded fields and without the signature',
		(_, vector) => {
			const type = vector.path.replace('/v2/vehicle/', '');
			expect(verify(signed(vector), vector.path)).toEqual({
				type,
				fields: expect.objectContaining(fieldsOf(vector.body)),
			});
		},
	);

	test.each(Object.entries(VECTORS))('%s is what the algorithm gives', (_, { body, signature }) => {
		const pairs = [...new URLSearchParams(body)];
		expect(signatureOf(pairs, SECRET)).toBe(signature);
		expect(sign(pairs)).toBe(signature);
	});

	test('an empty field may have been left out of the signature', () => {
		const body = `${emptyField.body}&signature=a5b4facbbcb4110c4f217c9b5a81a30d`;
		expect(verify(body)).toMatchObject({ type: 'alert', fields: { code: '12' } });
	});

	test('the order of a language (localeCompare) is not the order of the document', () => {
		expect(verify(`${status.body}&signature=261158257144be9f7b88919b5093eecf`, status.path)).toBe('forged');
	});

	test('a signature over undecoded values is refused', () => {
		expect(verify(`${encoded.body}&signature=6b41cda1dfc7982a4d0739016720d15a`)).toBe('forged');
		expect(verify(signed(encoded))).toMatchObject({ fields: { note: 'a b+c&d' } });
	});
});

describe('the signature', () => {
	test('may be written in large letters and stand anywhere', () => {
		expect(verify(`${alert.body}&signature=${alert.signature.toUpperCase()}`)).toMatchObject({ type: 'alert' });
		expect(verify(`signature=${alert.signature}&${alert.body}`)).toMatchObject({ type: 'alert' });
	});

	test.each([
		['is missing', alert.body],
		['is empty', `${alert.body}&signature=`],
		['is given twice', `${signed(alert)}&signature=${alert.signature}`],
		['is given twice, once wrong', `signature=0&${signed(alert)}`],
		['is cut off', signed(alert).slice(0, -1)],
		['is too long', `${signed(alert)}0`],
		['is of another secret', signedForm([...new URLSearchParams(alert.body)], 'other')],
		['has another name', `${alert.body}&Signature=${alert.signature}`],
	])('that %s is refused', (_, body) => expect(verify(body)).toBe('forged'));

	test.each<[string | undefined]>([[''], [undefined]])(
		'a credential without a secret (%p) verifies nothing',
		(clientSecret) => {
			const body = signedForm([...new URLSearchParams(alert.body)], String(clientSecret ?? ''));
			expect(verify(body, alert.path, { clientId: PLATFORM, clientSecret })).toBe('forged');
		},
	);
});

describe('a repeated name', () => {
	const once: Texts = [
		['iotCode', IOT_CODE],
		['platformCode', PLATFORM],
		['lock', '1'],
		['odometer', '10'],
	];
	const twice: Texts = [...once, ['odometer', '20']];
	const form = (signature: string) => new URLSearchParams([...twice, ['signature', signature]]).toString();

	test.each<[string, Texts, string]>([
		['the first', once, '10'],
		['the last', [...once.slice(0, 3), ['odometer', '20']], '20'],
	])('signed with %s value: that value counts', (_, pairs, odometer) => {
		expect(verify(form(sign(pairs)), VECTORS.t60Status.path)).toMatchObject({ fields: { odometer } });
	});

	test('signed with both is accepted', () => {
		expect(verify(form(sign(twice)), VECTORS.t60Status.path)).toMatchObject({ type: 't60/status' });
	});

	test('what somebody added to a signed push never comes out', () => {
		for (const body of [
			`${signed(alert)}&code=4&alertStatus=1`,
			`code=4&alertStatus=1&${signed(alert)}`,
			`${signed(alert)}&extra=&locked=`,
		]) {
			const push = verify(body);
			if (push === 'forged') continue;
			expect(push).toEqual({ type: 'alert', fields: fieldsOf(alert.body) });
		}
	});

	test('an added value that is not empty is refused', () => {
		expect(verify(`${signed(alert)}&extra=1`)).toBe('forged');
	});
});

describe('a JSON body', () => {
	const pairs: Texts = [
		['iotCode', IOT_CODE],
		['platformCode', PLATFORM],
		['latitude', '22.10'],
		['online', 'true'],
		['code', '1'],
	];
	const body = (latitude: string) =>
		`{"signature":"${sign(pairs)}","iotCode":"${IOT_CODE}","platformCode":"${PLATFORM}","latitude":${latitude},"online":true,"code":1}`;

	test('numbers count as they are written', () => {
		expect(verify(body('22.10'))).toMatchObject({ type: 'alert', fields: Object.fromEntries(pairs) });
		expect(verify(body('22.1'))).toBe('forged');
	});
});

test.each(['', 'hello', '{', '{"a":{}}', '[]', '<xml/>'])('%j is unreadable', (body) =>
	expect(verify(body)).toBe('unreadable'),
);

test('a body far beyond any push is refused before it is sorted and hashed six times', () => {
	const many: Texts = Array.from({ length: 20_000 }, (_, index) => [`field${index}`, '1']);
	expect(verify(signedForm([...many, ['platformCode', PLATFORM]]))).toBe('unreadable');
});

describe('the platform code', () => {
	const foreign = (code?: string) =>
		signedForm([
			['iotCode', IOT_CODE],
			...(code === undefined ? [] : ([['platformCode', code]] as Texts)),
			['code', '1'],
		]);

	test.each([['E20081'], ['a20081'], [''], [undefined]])('%j is none of ours, although the signature fits', (code) => {
		expect(verify(foreign(code))).toBe('foreign');
	});

	test('blanks in the credential do no harm', () => {
		expect(verify(foreign(PLATFORM), alert.path, { clientId: ` ${PLATFORM} `, clientSecret: SECRET })).toMatchObject({
			type: 'alert',
		});
	});
});

describe('pushType', () => {
	test.each([
		['/v2/vehicle/alert', 'alert'],
		['/webhook/6f9619ff-8b86/v2/vehicle/t60/status', 't60/status'],
		['/webhook-test/6f9619ff-8b86/v2/vehicle/components', 'components'],
		['/some/gateway/v2/vehicle/location/', 'location'],
		['https://fleet.test/hook/v2/vehicle/fault?x=1#y', 'fault'],
		['v2/vehicle/status', 'status'],
	])('%s is %s', (path, type) => expect(pushType(path)).toBe(type));

	test.each([
		'',
		'/',
		'/webhook/6f9619ff-8b86',
		'/v2/vehicle',
		'/v2/vehicle/',
		'/v2/vehicle/other',
		'/v2/vehicle/t60',
		'/v2/vehicle/t60/alert',
		'/v2/vehicle/Alert',
		'/alert',
		'/v2/vehicle/alert/more',
		'/v2/vehicle/constructor',
	])('%j is none of the seven', (path) => {
		expect(pushType(path)).toBeNull();
		expect(verify(signed(alert), path)).toBeNull();
	});
});

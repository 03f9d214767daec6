import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import type { Call } from '../../../nodes/core/operation';
import { withoutSecrets } from '../../../nodes/Knot/secrets';
import { knotCalls } from '../../fixtures/read.cjs';

const outputOf = (data: unknown, options: IDataObject = {}) =>
	withoutSecrets!(answer({ result: 'done', message: 'Done', data }), [], { options } as unknown as Call);

/** What the document prints as the answer of a call. */
const printed = (n: number) => {
	const { code, ...data } = knotCalls().find((call) => call.n === n)!.answer;
	expect(code).toBe(0);
	return data as IDataObject;
};

const SIGNED_IN = { token: '***', refresh_token: '***' };

describe('tokens and keys of the answers that the document prints', () => {
	test.each([
		[35, SIGNED_IN],
		[37, { access_token: '***', refresh_token: null }],
		[38, SIGNED_IN],
		[39, SIGNED_IN],
		[40, SIGNED_IN],
		[42, SIGNED_IN],
		[43, { key: '***', key_url: '***', token: '***' }],
	])('%d: are masked, and nothing else is', (n, masked) => {
		expect(outputOf(printed(n))).toEqual({ ...printed(n), ...masked });
	});

	test.each([35, 37, 43])('%d: are returned where the person wants them', (n) => {
		expect(outputOf(printed(n), { returnSecrets: true })).toEqual(printed(n));
	});

	test.each(['true', 1, undefined])('are masked when the switch is %j, which is not on', (returnSecrets) => {
		expect(outputOf({ token: 'x' }, { returnSecrets })).toEqual({ token: '***' });
	});
});

test('they are masked deeper inside an answer, too', () => {
	const data = { data: [{ token: 'x', user_id: 1 }], permissions: [{ perm_key: 'clusters', write: true }] };
	expect(outputOf(data)).toEqual({ ...data, data: [{ token: '***', user_id: 1 }] });
});

test.each([null, undefined])('an answer of %j is an empty item', (data) => {
	expect(outputOf(data)).toEqual({});
	expect(outputOf(data, { returnSecrets: true })).toEqual({});
});

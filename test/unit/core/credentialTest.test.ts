import { testRules } from '../../../nodes/core/credentialTest';

const rules = testRules({
	displayName: 'Sample',
	check: 'the Region',
	codes: [
		[7, 'Seven.'],
		[8, 'Eight.'],
	],
	refusedToken: 'Refused.',
})!;

/** What n8n shows, by its rule: the first that fits. */
const told = (kind: 'code' | 'status', value: number | undefined) => {
	const type = kind === 'code' ? 'responseSuccessBody' : 'responseCode';
	return rules.find((rule) => rule.type === type && rule.properties.value === value)?.properties.message;
};

test.each<['code' | 'status', number | undefined, string | undefined]>([
	['code', 7, 'Seven.'],
	['code', 8, 'Eight.'],
	['code', 0, undefined],
	['code', undefined, 'The address did not answer like Sample. Check the Region.'],
	['status', 401, 'Refused.'],
	['status', 403, 'The address did not answer like Sample (HTTP 403). Check the Region.'],
	['status', 404, 'The address did not answer like Sample (HTTP 404). Check the Region.'],
	['status', 500, 'Sample failed (HTTP 500). Try again later.'],
	['status', 503, 'Sample failed (HTTP 503). Try again later.'],
	['status', 200, undefined],
])('%s %j', (kind, value, text) => expect(told(kind, value)).toBe(text));

test('the code is looked for under its name in all vendors', () => {
	const keys = rules.flatMap((rule) => (rule.type === 'responseSuccessBody' ? [rule.properties.key] : []));
	expect(new Set(keys)).toEqual(new Set(['code']));
});

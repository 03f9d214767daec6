import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { listSearch, loadOptions } from '../../../nodes/Protrack/search';
import { protrackSamples } from '../../fixtures/read.cjs';
import { context } from '../core/contexts';
import { code, pathOf, record, signedIn } from './play';

const panel = (answer: () => unknown) => {
	const { ctx, sent } = context({ credentials: signedIn(), answer });
	return { ctx: ctx as unknown as ILoadOptionsFunctions, sent };
};
const devices = () => record(protrackSamples()['2.7'].record);
const accounts = () => record(protrackSamples()['2.15'].record);

test('devices by plate and name, in the order of the alphabet, with the IMEI as value', async () => {
	const { ctx, sent } = panel(devices);
	expect(await listSearch.searchDevices.call(ctx)).toEqual({
		results: [
			{ name: 'TheOne, VT05S-01234 (512345678901234)', value: '512345678901234' },
			{ name: 'VT05S-23456 (123456789123456)', value: '123456789123456' },
		],
	});
	expect(sent.map(pathOf)).toEqual(['/api/device/list']);
	expect(await loadOptions.getDevices.call(panel(devices).ctx)).toHaveLength(2);
});

test.each([
	['theone', 1],
	['-23456 ', 1],
	['512345', 1],
])('a device is found by plate, name and IMEI: %j', async (filter, count) => {
	expect((await listSearch.searchDevices.call(panel(devices).ctx, filter)).results).toHaveLength(count);
});

test('accounts by their name', async () => {
	const { results } = await listSearch.searchAccounts.call(panel(accounts).ctx);
	expect(results).toEqual([
		{ name: 'demotest name (demotest)', value: 'demotest' },
		{ name: 'openapidemo (demo)', value: 'demo' },
	]);
});

test('a device without plate and name is shown by its IMEI', async () => {
	const { results } = await listSearch.searchDevices.call(
		panel(() => record([{ imei: 358899051025339, platenumber: '', devicename: null }])).ctx,
	);
	expect(results).toEqual([{ name: '358899051025339', value: '358899051025339' }]);
});

test.each([record(null), record([]), code(20023)])('an account without devices has an empty list', async (answer) => {
	expect(await listSearch.searchDevices.call(panel(() => answer).ctx)).toEqual({ results: [] });
});

test('why there is no list is told in the words of the provider', async () => {
	await expect(listSearch.searchDevices.call(panel(() => code(10007, 'Permission denied')).ctx)).rejects.toThrow(
		'Permission denied (Protrack 10007: Permission denied)',
	);
});

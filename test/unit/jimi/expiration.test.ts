import type { IDataObject } from 'n8n-workflow';
import { jimiSamples } from '../../fixtures/read.cjs';
import { code, formOf, OTHER_IMEI, play, result } from './play';
import { IMEI } from './samples';

const METHOD = 'jimi.user.device.expiration.update';
const DAY = { newExpiration: '2027-01-31' };
const BOTH = `${IMEI},${OTHER_IMEI}`;
const printed = () => result(jimiSamples()[METHOD].result);
const extend = async (imeis: unknown, answer: () => unknown, options: IDataObject = {}, items = 1) =>
	await play('device.extendExpiration', { imeis, ...DAY, options } as IDataObject, { answer, items });

test('each device tells its own result, although the answer as a whole says success', async () => {
	const { items, sent } = await extend([IMEI, OTHER_IMEI], printed, { returnOutcome: true }, 2);
	expect(sent.map(formOf)).toMatchObject([{ method: METHOD, imei_list: BOTH, new_expiration: '2027-01-31' }]);
	expect(items.map(({ json, pairedItem }) => [pairedItem.item, json.device_id, json.outcome, json.message])).toEqual([
		[0, IMEI, 'done', 'Done'],
		[1, OTHER_IMEI, 'refused', 'JIMI refused it: update failed, reason:xxxxxx'],
	]);
});

test('a failed device fails its item, and the text accounts for all of them', async () => {
	const { result: error } = await extend([BOTH], printed);
	expect(error).toMatchObject({ message: `${OTHER_IMEI}: JIMI refused it: update failed, reason:xxxxxx` });
	expect((error as { description: string }).description).toContain(`Done (1): ${IMEI}.`);
});

test('a device that the answer does not name is unknown', async () => {
	const { items } = await extend([BOTH], () => result([{ imei: IMEI, update_result: 0 }]), { returnOutcome: true });
	expect(items.map(({ json }) => [json.device_id, json.outcome])).toEqual([
		[IMEI, 'done'],
		[OTHER_IMEI, 'unknown'],
	]);
});

test('a call that is refused as a whole is refused for each item', async () => {
	const { items } = await extend([IMEI, OTHER_IMEI], () => code(219, 'illegal IMEI list'), { returnOutcome: true }, 2);
	expect(items.map(({ json }) => json.outcome)).toEqual(['refused', 'refused']);
});

import type { IHookFunctions } from 'n8n-workflow';
import { appended, BASE_URL, BASE_URL_BY_GET, enteredByHand } from '../../../nodes/core/webhooks';

const ctx = {} as IHookFunctions;

test('the panel shows the base URL and nothing else', () => {
	const entries = [BASE_URL, BASE_URL_BY_GET, appended('a'), appended('a/b')];
	expect(entries.filter(({ ndvHideUrl }) => !ndvHideUrl)).toEqual([BASE_URL]);
	expect(entries.map(({ name }) => name)).toEqual(['default', 'setup', 'setup', 'setup']);
});

test('the answer is what the trigger says, at once', () => {
	for (const entry of [BASE_URL, BASE_URL_BY_GET, appended('a')])
		expect(entry).toMatchObject({ responseMode: 'onReceived', responseData: '' });
});

test('a path stands behind the base URL; the other way to ask the base URL is GET', () => {
	expect(appended('v2/alert')).toEqual(expect.objectContaining({ httpMethod: 'POST', path: 'v2/alert' }));
	expect(appended('v2/alert')).not.toHaveProperty('isFullPath');
	expect(BASE_URL_BY_GET).toMatchObject({ httpMethod: 'GET', path: '', isFullPath: true });
});

test('there is nothing to register', async () => {
	const { checkExists, create, delete: remove } = enteredByHand().default;
	for (const method of [checkExists, create, remove]) expect(await method.call(ctx)).toBe(true);
});

test('what is amiss with the settings is told at activation, and does not keep n8n from deactivating', async () => {
	const seen: unknown[] = [];
	const methods = enteredByHand(async (given) => {
		seen.push(given);
		throw new Error('no secret');
	}).default;
	await expect(methods.checkExists.call(ctx)).rejects.toThrow('no secret');
	expect(await methods.delete.call(ctx)).toBe(true);
	expect(seen).toEqual([ctx]);
});

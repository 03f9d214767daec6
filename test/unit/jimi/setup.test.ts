import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { JimiTrigger } from '../../../nodes/Jimi/JimiTrigger.node';
import { node } from '../core/contexts';
import { AGREED } from './trigger';

const { checkExists, create, delete: remove } = new JimiTrigger().webhookMethods.default;

/** What n8n does when the workflow is activated. */
async function activate(proofs: unknown, settings: IDataObject = {}, pushSecret: unknown = AGREED, events = ['alarm']) {
	const parameters: IDataObject = { proofs: proofs as string[], proofOptions: settings, events };
	const ctx = {
		getNode: () => node({ name: 'JIMI Trigger' }),
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => ({ pushSecret }),
	} as unknown as IHookFunctions;
	return await checkExists.call(ctx);
}

test('there is nothing to create at JIMI', async () => {
	expect(await create.call({} as IHookFunctions)).toBe(true);
	expect(await remove.call({} as IHookFunctions)).toBe(true);
});

test.each([
	[['query'], {}, AGREED],
	[['query'], {}, ` ${AGREED}\n`],
	[['query'], { addresses: 'nonsense' }, AGREED],
	[['header'], {}, AGREED],
	[['header'], { headerName: 'X-JIMI' }, 'kJ3vQ0pX8mY2nR7tZ5wB1c'],
	[['addresses'], { addresses: '203.0.113.7, 2001:db8::/32' }, ''],
	[['confirm'], {}, ''],
	[['addresses', 'confirm', 'header', 'query'], { addresses: '203.0.113.0/24' }, AGREED],
])('%j with %j is a setup', async (proofs, settings, secret) => {
	expect(await activate(proofs, settings, secret)).toBe(true);
});

test.each<[unknown, IDataObject, unknown, string]>([
	[[], {}, AGREED, '"Prove Pushes By" is empty'],
	[undefined, {}, AGREED, '"Prove Pushes By" is empty'],
	[['query'], {}, '', 'The credential has no Push Secret'],
	[['query'], {}, null, 'The credential has no Push Secret'],
	[['header'], {}, ' ', 'The credential has no Push Secret'],
	[['confirm', 'query'], {}, 'secret', 'The Push Secret of the credential is too weak'],
	[['query'], {}, AGREED.slice(1), 'The Push Secret of the credential is too weak'],
	[['header'], {}, 'a'.repeat(32), 'The Push Secret of the credential is too weak'],
	[['query'], {}, `${AGREED}&x=1`, 'The Push Secret of the credential is too weak'],
	[['header'], { headerName: '' }, AGREED, '"Header Name" is no name of a header'],
	[['header'], { headerName: 'X Push' }, AGREED, '"Header Name" is no name of a header'],
	[['addresses'], {}, AGREED, '"Allowed Addresses" is empty'],
	[['addresses'], { addresses: ' , ' }, AGREED, '"Allowed Addresses" is empty'],
	[['addresses'], { addresses: '203.0.113.7, example.com' }, AGREED, '"Allowed Addresses" holds example.com'],
	[['addresses', 'query'], { addresses: '1.2.3.4/33' }, AGREED, '"Allowed Addresses" holds 1.2.3.4/33'],
])('%j with %j and the secret %j is refused at activation', async (proofs, settings, secret, message) => {
	const refusal = activate(proofs, settings, secret);
	await expect(refusal).rejects.toMatchObject({ message, description: expect.stringMatching(/\w/) });
});

test('the remedy for a weak secret says how to make one and where it goes, and never tells the secret', async () => {
	const error = await activate(['query'], {}, 'too-short-a-secret').catch((refused: Error) => refused);
	expect(error).toMatchObject({ description: expect.stringMatching(/openssl rand -hex 16.*Push Secret.*URL/) });
	expect(JSON.stringify(error) + String(error)).not.toContain('too-short-a-secret');
});

test.each(['raw', 'other'])('%s cannot be confirmed, so another proof is asked for', async (event) => {
	const message = 'Only alarms can be confirmed with JIMI';
	await expect(activate(['confirm'], {}, AGREED, ['alarm', event])).rejects.toMatchObject({ message });
	expect(await activate(['confirm', 'query'], {}, AGREED, ['alarm', event])).toBe(true);
});

test('listens for POST and GET at one address, which is shown once', () => {
	const { webhooks = [], version } = new JimiTrigger().description;
	expect(version).toBe(2);
	expect(webhooks.map(({ name, httpMethod, path, isFullPath }) => [name, httpMethod, path, isFullPath])).toEqual([
		['default', 'POST', '', true],
		['setup', 'GET', '', true],
	]);
	expect(webhooks.filter(({ ndvHideUrl }) => !ndvHideUrl)).toHaveLength(1);
});

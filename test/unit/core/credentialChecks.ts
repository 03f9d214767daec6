import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { Vendor } from '../../../nodes/core/operation';
import { ONCE, PATCH, STOPPED_RESEND } from '../../../nodes/core/token';

type Sign = (credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;

/** A credential of the package, and what its tests need to know of its vendor. */
export interface Candidate {
	credential: ICredentialType;
	vendor: Vendor;
	/** As a person fills it in. */
	account: IDataObject;
	/** The address that these values lead to. */
	home: string;
	/** The vendor's answer to a login, with this token. */
	login: { body: unknown; accessToken: string };
	/** A value that a person edits, so that the old token is no longer good. */
	edit: IDataObject;
	/** What a relative address becomes, where not one below the account's own. */
	completed?: IDataObject;
	/** What the panel asks for, in its order, and which of it must be filled in. */
	asked: string[];
	required: string[];
}

/** Signs with the token `t0ken`. */
export const signer =
	({ credential, account }: Pick<Candidate, 'credential' | 'account'>) =>
	async (options: IHttpRequestOptions, more: IDataObject = {}) =>
		await (credential.authenticate as Sign)({ ...account, accessToken: 't0ken', ...more } as never, options);

/** What every credential of the package must be good for, whoever its vendor is. */
export function checkCredential(candidate: Candidate): void {
	const { credential, vendor, account, home, login, edit, asked, required } = candidate;
	const { completed = { url: '/api/x', baseURL: home } } = candidate;
	const sign = signer(candidate);

	/** n8n's question for a token, with a vendor that always logs in; `asked` counts how often it was asked. */
	async function tokenOf(data: IDataObject) {
		const httpRequest = jest.fn(async () => ({ statusCode: 200, headers: {}, body: JSON.stringify(login.body) }));
		const http = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
		const stored = await credential.preAuthentication!.call(http, { ...account, ...data } as never);
		return { stored, asked: httpRequest.mock.calls.length };
	}

	test('completes a relative address with the one of the account', async () => {
		expect(await sign({ url: '/api/x' })).toMatchObject(completed);
	});

	test.each(['https://evil.test/', '//evil.test/'])('never hands the token to another host: %s', async (url) => {
		await expect(sign({ url })).rejects.toThrow(`only sent to ${new URL(home).host}, not to evil.test`);
	});

	test("never signs a call of the node twice, whatever n8n's version does on 401", async () => {
		const data = { ...account, accessToken: 't0ken', [ONCE]: 'ready' } as never;
		const signTwice = credential.authenticate as Sign;
		await signTwice(data, { url: `${home}/api/x` });
		await expect(signTwice(data, { url: `${home}/api/x` })).rejects.toThrow(STOPPED_RESEND);
	});

	test('stores a patch of core without asking the vendor', async () => {
		expect(await tokenOf({ [PATCH]: { lease: 'x' } })).toEqual({ stored: { lease: 'x', checkToken: '' }, asked: 0 });
	});

	test('goes on with a fresh token that belongs to these very fields, and logs in for edited ones', async () => {
		const tokenExpiresAt = Date.now() + 60_000;
		const fresh = { accessToken: 't0ken', tokenFor: vendor.tokenFor(account), tokenExpiresAt };
		expect(await tokenOf(fresh)).toEqual({ stored: {}, asked: 0 });
		const { stored, asked: times } = await tokenOf({ ...fresh, ...edit });
		const tokenFor = vendor.tokenFor({ ...account, ...edit });
		expect(stored).toMatchObject({ accessToken: login.accessToken, tokenFor, checkToken: '' });
		expect([times, tokenFor === fresh.tokenFor]).toEqual([1, false]);
	});

	test('asks for what the vendor gives out, and hides what is secret', () => {
		const visible = credential.properties.filter(({ type }) => !['hidden', 'notice'].includes(type));
		expect(visible.map(({ name }) => name)).toEqual(asked);
		expect(visible.filter((each) => each.required).map(({ name }) => name)).toEqual(required);
		const hidden = visible.filter(({ typeOptions }) => typeOptions?.password).map(({ name }) => name);
		expect(hidden).toEqual(vendor.secrets);
	});

	test('has a test that tells every answer in a sentence, documentation and icons', () => {
		const { request, rules = [] } = credential.test!;
		expect(request.url).toMatch(/^\/(?!\/)/);
		for (const { properties } of rules) expect(properties.message).toMatch(/^[A-Z].*[.)]$/);
		expect(credential.documentationUrl).toMatch(/^https:\/\/.*#credential$/);
		expect(Object.keys(credential.icon as object).sort()).toEqual(['dark', 'light']);
	});
}

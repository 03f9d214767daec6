import type { ICredentialTestRequest } from 'n8n-workflow';

/** A rule of a credential test by the code in the answer; `undefined`: the answer has no code, so it is not the vendor's. */
const codeRule = (value: number | undefined, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key: 'code', value, message },
});

/** A rule of a credential test by the HTTP status. */
const statusRule = (value: number, message: string) => ({
	type: 'responseCode' as const,
	properties: { value, message },
});

export interface TestTexts {
	/** Of the vendor. */
	displayName: string;
	/** What to check in the credential when something else answers, e.g. `the Region or the Custom URL`. */
	check: string;
	/** What the vendor's codes mean after a login that went well. */
	codes: Array<[code: number, message: string]>;
	/** For HTTP 401. */
	refusedToken: string;
}

/** The rules of a credential test: what is told about an answer that n8n alone would take for good, or tell by its number. */
export function testRules({ displayName, check, codes, refusedToken }: TestTexts): ICredentialTestRequest['rules'] {
	const elsewhere = (status = '') => `The address did not answer like ${displayName}${status}. Check ${check}.`;
	const rules = [
		...codes.map(([code, message]) => codeRule(code, message)),
		codeRule(undefined, elsewhere()),
		statusRule(401, refusedToken),
		...[403, 404].map((status) => statusRule(status, elsewhere(` (HTTP ${status})`))),
		...[500, 502, 503, 504].map((status) =>
			statusRule(status, `${displayName} failed (HTTP ${status}). Try again later.`),
		),
	];
	// n8n reads both kinds of rules in one list; its type only knows lists of one kind.
	return rules as ICredentialTestRequest['rules'];
}

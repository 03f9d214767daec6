/** Error codes with the vendor's texts (document chapter 3). */
export const CODES: Readonly<Record<number, string>> = {
	10000: 'System error',
	10001: 'Unknown request',
	10002: 'Login timeout',
	10003: 'Not login yet',
	10004: 'Parameter error',
	10005: 'Missing required parameter',
	10006: 'The parameter is out of range',
	10007: 'permission denied',
	10009: 'Request is too frequency',
	10010: "Access token doesn't exist",
	10011: 'access_token is invalid',
	10012: 'Access token is out of date',
	10013: 'IMEI is not authorized',
	10014: 'Request time error',
	10016: 'Account is blocked',
	20001: 'account or password error',
	20005: "Target doesn't exist",
	20017: 'Device is offline',
	20018: 'Send command fail',
	20023: 'No Data',
	20046: 'Target is expired',
	20048: 'Unsupported command',
	20089: 'Device is blocked',
};

/** What a call leads to; `record` undefined: the answer has none. `effect`: something was really changed. */
export interface Outcome {
	code: number;
	message?: string;
	record?: unknown;
	effect: boolean;
}

/** The call is refused with this code; nothing was changed. */
export function refused(code: number, message?: string): Outcome {
	return { code, message, effect: false };
}

/** The answer of a query. */
export function found(record: unknown): Outcome {
	return { code: 0, record, effect: false };
}

/** Something was changed. */
export function done(record?: unknown): Outcome {
	return { code: 0, record, effect: true };
}

/** An answer as the samples print it: the record, then the code; a message with errors only. */
export function envelope({ code, message, record }: Pick<Outcome, 'code' | 'message' | 'record'>): object {
	return code === 0 ? { record, code } : { code, message: message ?? CODES[code] ?? '' };
}

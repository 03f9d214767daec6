/** Result codes with the vendor's texts (document, "Result code description" and "Error code"). */
export const CODES: Readonly<Record<number, string>> = {
	[-1]: 'The system is busy',
	0: 'success',
	1001: 'Parameter error',
	1002: 'Illegal user/illegal device',
	1003: 'Repeat operation',
	1004: 'Illegal access, token exception!',
	1005: 'Illegal access, ip access exceeds limit!',
	1006: 'Illegal access, too frequently request!',
	1007: 'Illegal access, request method error!',
	1008: 'Illegal access, abnormal incoming!',
	12001: 'Platform account creation failed',
	12002: 'Device transfer failed',
	12003: 'Geo-fence creation failed',
	12004: 'Geo-fence deletion failed',
	12005: 'Fail to send command',
	213: 'Account already exist',
	214: 'The account does not exist',
	215: 'User type error',
	41001: 'Exceed max number of Geo-fences supported',
	41002: 'Fence name is already exists',
	41003: 'The device is not online',
	41004: 'Geo-fence operation failed',
};

/** Sub-codes of 12005: why a command failed. */
export const SUB_CODE = {
	timeOut: 225,
	parameter: 226,
	notExecuted: 227,
	offline: 228,
	network: 229,
	unsupported: 243,
} as const;

/** Codes of the scooter commands (document, "Send command (for scooter device)"). */
export const SCOOTER_CODES: Readonly<Record<number, string>> = {
	100: 'Success',
	200: 'Invalid parameter',
	300: 'Device is offline',
	301: 'Device unregistered',
};

/** What a call leads to; `effect`: something was really changed. */
export interface Outcome {
	code: number;
	message?: string;
	/** Undefined: the answer has no `result`. */
	result?: unknown;
	/** A second part that later versions give. */
	data?: unknown;
	effect: boolean;
	/** The sub-code of 12005. */
	subCode?: number;
	/** Key of the text; `message` but for one call. */
	words?: 'message' | 'msg';
}

/** The call is refused with this code; nothing was changed. */
export function refused(code: number, message?: string): Outcome {
	return { code, message, effect: false };
}

/** A command that failed; it may have run nevertheless. */
export function commandFailed(subCode: number, effect = false): Outcome {
	return { code: 12005, result: null, subCode, effect };
}

/** The answer of a query. */
export function found(result: unknown, message?: string): Outcome {
	return { code: 0, message, result, effect: false };
}

/** Something was changed. */
export function done(message?: string, result: unknown = null): Outcome {
	return { code: 0, message, result, effect: true };
}

/** An answer as the samples print it. */
export function envelope({ code, message, result, data, words = 'message' }: Omit<Outcome, 'effect'>): object {
	return { code, [words]: message ?? CODES[code] ?? '', result, data };
}

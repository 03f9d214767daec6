import type { OutcomeWord } from '../core/outcome';
import { toNumber } from '../core/vehicle';

/** One code of Protrack: what it means, what to do, and what it proves about a command. */
export interface CodeRow {
	message: string;
	remedy?: string;
	outcome: OutcomeWord;
	/** `token`: not accepted. `limit`: too many requests. `busy`: a query may be repeated. */
	again?: 'token' | 'limit' | 'busy';
	/** One device of the call is at fault: one that the account does not have, or that cannot be used. */
	blames?: 'unknown' | 'unusable';
	/** Nothing to read, which is no mistake. */
	empty?: boolean;
}

const refused = (message: string, remedy?: string, more: Partial<CodeRow> = {}): CodeRow => ({
	message,
	remedy,
	outcome: 'refused',
	...more,
});

const token = (message: string) => refused(message, undefined, { again: 'token' });

const CHECK = 'Check the values of the fields.';

/** Every code of the document's chapter 3. No other code is known. */
export const CODES: Record<number, CodeRow> = {
	10000: {
		message: 'Protrack reports a system error',
		remedy: 'Look at the device before a command is sent again.',
		outcome: 'unknown',
		again: 'busy',
	},
	10001: refused('Protrack does not know this request', 'Check the path, and whether this provider offers the call.'),
	10002: token('The login has timed out'),
	10003: token('Not logged in yet'),
	10004: refused('Protrack refused a parameter', CHECK),
	10005: refused('Protrack misses a parameter', CHECK),
	10006: refused('A parameter is out of range', CHECK),
	10007: refused(
		'Permission denied',
		'Ask your provider to enable the Open API for the account, or check that device or account belong to it.',
	),
	10009: refused(
		'Too many requests',
		'Run the workflow less often, lower Concurrent Requests, or give n8n an account of its own.',
		{ again: 'limit' },
	),
	10010: token('The access token does not exist'),
	10011: token('The access token is invalid'),
	10012: token('The access token has ended'),
	10013: refused('The account has no device with this IMEI', 'Check the IMEI, or choose the device from the list.', {
		blames: 'unknown',
	}),
	10014: refused(
		'The clocks of n8n and of the provider differ too much',
		'Set the clock of the computer that runs n8n.',
	),
	10016: refused('The account is blocked', 'Ask your provider, or unblock it with Account: Unblock.'),
	20001: refused('Wrong account or password', 'Check both in the credential.'),
	20005: refused('Protrack does not know the device or account', 'Check the IMEI or the account name.', {
		blames: 'unknown',
	}),
	20017: refused('The device is offline', 'It has no connection now: try again later.'),
	20018: refused('The command could not be sent to the device', 'Try again later.'),
	20023: refused('There is no data', undefined, { empty: true }),
	20046: refused('The subscription of the device has expired', 'Renew it with your provider.', { blames: 'unusable' }),
	20048: refused('The device does not support this command', 'Check the model; some commands need parameters.'),
	20089: refused('The device is blocked', 'Ask your provider.', { blames: 'unusable' }),
};

/** A code that no document names proves nothing: a command may have run. */
export const UNDOCUMENTED: CodeRow = {
	message: 'Protrack answered with a code that is not documented',
	remedy: 'Look at the device before a command is sent again.',
	outcome: 'unknown',
};

/** The code of an answer; a number, tolerated as text. `null`: no answer of Protrack. */
export const codeOf = (value: unknown): number | null => {
	const code = toNumber(value);
	return code !== null && Number.isInteger(code) ? code : null;
};

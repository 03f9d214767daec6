import type { CodeTable } from '../core/codes';
import { badToken, doubtful, refused } from '../core/codes';
import { toNumber } from '../core/vehicle';

const LOOK = 'Look at the device before a command is sent again.';
const CHECK = 'Check the values of the fields.';

/** Every code of the document's chapter 3. No other code is known. */
export const CODES: CodeTable = {
	10000: doubtful('Protrack reports a system error', LOOK, { again: 'busy' }),
	10001: refused('Protrack does not know this request', 'Check the path, and whether this provider offers the call.'),
	10002: badToken('The login has timed out'),
	10003: badToken('Not logged in yet'),
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
	10010: badToken('The access token does not exist'),
	10011: badToken('The access token is invalid'),
	10012: badToken('The access token has ended'),
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
export const UNDOCUMENTED = doubtful('Protrack answered with a code that is not documented', LOOK);

/** The code of an answer; a number, tolerated as text. `null`: no answer of Protrack. */
export const codeOf = (value: unknown): number | null => {
	const code = toNumber(value);
	return code !== null && Number.isInteger(code) ? code : null;
};

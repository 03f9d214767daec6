import type { CodeRow, CodeTable } from '../core/codes';
import { badToken, doubtful, refused } from '../core/codes';
import { toNumber } from '../core/vehicle';

const LOOK = 'Look at the device before a command is sent again.';
const CHECK = 'Check the values of the fields.';
const LATER = 'It has no connection now: try again later.';
const ACCOUNT = 'Check the name of the account.';
const IMEI = 'Check the IMEI, and that the device belongs to the account of the credential or to one below it.';
const SUBSCRIPTION = 'Renew its subscription with your provider.';

const DONE: CodeRow = { message: 'Done', outcome: 'done' };

const unknownDevice = refused('JIMI does not know the device', IMEI, { blames: 'unknown' });
const wrongKey = refused(
	'JIMI does not know the app key',
	'Check App Key and the Node in the credential: an app key is good for one region only.',
);

/** jimi, "Result code description" and "Error code", and what the later document and public clients add. */
export const CODES: CodeTable = {
	[-1]: doubtful('JIMI is busy', LOOK, { again: 'busy' }),
	0: DONE,
	10: refused(
		'The device is bound already, or was not bound',
		'Look at the user that the device is bound to; nothing was changed.',
	),
	213: refused('The account exists already', 'Choose another account name.'),
	214: refused('The account does not exist', ACCOUNT),
	215: refused(
		'The type of the new account is not allowed',
		'The account of the credential may not create accounts of this type: choose another one.',
	),
	217: refused('The account to move to does not exist', ACCOUNT),
	218: refused('Devices can only go to an account below the own one', 'Choose an account below the own one.'),
	219: refused('JIMI cannot read the list of IMEIs', CHECK),
	220: refused('Too many IMEIs in one call', 'Ask for fewer devices at a time.'),
	1001: refused(
		'JIMI refused a parameter',
		'Check the values of the fields. When every call fails, check the clock of the computer that runs n8n, and App Key, App Secret and the Node in the credential.',
	),
	1002: refused('The user or the device does not belong to this account', IMEI, { blames: 'unknown' }),
	1003: refused('JIMI has carried out this call already', 'Look whether it took effect; nothing was repeated.'),
	1004: badToken('JIMI refused the access token'),
	1005: refused(
		'JIMI gets too many requests from this IP address',
		'Run the workflow less often, or ask your provider to raise the limit of your address.',
	),
	1006: refused('Too many requests', 'Run the workflow less often, or lower Concurrent Requests.', { again: 'limit' }),
	1007: refused('JIMI does not take the request in this form', 'Check the method, and the Node in the credential.'),
	1008: refused('JIMI took the request for an abnormal one', CHECK),
	1100: refused('JIMI could not carry out the call', 'Its words tell why; check the values of the fields.'),
	1112: refused('The device is in that account already', 'Nothing is left to be moved.'),
	1114: refused('A geofence of this name exists already', 'Choose another name.'),
	1207: refused('The list of recordings is not ready yet', 'Ask again in a few seconds.', { again: 'busy' }),
	10006: badToken('JIMI refused the access token'),
	10011: badToken('JIMI refused the access token'),
	12001: refused('The account could not be created', CHECK),
	12002: refused('The device could not be moved', 'Check the IMEI and the account to move to.'),
	12003: refused('The geofence could not be created', CHECK),
	12004: refused('The geofence could not be deleted', 'Check the number of the geofence.'),
	12005: refused('The command could not be sent to the device', 'Check the command and the state of the device.'),
	30010: refused('Wrong instruction password', 'Check the password of the command.'),
	41001: refused('The device holds no more geofences', 'Delete one of its geofences first.'),
	41002: refused('The device has a geofence of this name already', 'Choose another name.'),
	41003: refused('The device is offline', LATER),
	41004: refused('The geofence could not be set', 'Try again later, or check the model of the device.'),
	41005: refused('The geofence is not allowed', 'Ask your provider to permit geofences for the account.'),
};

/** jimi, "Error code", command: why code 12005 came; `Fail to send command. Result code:226`. */
export const SUBCODES: CodeTable = {
	225: doubtful('The device did not answer in time'),
	226: refused('The command has a wrong parameter', 'Check the command and its parameters.'),
	227: refused('The device did not carry out the command', 'Check the command and the state of the device.'),
	228: refused('The device is offline', LATER),
	229: refused('The platform could not reach the device', 'Its connection failed: try again later.'),
	238: refused('The device broke off', 'Its connection was interrupted: try again later.'),
	240: refused('The command has a wrong format', 'Check how the model wants the command.'),
	243: refused('The device does not support this command', 'Choose one of the commands that the device lists.'),
	252: refused('The device is busy', 'Try again when it has finished.'),
};

const SCOOTER = 'jimi.scooter.instruction.send';

/** jimi, "Send command (for scooter device)": this call alone has codes of its own. */
export const SCOOTER_CODES: CodeTable = {
	// Success elsewhere; here the document names 100 alone.
	0: doubtful('JIMI took the command, but does not say that the scooter did it'),
	100: DONE,
	200: refused('JIMI refused a parameter', 'Check the command; it ends with #.'),
	300: refused('The scooter is offline', LATER),
	301: refused('The scooter is not registered', 'Check the IMEI.'),
	400: refused('JIMI could not reach the scooter', 'The network is unavailable: try again later.'),
	600: doubtful('The scooter did not answer in time'),
};

/** A code that no document names proves nothing: a command may have run. */
export const UNDOCUMENTED = doubtful('JIMI answered with a code that is not documented', LOOK);

/** The document prints these texts of refused calls, and an `xxx` for their codes. */
const TEXTS: Array<[RegExp, CodeRow]> = [
	[/user name or password/i, refused('Wrong user name or password', 'Check both, and the Node, in the credential.')],
	[/token/i, badToken('JIMI refused the access token')],
	[/app[ _]?key/i, wrongKey],
	[/no permissions?/i, refused('The account may not do this', 'Ask your provider for the permission.')],
	[/device has expired/i, refused('The device has expired', SUBSCRIPTION, { blames: 'unusable' })],
	[/account .*(?:not|n.t) exist/i, refused('The account does not exist', ACCOUNT)],
	[/illegal device|imei .*(?:not|n.t) exist/i, unknownDevice],
];

/** The number behind `Result code:`, with the colon of either width. */
function subcodeOf(said: string): number | null {
	const [, digits] = /[:：]\s*(\d+)/.exec(said) ?? [];
	return digits === undefined ? null : Number(digits);
}

function failedCommand(said: string): CodeRow {
	const subcode = subcodeOf(said);
	return subcode === null ? CODES[12005] : (SUBCODES[subcode] ?? UNDOCUMENTED);
}

/**
 * What a code means, success (`done`) included.
 *
 * @param method the call, for scooter commands have codes of their own
 * @param said JIMI's own words: the reason of code 12005 stands in them, and they tell what a code without a name means
 */
export function meaningOf(method: string, code: number, said: string): CodeRow {
	if (method === SCOOTER && SCOOTER_CODES[code]) return SCOOTER_CODES[code];
	if (code === 12005) return failedCommand(said);
	return CODES[code] ?? SUBCODES[code] ?? TEXTS.find(([text]) => text.test(said))?.[1] ?? UNDOCUMENTED;
}

/** The code of an answer; a number, tolerated as text. `null`: no answer of JIMI. */
export const codeOf = (value: unknown): number | null => {
	const code = toNumber(value);
	return code !== null && Number.isInteger(code) ? code : null;
};

import type { CodeRow, CodeTable } from '../core/codes';
import { doubtful, refused } from '../core/codes';
import { toNumber } from '../core/vehicle';

const SISTER = "Meaning taken from Knot's station and vehicle API, which may share its codes.";
const LATER = `Try again later. ${SISTER}`;
const LOOK = `Look at it before the call is made again. ${SISTER}`;

/**
 * The document names 7 and 146 alone; the others are those of Knot's station and vehicle API (knot.md, 4.4), which may
 * be the same.
 */
export const CODES: CodeTable = {
	7: refused(
		'The email address of the account is not confirmed',
		'Confirm it with the link that Knot has sent; Email: Resend Confirmation sends it again.',
	),
	9: refused('Knot does not know the station', `Check its ID. ${SISTER}`),
	10: refused('Knot does not know the vehicle', `Check its ID or serial number. ${SISTER}`),
	26: refused('Knot does not know the spot', `Check its ID. ${SISTER}`),
	35: doubtful('The cloud of the vehicle failed', LOOK, { again: 'busy' }),
	36: refused('The cloud of the vehicle refused a parameter', SISTER),
	37: refused('The cloud of the vehicle does not know it', SISTER),
	38: refused('The vehicle is not active', SISTER),
	39: refused('The vehicle is offline', LATER),
	40: doubtful('The vehicle did not answer in time', LOOK),
	41: doubtful('The command could not be delivered', LOOK),
	42: refused('The vehicle is updating itself', LATER),
	43: refused('The vehicle is moving', SISTER),
	44: refused('The command failed', SISTER),
	45: doubtful('The command failed on its way', LOOK),
	46: refused('The cloud of the vehicle refused the request', SISTER),
	48: refused('The vehicle reports an unknown fault', SISTER),
	49: refused('The vehicle does not support this', SISTER),
	50: refused('The station is offline', LATER),
	59: refused('The vehicle is busy', LATER),
	61: refused('The vehicle is blocked for security', SISTER),
	146: refused(
		'Knot wants the second factor',
		'Fill in the TOTP Secret of the credential, or end the login with Login: Second Factor.',
	),
};

/** Knot says that a success has code 0, so any other is none, whatever it means. */
const OTHER: CodeRow = refused('Knot refused the call');

/** The code of an answer; `null`: it has none. */
export const codeOf = (value: unknown): number | null => toNumber(value);

export const meaningOf = (code: number): CodeRow => CODES[code] ?? OTHER;

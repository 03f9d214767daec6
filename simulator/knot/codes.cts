/** An error: its usual HTTP status, and the text beside the code. */
interface ErrorCode {
	status: number;
	message: string;
}

/**
 * The codes of refusals. The document names 7 and 146 alone; 9, 10 and 26 are those of Knot's other API; the others are
 * the simulator's own.
 */
export const CODES = {
	invalidParameters: 1,
	invalidToken: 2,
	wrongCredentials: 3,
	unknownAppLabel: 4,
	scopeNotAllowed: 5,
	notAllowed: 6,
	emailNotConfirmed: 7,
	emailTaken: 8,
	unknownStation: 9,
	unknownVehicle: 10,
	notFound: 11,
	invalidLink: 12,
	wrongSecondFactor: 13,
	unknownDiscount: 14,
	discountUsed: 15,
	discountNotUsable: 16,
	wrongPictureType: 17,
	pictureTooLarge: 18,
	chatClosed: 19,
	alreadyResolved: 20,
	tooManyRequests: 21,
	unknownMaintenanceType: 22,
	guaranteeInUse: 23,
	noBadgeReader: 24,
	unknownSpot: 26,
	unknownRoute: 27,
	twoFactorRequired: 146,
} as const;

const ERRORS: Readonly<Record<number, ErrorCode>> = {
	1: { status: 400, message: 'Invalid parameters' },
	2: { status: 401, message: 'Invalid token' },
	3: { status: 401, message: 'Wrong credentials' },
	4: { status: 400, message: 'Unknown app label' },
	5: { status: 403, message: 'Scope not allowed' },
	6: { status: 403, message: 'Not allowed' },
	7: { status: 403, message: 'Email not confirmed' },
	8: { status: 409, message: 'Email already used' },
	9: { status: 404, message: 'Invalid station' },
	10: { status: 404, message: 'Invalid vehicle' },
	11: { status: 404, message: 'Not found' },
	12: { status: 400, message: 'Invalid confirmation token' },
	13: { status: 403, message: 'Wrong two factor token' },
	14: { status: 404, message: 'Unknown discount' },
	15: { status: 409, message: 'Discount already used' },
	16: { status: 409, message: 'Discount not usable' },
	17: { status: 415, message: 'Wrong picture type' },
	18: { status: 413, message: 'Picture too large' },
	19: { status: 409, message: 'Report is closed' },
	20: { status: 409, message: 'Maintenance already resolved' },
	21: { status: 429, message: 'Too many requests' },
	22: { status: 400, message: 'Unknown maintenance type' },
	23: { status: 409, message: 'Bank guarantee in use' },
	24: { status: 409, message: 'No badge reader' },
	26: { status: 404, message: 'Invalid spot' },
	27: { status: 404, message: 'Unknown route' },
	146: { status: 403, message: 'Two factor required' },
};
const ANY_ERROR: ErrorCode = { status: 400, message: 'Error' };

/** What a call leads to. `effect`: something was really changed. */
export interface Outcome {
	code: number;
	message?: string;
	/** What stands beside the code at the root of the answer. */
	root: Record<string, unknown>;
	effect: boolean;
}

/** The call is refused; nothing was changed. @param root what stands beside the code */
export function refused(code: number, message?: string, root: Record<string, unknown> = {}): Outcome {
	return { code, message, root, effect: false };
}

/** The answer of a query. */
export function found(data: unknown): Outcome {
	return { code: 0, root: { data }, effect: false };
}

/** The answer of a query that has its payload at the root. */
export function foundAtRoot(root: Record<string, unknown>): Outcome {
	return { code: 0, root, effect: false };
}

/** Something was changed. @param root what the answer tells besides */
export function done(root: Record<string, unknown> = {}): Outcome {
	return { code: 0, root, effect: true };
}

/** The usual HTTP status and text of a code. */
export function errorOf(code: number): ErrorCode {
	return ERRORS[code] ?? ANY_ERROR;
}

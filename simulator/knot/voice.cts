import type { VendorVoice, WireAnswer } from '../faultAnswers.cjs';
import { CODES, errorOf, refused, type Outcome } from './codes.cjs';
import type { Settings } from './settings.cjs';

/** Codes of logins that need one more step: their answers carry a token. */
const STEPS: readonly number[] = [CODES.emailNotConfirmed, CODES.twoFactorRequired];

/** An outcome as it goes on the wire: the payload beside the code, a refusal in the way that the settings say. */
export function wireOf({ code, message, root }: Outcome, settings: Settings): WireAnswer {
	const words = code === 0 || !settings.messages ? undefined : (message ?? errorOf(code).message);
	return {
		status: statusOf(code, settings),
		type: 'application/json; charset=utf-8',
		body: JSON.stringify({ code, message: words, ...root }),
	};
}

/** How this vendor says codes and refused tokens; `code` as the shape of a refused token: with HTTP 200. */
export function knotVoice(settings: Settings): VendorVoice {
	return {
		code: (code, message) => wireOf(refused(code, message), settings),
		tokenRefused(shape) {
			const refusedTokens = shape === 'code' ? 'code' : 'status';
			return wireOf(refused(CODES.invalidToken), { ...settings, refusedTokens });
		},
	};
}

function statusOf(code: number, { errors, refusedTokens, loginSteps }: Settings): number {
	if (code === 0) return 200;
	const saying = code === CODES.invalidToken ? refusedTokens : STEPS.includes(code) ? loginSteps : errors;
	return saying === 'status' ? errorOf(code).status : 200;
}

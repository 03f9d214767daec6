import type { VendorVoice } from '../faultAnswers.cjs';
import type { Answers } from './answers.cjs';
import { refused } from './codes.cjs';

/** Codes that a refused token may have; the first is the document's. */
const TOKEN_CODES = ['1004', '1005', '10006', '10011'];
const TOO_OFTEN = 1006;

/** How this vendor says codes and refused tokens: always with HTTP 200. */
export function jimiVoice(answers: Answers): VendorVoice {
	const say = (code: number, message?: string) => ({
		status: 200,
		type: 'application/json;charset=UTF-8',
		body: JSON.stringify(answers.write(refused(code, message))),
	});
	return {
		code: say,
		tokenRefused: (shape) => say(Number(TOKEN_CODES.includes(shape) ? shape : TOKEN_CODES[0])),
		rateLimited: () => say(TOO_OFTEN),
	};
}

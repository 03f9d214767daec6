import type { Answer } from './answer';
import type { OutcomeWord } from './outcome';

/** One code of a vendor: what it means, what to do, and what it proves about a command. */
export interface CodeRow extends Pick<Answer, 'again' | 'blames' | 'empty' | 'remedy'> {
	message: string;
	outcome: OutcomeWord;
}

/** A vendor's codes by their number. */
export type CodeTable = Record<string, CodeRow>;

type More = Omit<CodeRow, 'message' | 'remedy' | 'outcome'>;

/** The call certainly did not run. */
export const refused = (message: string, remedy?: string, more: More = {}): CodeRow => ({
	message,
	remedy,
	outcome: 'refused',
	...more,
});

/** The command may have run although the vendor reports a failure. */
export const doubtful = (
	message: string,
	remedy = 'Look at the vehicle before the command is sent again.',
	more: More = {},
): CodeRow => ({ message, remedy, outcome: 'unknown', ...more });

/** The token was not accepted, so the call did not run. */
export const badToken = (message: string, remedy?: string): CodeRow => refused(message, remedy, { again: 'token' });

/** Our words for a code, and the vendor's beside them: the same code means different things at different calls. */
export const quoted = (message: string, vendor: string, code: number, said: unknown): string =>
	`${message} (${vendor} ${code}${typeof said === 'string' && said !== '' ? `: ${said}` : ''})`;

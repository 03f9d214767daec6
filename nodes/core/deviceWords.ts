import type { Answer } from './answer';

const SUCCESS = /success|\bok\b|\bdone\b/i;
const FAILURE =
	/fail|error|unsupport|not support|unknown|invalid|illegal|denied|refus|reject|unable|cannot|can't|timeout|limit|not allowed|forbid/i;
/** Words that are a failure whatever was asked; the status that a custom command asks for may well speak of limits. */
const PLAIN_FAILURE = /fail|error|unsupport|not support|unknown command|invalid/i;
/** `Not OK`, `unsuccessful`: success in the word, failure in the sense. */
const NEGATED = /\b(?:not?|never|without)\s+(?:\w+\s+)?(?:success\w*|ok|done)\b|\bunsuccess\w*/gi;
/** `Already in the state of fuel supply cut off, the command is not running!` */
const ALREADY = /already/i;
/** Commands whose success the device words as such; other commands may answer anything, a status for example. */
const TYPED = /^(RELAY\s*,|LOCKDOOR|UNLOCKDOOR|RESET|SET_MILEAGE)/i;

/** Which way the words lean. `typed`: a command whose answers are known. */
function weigh(words: string, typed: boolean) {
	const plain = words.replace(NEGATED, 'fail');
	const ill = (typed ? FAILURE : PLAIN_FAILURE).test(plain);
	return { ill, well: SUCCESS.test(plain), before: typed && ALREADY.test(plain) };
}

/**
 * What the device's own words prove, e.g. `Cut off the fuel supply: Success! Speed: 2km/h.` (protrack 2.6). Words that
 * say neither success nor failure leave a lock or relay command unknown, unless the vendor vouches for it; to any
 * other command they are the answer.
 */
export function judge(
	words: string,
	command: string,
	vouched = false,
): Pick<Answer, 'result' | 'message' | 'remedy' | 'warning'> {
	const message = words === '' ? 'The device answered without words' : `The device answered: ${words}`;
	const typed = TYPED.test(command.trim());
	const { well, ill, before } = weigh(words, typed);
	if (ill) {
		const remedy = 'The device refused. Its words tell why.';
		return { result: well || before ? 'unknown' : 'refused', message, remedy };
	}
	if (before) return { result: 'done', message, warning: 'It was so before: the command changed nothing' };
	if (well || !typed || vouched) return { result: 'done', message };
	return { result: 'unknown', message, remedy: 'Its words say neither success nor failure.' };
}

import type { Answer } from '../../core/answer';

const SUCCESS = /success|\bok\b|\bdone\b/i;
const FAILURE =
	/fail|error|unsupport|not support|unknown|invalid|illegal|denied|refus|reject|unable|cannot|can't|timeout|limit|not allowed|forbid/i;
/** Words that are a failure whatever was asked; the status that a custom command asks for may well speak of limits. */
const PLAIN_FAILURE = /fail|error|unsupport|not support|unknown command|invalid/i;
/** `Already in the state of fuel supply cut off, the command is not running!` */
const ALREADY = /already/i;
/** Commands whose success the device words as such; other commands may answer anything, a status for example. */
const TYPED = /^(RELAY\s*,|LOCKDOOR|UNLOCKDOOR|RESET|SET_MILEAGE)/i;

/**
 * What the device's own words prove, e.g. `Cut off the fuel supply: Success! Speed: 2km/h.` (protrack 2.6). Words that
 * say neither success nor failure leave a lock or relay command unknown; to any other command they are the answer.
 */
export function judge(words: string, command: string): Pick<Answer, 'result' | 'message' | 'remedy' | 'warning'> {
	const message = words === '' ? 'The device answered without words' : `The device answered: ${words}`;
	const typed = TYPED.test(command.trim());
	if (typed && ALREADY.test(words))
		return { result: 'done', message, warning: 'It was so before: the command changed nothing' };
	if ((typed ? FAILURE : PLAIN_FAILURE).test(words)) {
		const remedy = 'The device refused. Its words tell why.';
		return { result: SUCCESS.test(words) ? 'unknown' : 'refused', message, remedy };
	}
	const done = SUCCESS.test(words) || !typed;
	const remedy = done ? undefined : 'Its words say neither success nor failure.';
	return { result: done ? 'done' : 'unknown', message, remedy };
}

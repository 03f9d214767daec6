const TEXT = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A time as the platform prints it: UTC, `2026-01-02 03:04:05`. @param second epoch seconds */
export function utcText(second: number): string {
	return new Date(Math.floor(second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Epoch seconds of such a text; NaN when it is none. */
export function secondOf(text: string): number {
	const parts = TEXT.exec(text);
	const second = parts ? Date.UTC(+parts[1], +parts[2] - 1, +parts[3], +parts[4], +parts[5], +parts[6]) / 1000 : NaN;
	// 30 February is no day.
	return utcTextOr(second) === text ? second : NaN;
}

/** Epoch seconds of the end of a day (`2026-01-02`), or of a time; NaN when it is neither. */
export function lastSecondOf(text: string): number {
	return DATE.test(text) ? secondOf(`${text} 23:59:59`) : secondOf(text);
}

/** So many calendar months later (negative: earlier); the last day of a shorter month stands for days it lacks. */
export function addMonths(second: number, months: number): number {
	const moved = new Date(second * 1000);
	const day = moved.getUTCDate();
	moved.setUTCMonth(moved.getUTCMonth() + months);
	if (moved.getUTCDate() !== day) moved.setUTCDate(0);
	return moved.getTime() / 1000;
}

function utcTextOr(second: number): string {
	return Number.isNaN(second) ? '' : utcText(second);
}

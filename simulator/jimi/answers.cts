import { envelope, type Outcome } from './codes.cjs';
import type { Settings } from './settings.cjs';

/** Writes answers in the ways in which this vendor's versions differ. */
export class Answers {
	private failures = 0;
	private queries = 0;

	constructor(private readonly settings: Settings) {}

	/** The answer for the wire. */
	write(outcome: Outcome): object {
		if (outcome.subCode !== undefined) return envelope({ ...outcome, message: this.failure(outcome.subCode) });
		return envelope(this.placed(this.worded(outcome)));
	}

	reset(): void {
		this.failures = 0;
		this.queries = 0;
	}

	private failure(subCode: number): string {
		const { colon } = this.settings;
		this.failures += 1;
		const isFull = colon === 'fullwidth' || (colon === 'alternate' && this.failures % 2 === 0);
		return `Fail to send command. Result code${isFull ? '\uff1a' : ':'}${subCode}`;
	}

	/** Empty lists and numbers as the settings say. */
	private worded(outcome: Outcome): Outcome {
		const { emptyLists, numbers } = this.settings;
		const { result } = outcome;
		if (Array.isArray(result) && result.length === 0 && emptyLists === 'null') return { ...outcome, result: null };
		return numbers === 'text' ? { ...outcome, result: texts(result), data: texts(outcome.data) } : outcome;
	}

	private placed(outcome: Outcome): Outcome {
		if (outcome.code !== 0 || outcome.result === undefined) return outcome;
		this.queries += 1;
		const { answersIn } = this.settings;
		const isData = answersIn === 'data' || (answersIn === 'alternate' && this.queries % 2 === 0);
		return isData ? { ...outcome, result: null, data: outcome.result } : outcome;
	}
}

/** The value with every number in it as text. */
function texts(value: unknown): unknown {
	if (typeof value === 'number') return String(value);
	if (Array.isArray(value)) return value.map(texts);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, texts(part)]));
}

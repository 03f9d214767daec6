import type { IDataObject } from 'n8n-workflow';

/**
 * How a command ended. `done`: the vendor confirmed it. `refused`: it certainly did not run. `unknown`: nobody can
 * tell without a look at the vehicle; it is never sent again by itself.
 */
export type OutcomeWord = 'done' | 'refused' | 'unknown';

/** What a command gives back for its item. */
export interface Outcome extends IDataObject {
	device_id: string | null;
	/** `resource.operation`, e.g. `rental.start`. */
	command: string;
	outcome: OutcomeWord;
	/** The vendor's code; `null` when there was no readable answer. */
	code: string | number | null;
	message: string;
	warning?: string;
	/** ISO 8601 UTC; `null` when nothing was sent. */
	sent_at: string | null;
	/** The vendor's id of the operation, for support cases. */
	reference: string | null;
}

/**
 * Text that accounts for every item of a run that stopped: nothing of what happened is lost with the error.
 *
 * @param target key of what the command is about, where that is no device
 */
export function account(outcomes: Outcome[], notSent: Array<string | null>, target?: string): string {
	const name = (each: Outcome) => String(each.device_id ?? (target && each[target]) ?? '?');
	const line = (each: Outcome) => (each.outcome === 'done' ? name(each) : `${name(each)}: ${each.message}`);
	const sent = outcomes.filter(({ sent_at }) => sent_at !== null);
	const of = (word: OutcomeWord) => sent.filter(({ outcome }) => outcome === word).map(line);
	const stayed = outcomes.filter(({ sent_at }) => sent_at === null).map(line);
	const parts: Array<[string, string[]]> = [
		['Done', of('done')],
		['Refused', of('refused')],
		['Unknown', of('unknown')],
		['Not sent', [...stayed, ...notSent.map((about) => about ?? '?')]],
	];
	return parts
		.map(([title, lines]) => `${title} (${lines.length})${lines.length ? `: ${lines.join('; ')}` : ''}`)
		.join('. ');
}

// Waiting with a limit and a message.
import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
	/** What is waited for, for the message: 'the webhook to answer'. */
	what: string | (() => string);
	/** Milliseconds. */
	timeout?: number;
	/** Milliseconds between two looks. */
	interval?: number;
}

type Falsy = false | null | undefined | 0 | '';

/** Looks until the condition gives something truthy and returns that; rejects when the time is over. Errors of the condition go through. */
export async function waitFor<T>(
	condition: () => T | Falsy | Promise<T | Falsy>,
	{ what, timeout = 30_000, interval = 100 }: WaitOptions,
): Promise<T> {
	const end = Date.now() + timeout;
	for (;;) {
		const value = await condition();
		if (value) return value;
		if (Date.now() >= end) {
			throw new Error(`Waited ${timeout / 1000} s in vain for ${typeof what === 'string' ? what : what()}`);
		}
		await sleep(interval);
	}
}

export { sleep };

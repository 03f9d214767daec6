// Ctrl-C and its relatives.
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the clean-up once when the program is interrupted, then ends it; a second signal ends it at once.
 * Returns a function that takes the handlers away again.
 */
export function onInterrupt(cleanUp: () => Promise<void>): () => void {
	let interrupted = false;
	const handle = (signal: (typeof signals)[number]) => {
		const exit = () => process.exit(128 + constants.signals[signal]);
		if (interrupted) exit();
		interrupted = true;
		cleanUp().then(exit, (error: Error) => {
			console.error(error.message);
			exit();
		});
	};
	for (const signal of signals) process.on(signal, handle);
	return () => {
		for (const signal of signals) process.off(signal, handle);
	};
}

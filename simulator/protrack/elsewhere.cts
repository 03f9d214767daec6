import { pause } from '../pause.cjs';
import type { Tokens } from './token.cjs';

/** Another system that logs in on the same account and so kills the token of everybody else. */
export class Elsewhere {
	private running: AbortController | null = null;

	constructor(
		private readonly tokens: Tokens,
		private readonly account: string,
	) {}

	/** Logs in now, and again every so many real milliseconds, so many times in all. A new call ends the one before. */
	login({ every = 0, times = Infinity }: { every?: number; times?: number }): void {
		this.stop();
		if (times > 0) this.once();
		if (every > 0) void this.repeat(every, times - 1);
	}

	stop(): void {
		this.running?.abort();
		this.running = null;
	}

	private once(): void {
		this.tokens.grant(this.account);
		this.tokens.elsewhere += 1;
	}

	private async repeat(every: number, times: number): Promise<void> {
		const running = new AbortController();
		this.running = running;
		for (let left = times; left > 0; left--) {
			await pause(every, running.signal).catch(() => undefined);
			if (running.signal.aborted) return;
			this.once();
		}
	}
}

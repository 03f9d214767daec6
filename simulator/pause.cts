import { setTimeout as after } from 'node:timers/promises';

/**
 * Waits so many real milliseconds. The timer does not keep a stopped simulator alive.
 * @throws AbortError when the signal fires first.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	if (ms > 0) await after(ms, undefined, { ref: false, signal });
}

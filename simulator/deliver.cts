import axios from 'axios';
import { pause } from './pause.cjs';

/** What became of each attempt; status null: no answer came, the body then says why. */
export interface Delivery {
	attempts: Array<{ status: number | null; body: string }>;
}

const TIMEOUT_MS = 10_000;

/** Posts a push as it is; anything but HTTP 200 brings one more attempt after `retryDelay` ms (null: none). */
export async function deliver(
	url: string,
	contentType: string,
	body: string,
	retryDelay: number | null,
	signal: AbortSignal,
): Promise<Delivery> {
	const attempts = [await post(url, contentType, body, signal)];
	if (attempts[0].status !== 200 && retryDelay !== null && !signal.aborted) {
		await pause(retryDelay, signal).catch(() => undefined);
		if (!signal.aborted) attempts.push(await post(url, contentType, body, signal));
	}
	return { attempts };
}

async function post(url: string, contentType: string, body: string, signal: AbortSignal) {
	try {
		const { status, data } = await axios.post<unknown>(url, body, {
			headers: { 'Content-Type': contentType },
			responseType: 'text',
			transformResponse: (text: unknown) => text,
			validateStatus: () => true,
			maxRedirects: 0,
			proxy: false,
			timeout: TIMEOUT_MS,
			signal,
		});
		return { status, body: String(data ?? '') };
	} catch (error) {
		return { status: null, body: error instanceof Error ? error.message : String(error) };
	}
}

import axios from 'axios';
import { pause } from './pause.cjs';

/** What became of each attempt; status null: no answer came, the body then says why. */
export interface Delivery {
	attempts: Array<{ status: number | null; body: string }>;
}

const TIMEOUT_MS = 10_000;

/** A request to a receiver of pushes, as it goes on the wire. */
export interface Outgoing {
	url: string;
	method: 'POST' | 'GET';
	headers: Record<string, string>;
	body: string;
}

/** Posts a push as it is; anything but HTTP 200 brings one more attempt after `retryDelay` ms (null: none). */
export async function deliver(
	url: string,
	contentType: string,
	body: string,
	retryDelay: number | null,
	signal: AbortSignal,
): Promise<Delivery> {
	const request: Outgoing = { url, method: 'POST', headers: { 'Content-Type': contentType }, body };
	return await deliverRequest(request, retryDelay, signal);
}

/** Like `deliver`, for any request. */
export async function deliverRequest(
	request: Outgoing,
	retryDelay: number | null,
	signal: AbortSignal,
): Promise<Delivery> {
	const attempts = [await send(request, signal)];
	if (attempts[0].status !== 200 && retryDelay !== null && !signal.aborted) {
		await pause(retryDelay, signal).catch(() => undefined);
		if (!signal.aborted) attempts.push(await send(request, signal));
	}
	return { attempts };
}

async function send({ url, method, headers, body }: Outgoing, signal: AbortSignal) {
	try {
		const { status, data } = await axios.request<unknown>({
			url,
			method,
			headers,
			data: method === 'GET' ? undefined : body,
			responseType: 'text',
			transformRequest: (text: unknown) => text,
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

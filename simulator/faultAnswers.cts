import { STATUS_CODES } from 'node:http';
import type { FaultAction, PlainAction } from './faults.cjs';

/** An answer as it goes on the wire. */
export interface WireAnswer {
	status: number;
	type: string;
	headers?: Record<string, string>;
	body: string;
}

/** The request, as far as an error page may repeat it. */
export interface EchoedRequest {
	method: string;
	url: string;
	headers: Record<string, unknown>;
	rawBody: string;
}

/** How a vendor says its own codes and refused tokens. */
export interface VendorVoice {
	code(code: number, msg?: string): WireAnswer;
	tokenRefused(shape: string): WireAnswer;
	/** How the vendor says that there are too many requests; without it HTTP 429 with Retry-After. */
	rateLimited?(): WireAnswer;
}

/** What is sent for a fault; `drop`: destroy the connection, `hang`: send nothing, null: the usual answer. */
export function faultAnswer(
	action: FaultAction,
	request: EchoedRequest,
	voice: VendorVoice,
): WireAnswer | 'drop' | 'hang' | null {
	if (isRateLimit(action) && voice.rateLimited) return voice.rateLimited();
	if (typeof action === 'string') return plainAnswer(action, request);
	if ('code' in action) return voice.code(action.code, action.msg);
	if ('tokenRefused' in action) return voice.tokenRefused(action.tokenRefused);
	if ('rateLimit' in action) return tooMany(action.rateLimit, request.url);
	return action.body === 'html' ? page(action.status, title(action.status)) : httpError(action.status, request.url);
}

/** An HTTP error in the JSON form of the Java servers that vendors run. */
export function httpError(status: number, url: string): WireAnswer {
	const path = url.split('?')[0];
	return { status, type: 'application/json', body: JSON.stringify({ status, error: title(status), path }) };
}

function plainAnswer(action: PlainAction, request: EchoedRequest): WireAnswer | 'drop' | 'hang' | null {
	switch (action) {
		case 'dropBefore':
		case 'dropAfter':
			return 'drop';
		case 'hang':
			return 'hang';
		case 'sameToken':
			return null;
		case 'invalidJson':
			return { status: 200, type: 'application/json', body: '{"code":0,"msg":"Succ' };
		case 'html':
			return page(200, 'Welcome');
		case 'echo':
			return page(500, echoOf(request));
		case 'rateLimit':
			return tooMany(1, request.url);
	}
}

function isRateLimit(action: FaultAction): boolean {
	return action === 'rateLimit' || (typeof action === 'object' && 'rateLimit' in action);
}

function tooMany(seconds: number, url: string): WireAnswer {
	return { ...httpError(429, url), headers: { 'retry-after': String(seconds) } };
}

function page(status: number, text: string): WireAnswer {
	return {
		status,
		type: 'text/html',
		body: `<html><head><title>${title(status)}</title></head><body><pre>${text}</pre></body></html>`,
	};
}

function echoOf({ method, url, headers, rawBody }: EchoedRequest): string {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
	return [`Internal error while handling ${method} ${url}`, ...lines, '', rawBody].join('\n');
}

function title(status: number): string {
	return STATUS_CODES[status] ?? 'Error';
}

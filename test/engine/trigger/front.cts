import type { IWebhookResponseData } from 'n8n-workflow';
import { listen, type Loopback } from '../loopback.cjs';

/** What n8n hands to `webhook()` and what became of it. */
export interface Served {
	/** Path as the vendor addressed it, e.g. `/webhook/hook/v2/vehicle/alert`. */
	path: string;
	result?: IWebhookResponseData;
	/** What `webhook()` threw, which it never should: n8n then answers 500 and records a failed execution. */
	thrown?: unknown;
}

export interface Front extends Loopback {
	/** What to hand to the vendor. */
	base: string;
	served: Served[];
}

type Serve = (request: object, response: object) => Promise<IWebhookResponseData>;

const BASE = '/webhook/hook';
const READ_AT_ONCE = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/xml'];

/**
 * n8n's side of a production webhook over real HTTP: raw body and content type as n8n gives them to a node of version
 * 2, the answer of a webhook whose `responseData` is ''.
 */
export async function openFront(serve: Serve): Promise<Front> {
	const served: Served[] = [];
	const server = await listen(async (request, response, bytes) => {
		const { pathname: path, searchParams } = new URL(request.url!, 'http://n8n.test');
		const entry: Served = { path };
		served.push(entry);
		const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
		const asked = Object.assign(request, {
			path,
			contentType: type || undefined,
			params: {},
			query: Object.fromEntries(searchParams),
			ip: request.socket.remoteAddress,
			rawBody: READ_AT_ONCE.includes(type) ? bytes : undefined,
			readRawBody: async () => {
				if (type.startsWith('multipart/')) throw new Error('stream is not readable');
				asked.rawBody = bytes;
			},
		});
		const express = Object.assign(response, {
			status: (code: number) => Object.assign(response, { statusCode: code }),
			json(body: unknown) {
				response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
				return { end: () => undefined };
			},
			type: (name: string) => response.setHeader('content-type', name),
			send: (text: string) => response.end(text),
		});
		try {
			entry.result = await serve(asked, express);
			if (entry.result.noWebhookResponse) return;
			const body = entry.result.webhookResponse as unknown;
			response
				.setHeader('content-type', 'application/json')
				.end(JSON.stringify(body ?? { message: 'Webhook call received' }));
		} catch (error) {
			entry.thrown = error;
			response.writeHead(500).end('Workflow could not be started!');
		}
	});
	return { ...server, base: server.url + BASE, served };
}

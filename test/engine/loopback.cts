import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from './until.cjs';

export type Handler = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

export interface Loopback {
	url: string;
	close(): Promise<void>;
}

/** A server on 127.0.0.1 at a free port. */
export async function listen(handler: Handler): Promise<Loopback> {
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => void handler(request, response, Buffer.concat(parts)));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const close = async () => {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	};
	return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Answers with JSON. */
export function answer(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Passes every request on to `target` and holds the answer back for so many milliseconds. */
export async function delaying(target: string, delay: (request: IncomingMessage) => number): Promise<Loopback> {
	return await listen(async (request, response, body) => {
		const { method, url, headers } = request;
		const passed = Object.entries(headers).filter(([name]) =>
			['accept', 'authorization', 'content-type'].includes(name),
		);
		const given = await fetch(target + url, {
			method,
			headers: Object.fromEntries(passed) as Record<string, string>,
			body: body.length > 0 ? body : undefined,
		});
		const text = await given.text();
		await pause(delay(request));
		response.writeHead(given.status, { 'content-type': given.headers.get('content-type') ?? 'text/plain' }).end(text);
	});
}

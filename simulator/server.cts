import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Clock } from './clock.cjs';
import { faultAnswer, httpError, type VendorVoice, type WireAnswer } from './faultAnswers.cjs';
import { actionName, type FaultAction, type Faults } from './faults.cjs';
import { addEntry, type LogEntry } from './log.cjs';
import { pause } from './pause.cjs';

declare module 'fastify' {
	interface FastifyRequest {
		/** The request's line in the log. */
		entry: LogEntry;
		/** The fault that is played on this request. */
		fault: FaultAction | null;
	}
}

/** What all simulated clouds share: one clock, one set of fault rules, one latency. */
export interface World {
	clock: Clock;
	faults: Faults;
	/** Milliseconds that every answer takes at least. */
	latency: number;
}

export interface VendorServerOptions {
	vendor: string;
	world: World;
	log: LogEntry[];
	voice: VendorVoice;
	/** The vehicle that a request names, if any. */
	deviceOf(request: FastifyRequest): string | null;
	/** Which call a request is, of a vendor with one path for all of them. */
	callOf?(request: FastifyRequest): string | null;
	/** Called when a fault refuses the request's token for good. */
	onTokenRefused(request: FastifyRequest): void;
}

/** A fastify server that parses strictly, logs every request and plays the faults; routes are added by the vendor. */
export function createVendorServer(options: VendorServerOptions): FastifyInstance {
	const { world, voice } = options;
	const server = bareServer();
	server.decorateRequest('entry');
	server.decorateRequest('fault', null);

	server.addHook('onRequest', async (request) => {
		request.entry = newEntry(options, request);
		addEntry(options.log, request.entry);
	});

	server.addHook('preValidation', async (request, reply) => {
		const { entry } = request;
		entry.body = request.body;
		entry.device = options.deviceOf(request);
		if (options.callOf) entry.call = options.callOf(request);
		const verdict = world.faults.judge(entry);
		await pause(world.latency + verdict.latency);
		if (!verdict.action) return;
		request.fault = verdict.action;
		entry.fault = actionName(verdict.action);
		if (typeof verdict.action === 'object' && 'tokenRefused' in verdict.action && !verdict.action.keep) {
			options.onTokenRefused(request);
		}
		if (!verdict.run) return playInstead(request, reply, voice);
	});

	server.addHook('onSend', async (request, reply, payload) => {
		const answer = request.fault && faultAnswer(request.fault, asEcho(request), voice);
		if (answer === 'drop') request.raw.socket.destroy();
		// The command has run; without an end of this hook nothing is sent, however long the client waits.
		if (answer === 'drop' || answer === 'hang') return await new Promise<never>(() => undefined);
		if (answer) reply.code(answer.status).headers({ 'content-type': answer.type, ...answer.headers });
		const body = answer ? answer.body : payload;
		// A cloud has one clock: clients read it here.
		reply.header('date', new Date(world.clock.now()).toUTCString());
		Object.assign(request.entry, { answeredAt: world.clock.now(), status: reply.statusCode, code: codeIn(body) });
		return body;
	});

	server.setNotFoundHandler((request, reply) => sendWire(reply, httpError(404, request.url)));
	return server;
}

/** A fastify server that takes values as they are (no conversion) and cuts open connections when it is stopped. */
export function bareServer(): FastifyInstance {
	const server = fastify({
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
	});
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
		if (request.entry) request.entry.rawBody = String(text);
		done(null, parseBody(String(text), mediaType(request)));
	});
	return server;
}

/** Sends an answer that is ready for the wire. */
export function sendWire(reply: FastifyReply, answer: WireAnswer): FastifyReply {
	return reply
		.code(answer.status)
		.headers({ 'content-type': answer.type, ...answer.headers })
		.send(answer.body);
}

/** The content type of a request without its parameters, in lower case. */
export function mediaType(request: FastifyRequest): string {
	return (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
}

/** Starts to listen on loopback (port 0: any free one) and returns the address. */
export async function listen(server: FastifyInstance, port = 0): Promise<string> {
	return await server.listen({ host: '127.0.0.1', port });
}

function playInstead(request: FastifyRequest, reply: FastifyReply, voice: VendorVoice): FastifyReply {
	const answer = faultAnswer(request.fault!, asEcho(request), voice);
	// A hijacked reply never reaches the handler, not even when the client hangs up: the command does not run.
	if (answer === 'drop' || answer === 'hang') reply.hijack();
	if (answer === 'drop') request.raw.socket.destroy();
	return answer === 'drop' || answer === 'hang' ? reply : reply.send('');
}

function newEntry({ vendor, world }: VendorServerOptions, request: FastifyRequest): LogEntry {
	return {
		vendor,
		at: world.clock.now(),
		answeredAt: null,
		method: request.method,
		path: request.url.split('?')[0],
		query: { ...(request.query as object) },
		headers: { ...request.headers },
		body: undefined,
		rawBody: '',
		device: null,
		status: null,
		code: null,
		ranCommand: false,
		fault: null,
	};
}

function asEcho({ method, url, headers, entry }: FastifyRequest) {
	return { method, url, headers, rawBody: entry.rawBody };
}

/** Form fields that come twice become a list; what cannot be parsed becomes undefined and fails the checks. */
function parseBody(text: string, type: string): unknown {
	if (type === 'application/json') return parseJson(text);
	if (type !== 'application/x-www-form-urlencoded') return undefined;
	const form = new URLSearchParams(text);
	return Object.fromEntries([...form.keys()].map((key) => [key, single(form.getAll(key))]));
}

function single(values: string[]): string | string[] {
	return values.length === 1 ? values[0] : values;
}

/** The parsed JSON, undefined when it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function codeIn(body: unknown): number | null {
	const answer = typeof body === 'string' ? parseJson(body) : null;
	const code = typeof answer === 'object' && answer !== null ? (answer as { code?: unknown }).code : null;
	return typeof code === 'number' ? code : null;
}

import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.cjs';
import { bareServer, listen, mediaType, parseJson } from './server.cjs';

/** A message that arrived at the incoming webhook. */
export interface SlackMessage {
	/** Simulated time, epoch milliseconds. */
	at: number;
	/** Plain text; null when the message consists of blocks or attachments alone. */
	text: string | null;
	body: Record<string, unknown>;
}

const PATH = '/services/T00000000/B00000000/simulated';
const CONTENT = ['text', 'blocks', 'attachments'];

/** Plays Slack's incoming webhook: keeps the messages and answers as Slack does, in plain text. */
export class SlackSink {
	/** Address to post messages to, known once it listens. */
	url = '';
	/** Messages received, oldest first. Live. */
	readonly messages: SlackMessage[] = [];
	private readonly server: FastifyInstance = bareServer();

	constructor(clock: Clock) {
		this.server.post('/services/*', (request, reply) => {
			reply.type('text/plain');
			const body = messageIn(request.body, mediaType(request));
			if (!body) return reply.code(400).send('invalid_payload');
			if (!CONTENT.some((key) => isFilled(body[key]))) return reply.code(400).send('no_text');
			this.messages.push({ at: clock.now(), text: typeof body.text === 'string' ? body.text : null, body });
			return reply.send('ok');
		});
	}

	async start(port: number): Promise<void> {
		this.url = (await listen(this.server, port)) + PATH;
	}

	async stop(): Promise<void> {
		await this.server.close();
	}
}

/** Slack takes JSON, or a form with the JSON in `payload`. */
function messageIn(body: unknown, type: string): Record<string, unknown> | null {
	const isForm = type === 'application/x-www-form-urlencoded';
	const message = isForm ? parseJson(String((body as Record<string, unknown>).payload)) : body;
	const isMessage = typeof message === 'object' && message !== null && !Array.isArray(message);
	return isMessage ? (message as Record<string, unknown>) : null;
}

function isFilled(value: unknown): boolean {
	return (typeof value === 'string' || Array.isArray(value)) && value.length > 0;
}

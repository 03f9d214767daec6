import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Name and value as received, decoded once, in order, duplicates included. */
export type Pair = [name: string, value: string];

const FLAT_VALUE = /"((?:[^"\\]|\\.)*)"\s*:\s*("(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null)/g;

/** Numbers are kept as they were written: a signature over `22.10` does not match `22.1`. */
function jsonPairs(text: string): Pair[] | null {
	try {
		const value: unknown = JSON.parse(text);
		if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
		if (Object.values(value).some((each) => each !== null && typeof each === 'object')) return null;
	} catch {
		return null;
	}
	return [...text.matchAll(FLAT_VALUE)].map(([, name, literal]): Pair => {
		const value = literal.startsWith('"') ? (JSON.parse(literal) as string) : literal === 'null' ? '' : literal;
		return [JSON.parse(`"${name}"`) as string, value];
	});
}

/** Far beyond any push; what is longer is not worth the time to sort and hash it. */
const LONGEST_BODY = 64 * 1024;

/**
 * The name-value pairs of a form body (values decoded once: `+` is a space) or of a flat JSON object.
 * `null` when the text is neither.
 */
export function pairsOf(text: string): Pair[] | null {
	if (text.length > LONGEST_BODY) return null;
	if (text.trimStart().startsWith('{')) return jsonPairs(text);
	const pairs = [...new URLSearchParams(text)].map(([name, value]): Pair => [name, value]);
	return pairs.length > 0 && text.includes('=') ? pairs : null;
}

/** `forged`: the signature does not fit. `unreadable`: there is nothing to check. `foreign`: meant for somebody else. */
export type Rejection = 'forged' | 'unreadable' | 'foreign';

const REJECTIONS: Record<Rejection, { status: number; message: string }> = {
	forged: { status: 401, message: 'signature missing or wrong' },
	unreadable: { status: 400, message: 'body is not a form or a flat JSON object' },
	foreign: { status: 401, message: 'not for this account' },
};

export const rejectionText = (rejection: Rejection): string => REJECTIONS[rejection].message;

/** A push as it arrived. */
export interface Received {
	/** Begins behind the host, without the query. */
	path: string;
	/** The bytes of the body, as text. */
	body: string;
	query: IDataObject;
	/** Names in small letters. */
	headers: IDataObject;
	/** Who sent it, as far as n8n knows: behind a proxy n8n has to be told of it. */
	address: string;
}

/** What a trigger needs to know of its vendor. `T` is a verified message. */
export interface PushReceiver<T> {
	credential: string;
	/** What a refused sender is told, where the usual words are not true of this vendor. */
	refusals?: Partial<Record<Rejection, string>>;
	/** Body of the answer that tells the vendor all is well; a text is sent as such. */
	acknowledgement: IDataObject | ((ctx: IWebhookFunctions) => IDataObject | string);
	/** Whether this only looks if somebody answers: it gets the acknowledgement and starts nothing. */
	isProbe?(received: Received, method: string): boolean;
	/** Does not ask anybody. `null`: this path is none of the vendor's. */
	verify(received: Received, credentials: IDataObject, ctx: IWebhookFunctions): T | Rejection | null;
	/** The items to start the workflow with; none when the filters hold everything back. */
	items(ctx: IWebhookFunctions, message: T): IDataObject[];
	/**
	 * Where a push is still to be proven by asking the vendor: the items that are, some time after the answer went out.
	 * `undefined`: nothing is to be proven. `'full'`: no more can be looked up now, and the vendor is asked to send it
	 * again.
	 */
	proven?(ctx: IWebhookFunctions, message: T): Promise<IDataObject[]> | 'full' | undefined;
}

const KEEP = 30_000;
interface Kept {
	credentials: Promise<IDataObject>;
	until: number;
	/** The second look of these 30 s has been taken. */
	readAgain: boolean;
}
/**
 * Reading a credential costs n8n 40 ms per push, so the secret is kept for seconds, per process. It is only a copy:
 * losing it costs one read. The reading itself is kept, so that a burst shares it.
 */
const kept = new Map<string, Kept>();

function credentialsOf(ctx: IWebhookFunctions, type: string, again = false): Kept {
	const id = ctx.getNode().credentials?.[type]?.id ?? '';
	const known = kept.get(id);
	if (known && known.until > Date.now() && (!again || known.readAgain)) return known;
	const credentials = ctx.getCredentials(type) as Promise<IDataObject>;
	const entry = { credentials, until: Date.now() + KEEP, readAgain: again };
	if (id) kept.set(id, entry);
	credentials.catch(() => kept.delete(id));
	return entry;
}

/** Tells a refusal from a verified message. */
export const isRejection = (value: unknown): value is Rejection => typeof value === 'string' && value in REJECTIONS;

/** Checks with the kept secret, and once more with the stored one in case it was changed: at most once per 30 s. */
async function verified<T>(ctx: IWebhookFunctions, receiver: PushReceiver<T>, received: Received) {
	const entry = credentialsOf(ctx, receiver.credential);
	const result = receiver.verify(received, await entry.credentials, ctx);
	if (!isRejection(result) || result === 'unreadable') return result;
	const again = credentialsOf(ctx, receiver.credential, true);
	return again === entry ? result : receiver.verify(received, await again.credentials, ctx);
}

function refuse(ctx: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	ctx.getResponseObject().status(status).json({ code: status, message });
	return { noWebhookResponse: true };
}

const reject = <T>(ctx: IWebhookFunctions, { refusals }: PushReceiver<T>, rejection: Rejection) =>
	refuse(ctx, REJECTIONS[rejection].status, refusals?.[rejection] ?? REJECTIONS[rejection].message);

/** The bytes as received. Only multipart bodies have none; n8n has eaten their stream. */
async function rawBody(ctx: IWebhookFunctions): Promise<string | null> {
	const request = ctx.getRequestObject();
	if (!request.rawBody && !request.contentType?.startsWith('multipart/')) await request.readRawBody();
	return request.rawBody ? request.rawBody.toString('utf8') : null;
}

async function handle<T>(ctx: IWebhookFunctions, receiver: PushReceiver<T>): Promise<IWebhookResponseData> {
	const body = await rawBody(ctx);
	if (body === null) return reject(ctx, receiver, 'unreadable');
	const { path, query, headers, ip = '', method } = ctx.getRequestObject();
	const received: Received = { path, body, query: query as IDataObject, headers: headers as IDataObject, address: ip };
	if (receiver.isProbe?.(received, method)) return acknowledge(ctx, receiver, []);
	const message = await verified(ctx, receiver, received).catch(() => undefined);
	return await answered(ctx, receiver, message);
}

/** What the verdict on a push means for its sender and for the workflow. */
async function answered<T>(
	ctx: IWebhookFunctions,
	receiver: PushReceiver<T>,
	message: T | Rejection | null | undefined,
): Promise<IWebhookResponseData> {
	if (message === undefined) return refuse(ctx, 503, 'the credential of the trigger cannot be read');
	if (message === null) return refuse(ctx, 404, 'this is the base URL: the vendor appends its own paths');
	if (isRejection(message)) return reject(ctx, receiver, message);
	const proof = receiver.proven?.(ctx, message);
	if (proof === undefined) return acknowledge(ctx, receiver, receiver.items(ctx, message));
	if (proof === 'full') return refuse(ctx, 503, 'too many pushes to look up: send it again later');
	answerNow(ctx, acknowledgementOf(ctx, receiver));
	return started(await proof.catch(() => []));
}

const acknowledgementOf = <T>(ctx: IWebhookFunctions, { acknowledgement }: PushReceiver<T>) =>
	typeof acknowledgement === 'function' ? acknowledgement(ctx) : acknowledgement;

/** Before the workflow starts: the look-ups that follow may take longer than the vendor waits. */
function answerNow(ctx: IWebhookFunctions, content: IDataObject | string): void {
	const response = ctx.getResponseObject().status(200);
	if (typeof content === 'string') response.type('text/plain').send(content);
	else response.json(content);
}

/** The answer has gone out; the workflow starts if there is something to start it with. */
const started = (items: IDataObject[]): IWebhookResponseData =>
	items.length > 0
		? { noWebhookResponse: true, workflowData: [items.map((json) => ({ json }))] }
		: { noWebhookResponse: true };

function acknowledge<T>(ctx: IWebhookFunctions, receiver: PushReceiver<T>, items: IDataObject[]): IWebhookResponseData {
	const webhookResponse = acknowledgementOf(ctx, receiver);
	if (typeof webhookResponse === 'string') {
		answerNow(ctx, webhookResponse);
		return started(items);
	}
	return items.length > 0 ? { webhookResponse, workflowData: [items.map((json) => ({ json }))] } : { webhookResponse };
}

/**
 * The one way into every push trigger. Never throws: n8n would answer 500 with a stack trace and write an error
 * execution for each forged request. A refused push gets 4xx and starts nothing; a good one is acknowledged at once.
 */
export async function receivePush<T>(ctx: IWebhookFunctions, receiver: PushReceiver<T>): Promise<IWebhookResponseData> {
	try {
		return await handle(ctx, receiver);
	} catch {
		return refuse(ctx, 503, 'the settings of the trigger cannot be read');
	}
}

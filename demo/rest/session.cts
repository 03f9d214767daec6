// A signed-in session at the REST API of n8n's editor.
import { randomUUID } from 'node:crypto';

export interface Owner {
	email: string;
	password: string;
	firstName: string;
	lastName: string;
}

export interface RequestOptions {
	body?: unknown;
	/** Values that are not text are sent as JSON. */
	query?: Record<string, unknown>;
	/** Milliseconds. */
	timeout?: number;
}

/** What a session needs to go on in another process. */
export interface SessionState {
	url: string;
	cookie: string;
	browserId: string;
}

/** n8n has refused a request; the message holds the route, the status and n8n's own text. */
export class RestError extends Error {
	constructor(
		route: string,
		readonly status: number,
		readonly body: unknown,
	) {
		super(`${route}: ${status} ${textOf(body)}`);
	}
}

// n8n answers { code, message, hint? }, or a list of { path, message } when fields are wrong.
function textOf(body: unknown): string {
	if (Array.isArray(body)) return body.map(({ path, message }) => `${path}: ${message}`).join('; ');
	const { message, hint, errors } = (body ?? {}) as { message?: string; hint?: string; errors?: unknown };
	if (Array.isArray(errors)) return textOf(errors);
	return [message, hint].filter(Boolean).join(' ') || String(body).slice(0, 300);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export class Session {
	private cookie: string;

	private readonly browserId: string;

	readonly url: string;

	constructor(state: Pick<SessionState, 'url'> & Partial<SessionState>) {
		this.url = state.url;
		this.cookie = state.cookie ?? '';
		this.browserId = state.browserId ?? randomUUID();
	}

	get state(): SessionState {
		return { url: this.url, cookie: this.cookie, browserId: this.browserId };
	}

	/** Signs in as the owner, who is made when n8n has none yet. n8n allows five sign-ins a minute: share the state instead. */
	async signIn(owner: Owner): Promise<void> {
		const { userManagement } = await this.request<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			'/rest/settings',
		);
		if (userManagement.showSetupOnFirstLoad) {
			await this.request('POST', '/rest/owner/setup', { body: owner });
		} else {
			const { email, password } = owner;
			await this.request('POST', '/rest/login', { body: { emailOrLdapLoginId: email, password } });
		}
	}

	/** Sends a request and returns the `data` of the answer, or the answer itself where it has none. */
	async request<T>(method: string, path: string, { body, query, timeout = 60_000 }: RequestOptions = {}): Promise<T> {
		const url = new URL(path, this.url);
		for (const [key, value] of Object.entries(query ?? {})) {
			if (value !== undefined) url.searchParams.set(key, typeof value === 'string' ? value : JSON.stringify(value));
		}
		const response = await fetch(url, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n ties the cookie to the browser that signed in.
				cookie: this.cookie,
				'browser-id': this.browserId,
				// n8n ends a connection after five idle seconds, at any moment of a program that was busy for so long.
				connection: 'close',
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal: AbortSignal.timeout(timeout),
		});
		const cookie = response.headers.getSetCookie().find((value) => value.startsWith('n8n-auth='));
		if (cookie) this.cookie = cookie.split(';')[0];
		const answer = parsed(await response.text());
		if (!response.ok) throw new RestError(`${method} ${path}`, response.status, answer);
		return ((answer as { data?: unknown } | null)?.data ?? answer) as T;
	}
}

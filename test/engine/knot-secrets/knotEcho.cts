import { randomUUID } from 'node:crypto';
import { answer, listen, type Loopback } from '../loopback.cjs';

export interface KnotEcho extends Loopback {
	/** Every token handed out: access, refresh, and of logins that need one more step. */
	tokens: string[];
	/** What was answered at all, to show that something was echoed. */
	echoes: string[];
}

type Form = (echo: string) => [status: number, body: unknown];

/** How an answer may carry what was sent. */
export const ECHOES: Record<string, Form> = {
	'unknown code': (echo) => [200, { code: 12345, message: echo }],
	'known code': (echo) => [200, { code: 10, message: echo }],
	'code 7': (echo) => [403, { code: 7, error: echo }],
	'HTTP 400 without a code': (echo) => [400, { error: 'x', error_description: echo, path: echo }],
	'HTTP 404': (echo) => [404, { message: echo }],
	'HTTP 500': (echo) => [500, { code: 1, message: echo, error: echo }],
	'success with an echo in every field': (echo) => [
		200,
		{ code: 0, message: echo, data: [{ cluster_id: 1, name: echo, note: [echo], [echo]: 1 }] },
	],
	'success as an object': (echo) => [200, { code: 0, data: { cluster_id: 1, name: echo, comment: echo } }],
	'success at the root': (echo) => [200, { code: 0, clusters: [{ name: echo }], vehicles: [{ model_name: echo }] }],
	'success as a text': (echo) => [200, { code: 0, data: echo }],
	'other JSON': (echo) => [200, { detail: echo }],
};

/**
 * A vendor that answers with what it was sent: URL, headers and body. The cluster of the request says in which form;
 * `login`: the login is answered so, too.
 */
export async function openKnotEcho(login = false): Promise<KnotEcho> {
	const [tokens, echoes]: [string[], string[]] = [[], []];
	const forms = Object.values(ECHOES);
	const server = await listen((request, response, body) => {
		const { method, url = '', headers } = request;
		const echo = `${method} ${url}\n${JSON.stringify(headers)}\n${body.toString('latin1')}`;
		echoes.push(echo);
		if (url.endsWith('/login')) {
			if (login) return answer(response, 401, { code: 3, message: `Wrong words ${echo}` });
			const [token, refresh_token] = [0, 1].map(() => randomUUID().replaceAll('-', ''));
			tokens.push(token, refresh_token);
			return answer(response, 200, { code: 0, token, refresh_token, user_id: 1, permissions: [] });
		}
		const number = Number(/(\d+)/.exec(`${url.replace('/2fa', '')}${body.toString('latin1')}`)?.[1] ?? 0);
		const [status, json] = forms[number % forms.length](echo);
		answer(response, status, json);
	});
	return { ...server, tokens, echoes };
}

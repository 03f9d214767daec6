import { randomUUID } from 'node:crypto';
import { answer, listen, type Loopback } from '../loopback.cjs';
import { pause } from '../until.cjs';

export interface EchoVendor extends Loopback {
	/** Every token handed out. */
	tokens: string[];
}

export const ECHOES = {
	'unknown code, short': (_echo: string, body: string) => [200, { code: 15999, msg: body, t: 1 }],
	'refusal, short': (_echo: string, body: string) => [200, { code: 15004, msg: body, t: 1 }],
	'unknown code': (echo: string) => [200, { code: 15999, msg: echo, t: 1 }],
	'known code': (echo: string) => [200, { code: 15600, msg: echo, t: 1 }],
	'doubtful code': (echo: string) => [200, { code: 15302, msg: echo, t: 1 }],
	'partial success': (echo: string) => [200, { code: 15623, msg: echo, t: 1 }],
	success: (echo: string) => [200, { code: 0, msg: echo, data: { note: [echo] }, t: 1, opId: randomUUID() }],
	'success, its id an echo': (echo: string) => [200, { code: 0, msg: 'Success', data: null, t: 1, opId: echo }],
	'OAuth error': (echo: string) => [400, { error: echo, error_description: echo }],
	'OAuth error in HTTP 200': (echo: string) => [200, { error: echo, error_description: echo }],
	'HTTP 403': (echo: string) => [403, { status: 403, error: 'Forbidden', message: echo, path: echo }],
	'HTTP 500': (echo: string) => [500, { code: 500, msg: echo, error: echo }],
	'other JSON': (echo: string) => [200, { detail: echo }],
} satisfies Record<string, (echo: string, body: string) => [number, object]>;

export type Echo = keyof typeof ECHOES;

/**
 * A vendor that answers with what it was sent: URL, headers and body. The vehicle's number says in which form
 * (see ECHOES, counted from `first`); `slow` answers late, `dead` refuses the first token.
 */
export async function openEchoVendor(
	first: number,
	special: { slow?: string; dead?: string } = {},
): Promise<EchoVendor> {
	const tokens: string[] = [];
	const forms = Object.values(ECHOES);
	const server = await listen(async (request, response, body) => {
		const { method, url, headers } = request;
		if (url === '/oauth/token') {
			tokens.push(randomUUID());
			return answer(response, 200, { access_token: tokens.at(-1), token_type: 'bearer', expires_in: 43199 });
		}
		const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
		const echo = [`${method} ${url}`, ...lines, JSON.stringify(headers), body.toString()].join('\n');
		const device = /\d{15}/.exec(`${url} ${body.toString()}`)?.[0] ?? '';
		if (device === special.dead && headers.authorization?.endsWith(tokens[0])) {
			return answer(response, 401, { error: 'invalid_token', error_description: echo });
		}
		if (device === special.slow) await pause(2_000);
		const form = forms[(Number(device) - first) % forms.length] ?? ECHOES.success;
		const [status, json] = form(echo, body.toString()) as [number, object];
		answer(response, status, json);
	});
	return { ...server, tokens };
}

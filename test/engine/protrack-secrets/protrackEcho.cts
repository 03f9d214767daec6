import { randomUUID } from 'node:crypto';
import { answer, listen, type Loopback } from '../loopback.cjs';

export interface ProtrackEcho extends Loopback {
	/** Every token handed out. */
	tokens: string[];
	/** Every signature received. */
	signatures: string[];
	/** What was answered at all, to show that something was echoed. */
	echoes: string[];
}

type Form = (echo: string, imei: string) => [status: number, body: unknown];

/** How an answer may carry what was sent. */
export const ECHOES: Record<string, Form> = {
	'unknown code': (echo) => [200, { code: 12345, message: echo }],
	'known code': (echo) => [200, { code: 10004, message: echo }],
	'permission denied': (echo) => [200, { code: 10007, message: echo }],
	'system error': (echo) => [200, { code: 10000, message: echo }],
	'unknown device': (echo) => [200, { code: 20005, message: echo }],
	'success with an echo in every field': (echo, imei) => [
		200,
		{ code: 0, message: echo, record: [{ imei, devicename: echo, platenumber: echo, note: [echo], [echo]: 1 }] },
	],
	'success as an object': (echo, imei) => [
		200,
		{ code: 0, record: { imei, commandid: echo, response: echo, account: echo } },
	],
	'success as a text': (echo) => [200, { code: 0, record: echo }],
	'HTTP 400': (echo) => [400, { message: echo, path: echo }],
	'HTTP 403': (echo) => [403, { code: 10007, message: echo }],
	'HTTP 500': (echo) => [500, { code: 10000, message: echo, error: echo }],
	'other JSON': (echo) => [200, { detail: echo }],
};

/**
 * A vendor that answers with what it was sent: URL and headers. The last two digits of the IMEI say in which form;
 * `login`: the login is answered so, too.
 */
export async function openProtrackEcho(login = false): Promise<ProtrackEcho> {
	const [tokens, signatures, echoes]: [string[], string[], string[]] = [[], [], []];
	const forms = Object.values(ECHOES);
	const server = await listen((request, response) => {
		const { method, url, headers } = request;
		const echo = `${method} ${url}\n${JSON.stringify(headers)}\n${JSON.stringify(Object.fromEntries(new URL(url!, 'http://x').searchParams))}`;
		echoes.push(echo);
		const signature = new URL(url!, 'http://x').searchParams.get('signature');
		if (signature !== null) {
			signatures.push(signature);
			if (login) return answer(response, 200, { code: 20001, message: `${echo} bare ${signature}` });
			tokens.push(randomUUID().replaceAll('-', ''));
			return answer(response, 200, { code: 0, record: { access_token: tokens.at(-1), expires_in: 7200 } });
		}
		const imei = /\d{15}/.exec(url!)?.[0] ?? '0';
		const [status, json] = forms[Number(imei.slice(-2)) % forms.length](echo, imei);
		answer(response, status, json);
	});
	return { ...server, tokens, signatures, echoes };
}

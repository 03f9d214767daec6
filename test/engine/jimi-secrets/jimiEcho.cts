import { randomUUID } from 'node:crypto';
import { answer, listen, type Loopback } from '../loopback.cjs';

export interface JimiEcho extends Loopback {
	/** Every token handed out, access and refresh. */
	tokens: string[];
	/** Every sign received. */
	signs: string[];
	/** What was answered at all, to show that something was echoed. */
	echoes: string[];
}

type Form = (echo: string, imei: string) => [status: number, body: unknown];

/** How an answer may carry what was sent. */
export const ECHOES: Record<string, Form> = {
	// A code without a name is read by its words: that of a token would mean a login a minute later.
	'unknown code': (echo) => [200, { code: 12345, message: echo.replaceAll('token', 'key') }],
	'known code': (echo) => [200, { code: 1001, message: echo }],
	'a failed command': (echo) => [200, { code: 12005, message: `Fail to send command. Result code:226 ${echo}` }],
	busy: (echo) => [200, { code: -1, message: echo }],
	'unknown device': (echo) => [200, { code: 1002, message: echo }],
	'success with an echo in every field': (echo, imei) => [
		200,
		{
			code: 0,
			message: echo,
			result: [{ imei, deviceName: echo, note: [echo], [echo]: 1, id: 85, orderName: 'Restart', orderContent: echo }],
		},
	],
	'success as an object': (echo, imei) => [200, { code: 0, result: { imei, URL: echo, deviceName: echo } }],
	'success as a text': (echo) => [200, { code: 0, result: echo }],
	'success in data': (echo, imei) => [200, { code: 0, data: [{ imei, account: echo }], message: echo }],
	'HTTP 400': (echo) => [400, { message: echo, path: echo }],
	'HTTP 500': (echo) => [500, { code: -1, message: echo, error: echo }],
	'other JSON': (echo) => [200, { detail: echo }],
};

/**
 * A vendor that answers with what it was sent: headers and form, as text and taken apart. The last two digits of the
 * IMEI say in which form; `login`: the login is answered so, too.
 */
export async function openJimiEcho(login = false): Promise<JimiEcho> {
	const [tokens, signs, echoes]: [string[], string[], string[]] = [[], [], []];
	const forms = Object.values(ECHOES);
	const server = await listen((request, response, body) => {
		const values = Object.fromEntries(new URLSearchParams(body.toString()));
		const echo = `${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${body.toString()}\n${JSON.stringify(values)}`;
		echoes.push(echo);
		signs.push(values.sign);
		if (values.method.startsWith('jimi.oauth.token')) {
			if (login) {
				return answer(response, 200, {
					code: 1002,
					message: `Incorrect user name or password ${echo} bare ${values.sign}`,
				});
			}
			const [accessToken, refreshToken] = [0, 1].map(() => randomUUID().replaceAll('-', ''));
			tokens.push(accessToken, refreshToken);
			return answer(response, 200, { code: 0, result: { accessToken, refreshToken, expiresIn: 7200 } });
		}
		const imei = /\d{15}/.exec(body.toString())?.[0] ?? '0';
		const [status, json] = forms[Number(imei.slice(-2)) % forms.length](echo, imei);
		answer(response, status, json);
	});
	return { ...server, tokens, signs, echoes };
}

import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AxiosResponse } from 'axios';
import { type JimiCloud, type JimiDevice, type JimiOptions, type Simulator } from '../../../simulator/index.cjs';
import { http, startStanding, type Params } from './client.cjs';

/** An answer of the simulated JIMI cloud; the tests know what `result` is. */
export interface Answer<Result = unknown> {
	code: number;
	message?: string;
	msg?: string;
	result?: Result;
	data?: unknown;
}

/** A token with what belongs to it. */
export interface Grant {
	appKey: string;
	account: string;
	accessToken: string;
	refreshToken: string;
	expiresIn: number;
	time: string;
}

export type Values = Record<string, string>;
export type Row = Params & { imei: string };

/** A client of the simulated JIMI cloud, written from the vendor document. */
export interface JimiClient {
	readonly sim: Simulator;
	readonly cloud: JimiCloud;
	/** Simulated time as the platform prints it, so many seconds from now. */
	time(offset?: number): string;
	/** All parameters of a request, signed; `more` may take the place of any. */
	signed(method: string, given?: Values, more?: Values): Values;
	/** One request as it is. */
	send(values: Values | string, headers?: Values): Promise<AxiosResponse<Answer<never>>>;
	sendTo(url: string, values: Values | string, headers?: Values): Promise<AxiosResponse<Answer<never>>>;
	/** A call with this client's token. */
	call<R = unknown>(method: string, given?: Values): Promise<Answer<R>>;
	/** Gets a token; parts that are not given are right. */
	login(parts?: Values): Promise<Answer<Grant>>;
	/** Gets a token as this account (default: the main one) and uses it from now on; the limit of tokens is passed by. */
	renew(account?: string, password?: string): Promise<string>;
	/** One request to the control API. */
	control(method: string, path: string, body?: unknown): Promise<{ status: number; data: Params & Params[] }>;
	/** The first device of a scenario. */
	first(scenario: string): JimiDevice;
}

export function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}

/** The signature of the document, from scratch. */
export function sign(values: Values, secret: string): string {
	const pairs = Object.entries(values).filter(([key, value]) => key !== 'sign' && value !== '');
	pairs.sort(([one], [other]) => (one < other ? -1 : 1));
	return md5(secret + pairs.flat().join('') + secret).toUpperCase();
}

/** The values but for one. */
export function without(values: Values, name: string): Values {
	return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

/** Epoch milliseconds of a time as the platform prints it. */
export function epoch(text: string): number {
	return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** A time (epoch seconds) as the platform prints it. */
export function text(second: number): string {
	return new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Starts a simulator with this mix of devices, at a clock that stands, and gets a token. */
export async function connectJimi(mix: JimiOptions['mix'], options: JimiOptions = {}): Promise<JimiClient> {
	const sim = await startStanding({ mix: {}, protrack: { mix: {} }, jimi: { mix, ...options } });
	const cloud = sim.jimi;
	let token = '';
	const client: JimiClient = {
		sim,
		cloud,
		time: (offset = 0) => text(sim.clock.seconds() + offset),
		signed(method, given = {}, more = {}) {
			const common = { method, timestamp: client.time(), app_key: cloud.appKey, sign_method: 'md5', v: '1.0' };
			const values = { ...common, format: 'json', ...given };
			return { ...values, sign: sign({ ...values, ...more }, cloud.appSecret), ...more };
		},
		send: async (values, headers) => await client.sendTo(cloud.url, values, headers),
		async sendTo(url, values, headers) {
			return await http.post(url, typeof values === 'string' ? values : new URLSearchParams(values), { headers });
		},
		async call(method, given) {
			const { data } = await client.send(client.signed(method, { access_token: token, ...given }));
			return data as never;
		},
		async login(parts) {
			const right = { user_id: cloud.userId, user_pwd_md5: md5(cloud.password), expires_in: '7200' };
			const { data } = await client.send(client.signed('jimi.oauth.token.get', { ...right, ...parts }));
			return data as never;
		},
		async renew(account = cloud.userId, password = cloud.password) {
			cloud.tokenLimits.reset();
			const { result } = await client.login({ user_id: account, user_pwd_md5: md5(password) });
			token = String(result?.accessToken);
			return token;
		},
		async control(method, path, data) {
			const answer = await http.request({ method, url: sim.controlUrl + path, data });
			return { status: answer.status, data: answer.data as never };
		},
		first(scenario) {
			const device = cloud.devices.find((one) => one.scenario === scenario);
			if (!device) throw new Error(`No ${scenario} device in the fleet`);
			return device;
		},
	};
	await client.renew();
	return client;
}

export interface Received {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** A receiver of pushes that answers with these statuses in turn, then with 200. */
export class JimiReceiver {
	readonly received: Received[] = [];
	private constructor(
		private readonly server: Server,
		private readonly statuses: number[],
	) {}

	static async start(statuses: number[] = []): Promise<JimiReceiver> {
		const server = createServer((request, response) => {
			let body = '';
			request.setEncoding('utf8');
			request.on('data', (part: string) => (body += part));
			request.on('end', () => {
				const { method = '', url = '', headers } = request;
				receiver.received.push({ method, url, headers, body });
				response.writeHead(receiver.statuses.shift() ?? 200).end('{"code":0,"message":"success"}');
			});
		});
		const receiver = new JimiReceiver(server, statuses);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jimi?key=s3cret-of-the-url`;
	}

	/** The last request as a form. */
	get lastForm(): Values {
		return Object.fromEntries(new URLSearchParams(this.received.at(-1)?.body));
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

import { createHash } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import { type Device, type ProtrackCloud, type ProtrackOptions, type Simulator } from '../../../simulator/index.cjs';
import { http, startStanding, type Params } from './client.cjs';

/** An answer of the simulated Protrack cloud; the tests know what `record` is. */
export interface Answer<Record = unknown> {
	code: number;
	message?: string;
	record?: Record;
}

export type Row = Params & { imei: string };

/** A client of the simulated Protrack cloud, written from the vendor document. */
export interface ProtrackClient {
	readonly sim: Simulator;
	readonly cloud: ProtrackCloud;
	/** Simulated time in epoch seconds. */
	now(): number;
	/** Logs in; parts that are not given are right. */
	login(parts?: { account?: string; password?: string; time?: number; signature?: string }): Promise<Answer<Params>>;
	/** Logs in as this account (default: the main one) and uses that token from now on. */
	renew(account?: string, password?: string): Promise<string>;
	/** A call with this client's token. */
	get<R = unknown>(path: string, query?: Params): Promise<Answer<R>>;
	post<R = unknown>(path: string, query?: Params): Promise<Answer<R>>;
	/** One request as it is, without any token. */
	send(method: string, path: string, query?: Params, body?: unknown): Promise<AxiosResponse>;
	/** One request to the control API. */
	control(method: string, path: string, body?: unknown): Promise<{ status: number; data: Params & unknown[] }>;
	/** The first tracker of a scenario. */
	first(scenario: string): Device;
}

export function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}

/** Starts a simulator with this mix of trackers, at a clock that stands, and logs in. */
export async function connectProtrack(
	mix: ProtrackOptions['mix'],
	options: ProtrackOptions = {},
): Promise<ProtrackClient> {
	const sim = await startStanding({ mix: {}, protrack: { mix, ...options } });
	const cloud = sim.protrack;
	let token = '';
	const client: ProtrackClient = {
		sim,
		cloud,
		now: () => sim.clock.seconds(),
		async login({ account = cloud.account, password = cloud.password, time = sim.clock.seconds(), signature } = {}) {
			const query = { time, account, signature: signature ?? md5(md5(password) + String(time)) };
			return (await client.send('GET', 'authorization', query)).data as Answer<Params>;
		},
		async renew(account, password) {
			const { record } = await client.login({ account, password });
			token = String(record?.access_token);
			return token;
		},
		get: async (path, query) => (await client.send('GET', path, { access_token: token, ...query })).data as never,
		post: async (path, query) => (await client.send('POST', path, { access_token: token, ...query })).data as never,
		send: async (method, path, params, data) =>
			await http.request({ method, url: `${cloud.url}/api/${path}`, params, data }),
		async control(method, path, data) {
			const answer = await http.request({ method, url: sim.controlUrl + path, data });
			return { status: answer.status, data: answer.data as never };
		},
		first(scenario) {
			const device = cloud.devices.find((one) => one.scenario === scenario);
			if (!device) throw new Error(`No ${scenario} tracker in the fleet`);
			return device;
		},
	};
	await client.renew();
	return client;
}

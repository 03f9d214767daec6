import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios, { type AxiosResponse } from 'axios';
import {
	startSimulator,
	type LogEntry,
	type ResetOptions,
	type Simulator,
	type SimulatorOptions,
	type Vehicle,
} from '../../../simulator/index.cjs';
import { until } from '../../engine/until.cjs';

export type Params = Record<string, unknown>;
export interface Envelope {
	code: number;
	msg: string;
	data: Params | null;
	t: number;
	opId?: string;
	resId?: string;
}

/** The sample client that both documents print. */
export const SAMPLE = { client_id: 'A20081', client_secret: 'e2651be5-12d3-48f3-ba6c-bc2b04a447b6' };

/** Answers of any status are given back, never thrown. */
export const http = axios.create({ validateStatus: () => true, proxy: false });

export interface RequestParts {
	query?: Params;
	body?: unknown;
	headers?: Record<string, string>;
	/** With it the client hangs up; default: never. */
	signal?: AbortSignal;
}

/** A client of the simulated Segway cloud, written from the vendor documents. */
export interface SegwayClient {
	readonly sim: Simulator;
	/** Logs in with the sample client, or with these form fields. */
	login(form?: Params): Promise<AxiosResponse<Params>>;
	/** Logs in again and uses that token from now on. */
	renew(): Promise<string>;
	get(path: string, query: Params): Promise<Envelope>;
	post(path: string, body: unknown, headers?: Record<string, string>): Promise<Envelope>;
	/** One request as it is, with this client's token unless `headers` says otherwise. */
	send(method: string, path: string, parts?: RequestParts): Promise<AxiosResponse>;
	/** Sends a command that is not answered, hangs up as soon as `seen` is true of the newest entry of the log, gives that. */
	hangUp(path: string, body: unknown, seen: (entry: LogEntry) => boolean): Promise<LogEntry>;
	/** The first vehicle of a scenario. */
	first(scenario: string): Vehicle;
}

/** Starts a simulator whose clock stands: no second passes between two questions of a test unless the test wants it. */
export async function startStanding(options: SimulatorOptions): Promise<Simulator> {
	const sim = await startSimulator(options);
	sim.clock.stop();
	return sim;
}

/** New fleets as of now, at a clock that stands. */
export function freshFleet(sim: Simulator, fleet?: ResetOptions): void {
	sim.reset(fleet);
	sim.clock.stop();
}

/** Starts a simulator, with a clock that stands, and logs in. */
export async function connect(options: SimulatorOptions = {}): Promise<SegwayClient> {
	const sim = await startStanding({ pushRetryDelay: 1, timeoutDelay: 1, ...options });
	let authorization = '';
	const client: SegwayClient = {
		sim,
		async login(form) {
			const { clientId, clientSecret, url } = sim.segway;
			const own = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
			return await http.post(`${url}/oauth/token`, new URLSearchParams((form ?? own) as Record<string, string>));
		},
		async renew() {
			const { data } = await client.login();
			authorization = `bearer ${String(data.access_token)}`;
			return String(data.access_token);
		},
		async get(path, query) {
			return (await client.send('GET', path, { query })).data as Envelope;
		},
		async post(path, body, headers) {
			return (await client.send('POST', path, { body, headers })).data as Envelope;
		},
		async send(method, path, { query, body, headers, signal } = {}) {
			const all = { authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
			const data = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
			const config = { method, url: sim.segway.url + path, params: query, data, headers: all, signal };
			return await http.request({ ...config, transformRequest: (text: unknown) => text });
		},
		async hangUp(path, body, seen) {
			const patience = new AbortController();
			const cut = expect(client.send('POST', path, { body, signal: patience.signal })).rejects.toMatchObject({
				code: 'ERR_CANCELED',
			});
			const entry = () => sim.segway.log.at(-1);
			await until(() => entry()?.path === path && seen(entry()!));
			patience.abort();
			await cut;
			return entry()!;
		},
		first(scenario) {
			const vehicle = sim.segway.vehicles.find((one) => one.scenario === scenario);
			if (!vehicle) throw new Error(`No ${scenario} vehicle in the fleet`);
			return vehicle;
		},
	};
	await client.renew();
	return client;
}

export interface ReceivedPush {
	path: string;
	contentType: string;
	/** As received, and decoded. */
	raw: string;
	fields: Record<string, string>;
}

/** A receiver of pushes that answers with these statuses in turn, then with 200. */
export class Receiver {
	readonly received: ReceivedPush[] = [];
	private constructor(
		private readonly server: Server,
		private readonly statuses: number[],
	) {}

	static async start(statuses: number[] = []): Promise<Receiver> {
		const server = createServer((request, response) => {
			let raw = '';
			request.setEncoding('utf8');
			request.on('data', (part: string) => (raw += part));
			request.on('end', () => {
				const fields = Object.fromEntries(new URLSearchParams(raw));
				const contentType = request.headers['content-type'] ?? '';
				receiver.received.push({ path: request.url ?? '', contentType, raw, fields });
				response.writeHead(receiver.statuses.shift() ?? 200).end('{"code":0}');
			});
		});
		const receiver = new Receiver(server, statuses);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/segway`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

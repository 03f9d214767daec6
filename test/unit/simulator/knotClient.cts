import { createHmac } from 'node:crypto';
import type { AxiosResponse } from 'axios';
import {
	startSimulator,
	type KnotCloud,
	type KnotCluster,
	type KnotOptions,
	type KnotVehicle,
	type Simulator,
} from '../../../simulator/index.cjs';
import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import type { FormName, Operation } from '../../../simulator/knot/routes/operation.cjs';
import { http, type Params } from './client.cjs';

/** An answer of the simulated Knot cloud; the tests know what stands at its root. */
export interface Answer<Data = unknown> extends Params {
	code: number;
	message?: string;
	data: Data;
	token: string;
	refresh_token: string;
}

export type Values = Record<string, unknown>;

/** What a request may have besides its values. */
export interface Parts {
	/** The whole Authorization header; undefined: this client's token, null: none. */
	authorization?: string | null;
	/** Values of the wire that the route does not have. */
	query?: Values;
	body?: Values;
}

/** A client of the simulated Knot cloud, written from the vendor document and the table of routes. */
export interface KnotClient {
	readonly sim: Simulator;
	readonly cloud: KnotCloud;
	/** The access token in use, and the refresh token that came with it. */
	token: string;
	refreshToken: string;
	/** One request of a call in the present form, values by the document's names. */
	send<D = unknown>(call: string, values?: Values, parts?: Parts): Promise<AxiosResponse<Answer<D>>>;
	/** The same; the body of the answer. */
	call<D = unknown>(call: string, values?: Values, parts?: Parts): Promise<Answer<D>>;
	code(call: string, values?: Values, parts?: Parts): Promise<number>;
	/** A login by email and password; what is not given is right. */
	login(values?: Values): Promise<Answer>;
	/** Logs in as this user (default: the main one) and uses these tokens from now on. */
	renew(email?: string, password?: string): Promise<string>;
	/** One request as it is. */
	raw(
		method: string,
		url: string,
		parts?: { data?: unknown; headers?: Record<string, string> },
	): Promise<AxiosResponse>;
	control(method: string, path: string, body?: unknown): Promise<{ status: number; data: Params & Params[] }>;
	/** The first vehicle, the first cluster of a scenario. */
	vehicle(scenario: string): KnotVehicle;
	cluster(scenario: string): KnotCluster;
}

export const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);

/** The key of the document's sample, which the user with a second factor has. */
export const SAMPLE_KEY = 'KVKGQ32EK5BEKNTUNRTESTDSOU';

/** A file for a form. */
export function picture(bytes: Buffer = PNG, type = 'image/png', name = 'picture.png'): File {
	return new File([new Uint8Array(bytes)], name, { type });
}

/** The operation of a call. */
export function operation(call: string): Operation {
	const found = OPERATIONS.find((one) => one.call === call);
	if (!found) throw new Error(`No call ${call}`);
	return found;
}

/** An authenticator app, from scratch (RFC 6238). @param time epoch milliseconds */
export function otp(key: string, time: number): string {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	let bits = '';
	for (const character of key) bits += alphabet.indexOf(character).toString(2).padStart(5, '0');
	const bytes = Buffer.from((bits.match(/[01]{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeUInt32BE(Math.floor(time / 30_000), 4);
	const hash = createHmac('sha1', bytes).update(counter).digest();
	const start = hash[19] % 16;
	return String((hash.readUInt32BE(start) % 2 ** 31) % 1_000_000).padStart(6, '0');
}

/** A request for axios: method, address, query, headers, body. */
export function requestOf(cloud: KnotCloud, call: string, values: Values, extra: Parts = {}) {
	const route = operation(call).routes[cloud.settings.routes]!;
	const at = { path: {}, query: {}, header: {}, body: {}, file: {} } as Record<string, Values>;
	for (const [name, value] of Object.entries(values)) at[route.stands[name].place][route.stands[name].name] = value;
	const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(at.path[name])));
	const query = Object.entries({ ...at.query, ...extra.query }).flatMap(([name, value]) =>
		(route.lists === 'comma' ? [String(value)] : [value].flat()).map((one): [string, string] => [name, String(one)]),
	);
	const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
	const body = { ...at.body, ...extra.body };
	const hasFile = Object.values(route.stands).some(({ place }) => place === 'file');
	return {
		method: route.method,
		url: cloud.url + path + search,
		headers: Object.fromEntries(Object.entries(at.header).map(([name, value]) => [name, String(value)])),
		data: hasFile ? formOf({ ...body, ...at.file }) : Object.keys(body).length > 0 ? body : undefined,
	};
}

function formOf(values: Values): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(values)) form.append(name, value as string);
	return form;
}

/** Starts a simulator with this mix of vehicles and logs in. */
export async function connectKnot(mix: KnotOptions['mix'], options: KnotOptions = {}): Promise<KnotClient> {
	const sim = await startSimulator({ mix: {}, protrack: { mix: {} }, jimi: { mix: {} }, knot: { mix, ...options } });
	const cloud = sim.knot;
	const client: KnotClient = {
		sim,
		cloud,
		token: '',
		refreshToken: '',
		async send(call, values = {}, parts = {}) {
			const { headers, ...request } = requestOf(cloud, call, values, parts);
			const { authorization = `Bearer ${client.token}` } = parts;
			return await http.request({
				...request,
				headers: { ...headers, ...(authorization === null ? {} : { authorization }) },
			});
		},
		call: async (call, values, parts) => (await client.send(call, values, parts)).data as never,
		code: async (call, values, parts) => (await client.call(call, values, parts)).code,
		async login(values) {
			const right = { email: cloud.email, password: cloud.password, app_label: cloud.appLabel };
			return await client.call('login.password', { ...right, ...values }, { authorization: null });
		},
		async renew(email = cloud.email, password = cloud.password) {
			const { token, refresh_token } = await client.login({ email, password });
			Object.assign(client, { token, refreshToken: refresh_token });
			return token;
		},
		raw: async (method, url, parts) => await http.request({ method, url, ...parts }),
		async control(method, path, data) {
			const answer = await http.request({ method, url: sim.controlUrl + path, data });
			return { status: answer.status, data: answer.data as never };
		},
		vehicle: (scenario) => oneOf(cloud.vehicles, scenario),
		cluster: (scenario) => oneOf(cloud.clusters, scenario),
	};
	await client.renew();
	return client;
}

function oneOf<T extends { scenario: string }>(all: readonly T[], scenario: string): T {
	const one = all.find((each) => each.scenario === scenario);
	if (!one) throw new Error(`No ${scenario} in the fleet`);
	return one;
}

export const FORMS: readonly FormName[] = ['default', 'other'];

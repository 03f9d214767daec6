import type { FastifyInstance } from 'fastify';
import { httpError } from '../faultAnswers.cjs';
import type { LogEntry } from '../log.cjs';
import type { FleetOptions } from '../mix.cjs';
import { createVendorServer, listen, sendWire, type World } from '../server.cjs';
import { changeState, type VendorCloud } from '../vendor.cjs';
import { addCalls, CALLS, type ApiHost } from './api.cjs';
import { CODES, envelope } from './codes.cjs';
import { makeFleet } from './fleet.cjs';
import { invalidToken, login } from './login.cjs';
import { advance } from './motion.cjs';
import type { PushOptions } from './push.cjs';
import { Pusher, type PushTargetOptions } from './pusher.cjs';
import { SAMPLE_LIFE, Tokens, type Client } from './token.cjs';
import type { Vehicle } from './vehicle.cjs';

export interface SegwayOptions {
	/** Integrators that may log in; the first is the one whose pushes are signed. Default: the documents' sample. */
	clients?: Client[];
	/** Region letter of this host: clients of another letter get 15100. Default: none, all are served. */
	region?: string;
	/** Life of a token in seconds, 43199 by default. */
	tokenLife?: number;
}

export interface SegwayCloudOptions extends SegwayOptions {
	fleet: FleetOptions;
	pushRetryDelay: number;
	commandDelay: { min: number; max: number };
	timeoutDelay: number;
}

const SAMPLE_CLIENT: Client = { clientId: 'A20081', clientSecret: 'e2651be5-12d3-48f3-ba6c-bc2b04a447b6' };
const STATE_RULES = {
	fixed: ['iotCode', 'model'],
	nullable: ['link', 'waiting', 'boxesShutAt', 'speedLimit', 'lastSound'],
};

/** The simulated Segway cloud. */
export class SegwayCloud implements VendorCloud, ApiHost {
	readonly name = 'segway';
	/** Base URL, known once it listens. */
	url = '';
	/** Every request received, oldest first. Live. */
	readonly log: LogEntry[] = [];
	/** The fleet. Live; vehicles may be changed at any time. */
	readonly vehicles: Vehicle[] = [];
	readonly clients: readonly Client[];
	readonly tokens: Tokens;
	region: string | null;
	commandDelay: { min: number; max: number };
	timeoutDelay: number;
	private readonly byCode = new Map<string, Vehicle>();
	private readonly server: FastifyInstance;
	private readonly pusher: Pusher;

	constructor(
		readonly world: World,
		options: SegwayCloudOptions,
	) {
		this.clients = options.clients ?? [SAMPLE_CLIENT];
		this.tokens = new Tokens(world.clock, options.tokenLife ?? SAMPLE_LIFE);
		this.region = options.region?.toUpperCase() ?? null;
		this.commandDelay = options.commandDelay;
		this.timeoutDelay = options.timeoutDelay;
		this.pusher = new Pusher(world, this.clients[0], this.vehicles, options.pushRetryDelay);
		this.reset(options.fleet);
		this.server = this.createServer();
	}

	get clientId(): string {
		return this.clients[0].clientId;
	}

	get clientSecret(): string {
		return this.clients[0].clientSecret;
	}

	facts() {
		const { clientId, pushTarget } = this;
		return { clientId, pushTarget };
	}

	async start(port: number): Promise<void> {
		this.url = await listen(this.server, port);
	}

	async stop(): Promise<void> {
		this.pusher.stop();
		await this.server.close();
	}

	refresh(): void {
		for (const vehicle of this.vehicles) advance(vehicle, this.world.clock.now());
	}

	/** A vehicle's state as of now. */
	vehicle(iotCode: string): Vehicle | undefined {
		const vehicle = this.byCode.get(iotCode);
		if (vehicle) advance(vehicle, this.world.clock.now());
		return vehicle;
	}

	/** Changes a vehicle and pushes what that brings. @throws RangeError for unknown keys or wrong types */
	change(iotCode: string, changes: Record<string, unknown>): Vehicle | undefined {
		const vehicle = this.vehicle(iotCode);
		if (!vehicle) return undefined;
		changeState(vehicle, changes, STATE_RULES);
		this.notice(vehicle);
		return vehicle;
	}

	/** Sends one push, by default to the push target. @throws RangeError for an unknown vehicle or type */
	async push(type: string, iotCode: string, options?: PushOptions) {
		const vehicle = this.vehicle(iotCode);
		if (!vehicle) throw new RangeError(`No vehicle ${iotCode}`);
		return await this.pusher.push(type, vehicle, options);
	}

	/** From now on changes of vehicles are pushed to this base URL; null: no more. */
	pushTo(url: string | null, options?: PushTargetOptions): void {
		this.pusher.pushTo(url, options);
	}

	get pushTarget(): string | null {
		return this.pusher.target;
	}

	/** The pushes sent so far. Live. */
	get pushes() {
		return this.pusher.sent;
	}

	/** Waits until the pushes that are due now, retries included, are through. */
	async pushesDone(): Promise<void> {
		await this.pusher.settled();
	}

	notice(vehicle: Vehicle): void {
		this.pusher.notice(vehicle);
	}

	/** A new fleet, an empty log, counts at nought, no push target; live tokens stay. */
	reset(fleet: FleetOptions): void {
		const vehicles = makeFleet(fleet, this.world.clock.now());
		this.pusher.pushTo(null);
		this.pusher.sent.length = 0;
		this.log.length = 0;
		this.tokens.resetCounts();
		this.vehicles.splice(0, Infinity, ...vehicles);
		this.byCode.clear();
		for (const vehicle of vehicles) this.byCode.set(vehicle.iotCode, vehicle);
	}

	private createServer(): FastifyInstance {
		const json = (body: object) => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });
		const code = (number: number, msg?: string) =>
			json(envelope(this.world.clock.now(), number, msg ?? CODES[number] ?? 'error'));
		const server = createVendorServer({
			vendor: this.name,
			world: this.world,
			log: this.log,
			voice: { code, tokenRefused: (shape) => (shape === 'oauth401' ? invalidToken() : code(15101)) },
			deviceOf: ({ body, query }) => iotCodeIn(body) ?? iotCodeIn(query),
			onTokenRefused: ({ headers }) => this.tokens.killOne(headers.authorization),
		});
		server.post('/oauth/token', (request, reply) => sendWire(reply, login(request, this.clients, this.tokens)));
		addCalls(server, this);
		// A known path asked with the wrong method.
		for (const { method, path } of [...CALLS, { method: 'POST', path: '/oauth/token' }]) {
			const wrong = method === 'GET' ? ['POST', 'PUT', 'DELETE'] : ['GET', 'PUT', 'DELETE'];
			server.route({
				method: wrong,
				url: path,
				handler: (request, reply) => sendWire(reply, httpError(405, request.url)),
			});
		}
		return server;
	}
}

function iotCodeIn(values: unknown): string | null {
	const iotCode = typeof values === 'object' && values !== null ? (values as { iotCode?: unknown }).iotCode : null;
	return typeof iotCode === 'string' ? iotCode : null;
}

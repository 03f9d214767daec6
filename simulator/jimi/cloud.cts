import type { FastifyInstance } from 'fastify';
import type { Delivery } from '../deliver.cjs';
import type { LogEntry } from '../log.cjs';
import { RateLimit } from '../rateLimit.cjs';
import { createVendorServer, listen, type World } from '../server.cjs';
import type { VendorCloud } from '../vendor.cjs';
import { Answers } from './answers.cjs';
import { addCalls, PATH, valuesIn, type ApiHost } from './api.cjs';
import { addControls } from './controls.cjs';
import { partsOf, type JimiFleet, type JimiOptions } from './options.cjs';
import { Platform } from './platform.cjs';
import { pushOnDemand, type PushOptions } from './pushOnDemand.cjs';
import type { PushTargetOptions } from './pusher.cjs';
import { Tokens } from './token.cjs';
import { TokenLimits } from './tokenCalls.cjs';
import { jimiVoice } from './voice.cjs';

/** The simulated JIMI / TrackSolid cloud. */
export class JimiCloud extends Platform implements VendorCloud, ApiHost {
	readonly name = 'jimi';
	/** Address of the one request, known once it listens; the host alone is `origin`. */
	url = '';
	origin = '';
	readonly appKey: string;
	readonly appSecret: string;
	/** Name and password of the main account. */
	readonly userId: string;
	readonly password: string;
	/** Every request received, oldest first. Live. */
	readonly log: LogEntry[] = [];
	readonly tokens: Tokens;
	readonly limit = new RateLimit();
	readonly tokenLimits = new TokenLimits();
	readonly answers: Answers;
	private readonly server: FastifyInstance;

	constructor(world: World, options: JimiOptions, seed: number) {
		const { login, plan, settings } = partsOf(options, seed);
		super(world, login, plan, settings);
		this.appKey = login.appKey;
		this.appSecret = login.appSecret;
		this.userId = login.userId;
		this.password = login.password;
		this.tokens = new Tokens(world.clock, this.settings);
		this.answers = new Answers(this.settings);
		this.server = this.createServer();
	}

	/** The main account's live token; null when there is none. */
	get token(): string | null {
		return this.tokens.current(this.userId);
	}

	facts() {
		return { appKey: this.appKey, userId: this.userId, pushTarget: this.pusher.target };
	}

	async start(port: number): Promise<void> {
		this.origin = await listen(this.server, port);
		this.url = this.origin + PATH;
	}

	async stop(): Promise<void> {
		this.pusher.stop();
		await this.server.close();
	}

	/** A new fleet, settings as at the start, everything else at nought; live tokens stay. */
	reset(fleet: JimiFleet & { seed?: number } = {}): void {
		this.renew(fleet);
		this.log.length = 0;
		for (const counter of [this.limit, this.tokenLimits, this.answers]) counter.reset();
		this.tokens.resetCounts();
	}

	/** Sends one push and waits for it. @throws RangeError for unknown devices and options, or without an address */
	async push(type: string, imei: string, options: PushOptions = {}): Promise<Delivery> {
		return await pushOnDemand(this, type, imei, options);
	}

	/** From now on alarms are pushed to this address; null: no more. @throws RangeError for unknown options */
	pushTo(url: string | null, options?: PushTargetOptions): void {
		this.pusher.pushTo(url, options);
	}

	addControls(server: FastifyInstance): void {
		addControls(server, this);
	}

	private createServer(): FastifyInstance {
		const server = createVendorServer({
			vendor: this.name,
			world: this.world,
			log: this.log,
			voice: jimiVoice(this.answers),
			deviceOf: (request) => deviceIn(valuesIn(request)),
			callOf: (request) => textOrNull(valuesIn(request).method),
			onTokenRefused: (request) => this.tokens.killOne(valuesIn(request).access_token),
		});
		addCalls(server, this);
		return server;
	}
}

/** The device, or several with commas between them, that a request is about. */
function deviceIn({ imei, imeis, imei_list: list }: Record<string, unknown>): string | null {
	return textOrNull(imei ?? imeis ?? list);
}

function textOrNull(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

import type { FastifyInstance } from 'fastify';
import type { LogEntry } from '../log.cjs';
import { RateLimit } from '../rateLimit.cjs';
import { createVendorServer, listen, type World } from '../server.cjs';
import type { VendorCloud } from '../vendor.cjs';
import { addCalls, subjectOf, tokenIn, type ApiHost } from './api.cjs';
import { addControls } from './controls.cjs';
import { openApiOf } from './openApi.cjs';
import { partsOf, type KnotFleet, type KnotOptions } from './options.cjs';
import { Platform } from './platform.cjs';
import { PREFIXES } from './routes/all.cjs';
import type { FormName } from './routes/operation.cjs';
import type { Sessions } from './sessions.cjs';
import { knotVoice } from './voice.cjs';
import { toYaml } from './yaml.cjs';

/** The simulated Knot cloud. */
export class KnotCloud extends Platform implements VendorCloud, ApiHost {
	readonly name = 'knot';
	/** Scheme, host and port, known once it listens. */
	origin = '';
	/** Address and password of the main user, and the secret that signs the tokens. */
	readonly email: string;
	readonly password: string;
	readonly secret: string;
	/** Every request received, oldest first. Live. */
	readonly log: LogEntry[] = [];
	readonly limit = new RateLimit();
	private readonly server: FastifyInstance;

	constructor(world: World, options: KnotOptions, seed: number) {
		const { login, plan, settings } = partsOf(options, seed);
		super(world, login, plan, settings);
		this.email = login.email;
		this.password = login.password;
		this.secret = login.secret;
		this.server = this.createServer();
	}

	/** Address in front of the paths of the present form of the routes. */
	get url(): string {
		return this.origin + PREFIXES[this.settings.routes];
	}

	get tokens(): Sessions {
		return this.sessions;
	}

	/** The main user's newest access token that is live; null when there is none. */
	get token(): string | null {
		return this.sessions.current(1);
	}

	/** The first white label that there is. */
	get appLabel(): string {
		return this.settings.appLabels[0];
	}

	facts() {
		return { email: this.email, appLabel: this.appLabel, origin: this.origin, routes: this.settings.routes };
	}

	/** The OpenAPI document of a form of the routes as plain data; the same that the present form has at /openapi.json. */
	openApi(form: FormName = this.settings.routes): object {
		return openApiOf(form, this.origin + PREFIXES[form], this.settings.lists);
	}

	/** The same as YAML. */
	openApiYaml(form?: FormName): string {
		return toYaml(this.openApi(form));
	}

	async start(port: number): Promise<void> {
		this.origin = await listen(this.server, port);
	}

	async stop(): Promise<void> {
		await this.server.close();
	}

	/** A new fleet, users and settings as at the start, everything else at nought; live tokens stay. */
	reset(fleet: KnotFleet & { seed?: number } = {}): void {
		this.renew(fleet);
		this.log.length = 0;
		this.limit.reset();
		this.sessions.resetCounts();
	}

	addControls(server: FastifyInstance): void {
		addControls(server, this);
	}

	private createServer(): FastifyInstance {
		const server = createVendorServer({
			vendor: this.name,
			world: this.world,
			log: this.log,
			voice: knotVoice(this.settings),
			deviceOf: (request) => subjectOf(request, this).device,
			callOf: (request) => subjectOf(request, this).call,
			onTokenRefused: (request) => this.sessions.killOne(tokenIn(request, this)),
		});
		addCalls(server, this);
		return server;
	}
}

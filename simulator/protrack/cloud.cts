import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Adjustable } from '../adjustable.cjs';
import type { LogEntry } from '../log.cjs';
import type { FleetOptions } from '../mix.cjs';
import { RateLimit } from '../rateLimit.cjs';
import { createVendorServer, listen, type World } from '../server.cjs';
import { changeState, type VendorCloud } from '../vendor.cjs';
import { Accounts, MAIN, type Account } from './accounts.cjs';
import { Alarms, type Alarm, type AlarmWish } from './alarms.cjs';
import { addCalls, valuesIn, type ApiHost } from './api.cjs';
import type { Message } from './call.cjs';
import { envelope } from './codes.cjs';
import { Commands } from './commands.cjs';
import { addControls } from './controls.cjs';
import { isReporting, type Device } from './device.cjs';
import { Elsewhere } from './elsewhere.cjs';
import { makeFleet, type Tracker } from './fleet.cjs';
import { Geofences } from './geofences.cjs';
import { RULES, type Settings } from './settings.cjs';
import { StateAlarms } from './stateAlarms.cjs';
import { Tokens } from './token.cjs';

/** What fleet of trackers to make. */
export interface ProtrackFleet {
	/** Number of trackers, 40 by default. */
	devices?: number;
	/** Exact counts by scenario in place of `devices` and the usual mix; all then belong to the main account. */
	mix?: Record<string, number>;
}

/** Fleet, main account, and any of the settings. */
export interface ProtrackOptions extends ProtrackFleet, Partial<Settings> {
	account?: string;
	password?: string;
}

const STATE_RULES = { fixed: ['imei'], nullable: ['answersAfter', 'stopsAt', 'history'] };
/** Codes that a refused token may have; the first is the usual one. */
const TOKEN_CODES = ['10011', '10002', '10003', '10010', '10012'];

/** The simulated Protrack cloud. */
export class ProtrackCloud extends Adjustable<Settings> implements VendorCloud, ApiHost {
	readonly name = 'protrack';
	/** Base URL without /api, known once it listens. */
	url = '';
	/** Name and password of the main account. */
	readonly account: string;
	readonly password: string;
	/** Every request received, oldest first. Live. */
	readonly log: LogEntry[] = [];
	/** The trackers of the main account and its sub-customers. Live; they may be changed at any time. */
	readonly vehicles: Device[] = [];
	/** Trackers of somebody else: 10013. */
	readonly strangers: Device[] = [];
	readonly tokens: Tokens;
	/** All accounts, the main one and a stranger's included. */
	readonly directory = new Accounts();
	readonly alarms = new Alarms();
	readonly commands = new Commands();
	readonly geofences = new Geofences();
	/** Messages sent to accounts, oldest first. Live. */
	readonly messages: Message[] = [];
	readonly limits = { requests: new RateLimit(), logins: new RateLimit() };
	private readonly trackers = new Map<string, Tracker>();
	private readonly stateAlarms = new StateAlarms();
	private readonly elsewhere: Elsewhere;
	private readonly server: FastifyInstance;
	private fleet: FleetOptions;

	constructor(
		readonly world: World,
		{ devices = 40, mix, account = MAIN.account, password = MAIN.password, ...settings }: ProtrackOptions,
		seed: number,
	) {
		super(RULES, settings);
		this.account = account;
		this.password = password;
		this.tokens = new Tokens(world.clock, this.settings.tokenLife);
		this.elsewhere = new Elsewhere(this.tokens, account);
		this.fleet = { vehicles: devices, seed, mix };
		this.reset();
		this.server = this.createServer();
	}

	/** The trackers; the same as `vehicles`. */
	get devices(): Device[] {
		return this.vehicles;
	}

	/** The accounts below the main one. */
	get accounts(): Account[] {
		const { directory, account } = this;
		return directory.all.filter((one) => one.account !== account && directory.isWithin(one.account, account));
	}

	/** The main account's live token; null when there is none. */
	get token(): string | null {
		return this.tokens.current(this.account);
	}

	facts() {
		return { account: this.account };
	}

	async start(port: number): Promise<void> {
		this.url = await listen(this.server, port);
	}

	async stop(): Promise<void> {
		this.elsewhere.stop();
		await this.server.close();
	}

	/** A new fleet, settings as at the start, everything else at nought; live tokens stay. @param seed as before without it */
	reset({ devices, mix, seed }: ProtrackFleet & { seed?: number } = {}): void {
		const fleet = {
			vehicles: devices ?? this.fleet.vehicles,
			seed: seed ?? this.fleet.seed,
			mix: mix ?? (devices === undefined ? this.fleet.mix : undefined),
		};
		const { own, strange } = makeFleet(fleet, this.account, this.world.clock.now());
		this.fleet = fleet;
		this.elsewhere.stop();
		this.directory.reset(this);
		this.restoreSettings();
		for (const list of [this.log, this.messages]) list.length = 0;
		for (const store of [this.alarms, this.commands, this.geofences, this.stateAlarms, this.trackers]) store.clear();
		for (const limit of Object.values(this.limits)) limit.reset();
		this.tokens.resetCounts();
		this.vehicles.splice(0, Infinity, ...own.map(({ device }) => device));
		this.strangers.splice(0, Infinity, ...strange.map(({ device }) => device));
		for (const tracker of [...own, ...strange]) {
			this.trackers.set(tracker.device.imei, tracker);
			this.stateAlarms.learn(tracker.device);
		}
	}

	tracker(imei: string): Tracker | undefined {
		const tracker = this.trackers.get(imei);
		tracker?.journey.advance(tracker.device, this.world.clock.now());
		return tracker;
	}

	trackersOf(account: string): Tracker[] {
		return [...this.trackers.values()].filter(({ device }) => device.account === account);
	}

	refresh(): void {
		for (const imei of this.trackers.keys()) this.tracker(imei);
	}

	/** A tracker's state as of now. */
	vehicle(imei: string): Device | undefined {
		return this.tracker(imei)?.device;
	}

	/** Changes a tracker, which reports at once. @throws RangeError for unknown keys or wrong types */
	change(imei: string, changes: Record<string, unknown>): Device | undefined {
		const tracker = this.tracker(imei);
		if (!tracker) return undefined;
		const { accstatus } = tracker.device;
		changeState(tracker.device, changes, STATE_RULES);
		if (tracker.device.accstatus !== accstatus) tracker.device.accsince = this.world.clock.seconds();
		this.notice(tracker);
		return tracker.device;
	}

	notice({ device, journey }: Tracker): void {
		const { clock } = this.world;
		journey.follow(device, clock.now() / 1000);
		if (isReporting(device)) journey.report(device, clock.seconds());
		const wishes = this.stateAlarms.alarms(device, this.geofences.crossings(device));
		if (this.settings.stateAlarms) for (const wish of wishes) this.alarms.raise(device, wish, clock.seconds());
	}

	/** Raises an alarm; what is not given is taken from tracker and clock. @throws RangeError for wrong wishes */
	raiseAlarm(wish: AlarmWish): Alarm {
		const device = this.vehicle(wish.imei);
		if (!device) throw new RangeError(`No vehicle ${wish.imei}`);
		return this.alarms.raise(device, wish, this.world.clock.seconds());
	}

	/**
	 * Raises so many alarms of one kind, each `step` seconds after the one before. Those that arrive together (`step` 0)
	 * have happened one second apart, the first one last. @throws RangeError for wrong wishes
	 */
	raiseAlarms(wish: AlarmWish, count: number, step = 0): Alarm[] {
		const first = this.raiseAlarm(wish);
		const others = Array.from({ length: count - 1 }, (_, index) => ({
			...first,
			gpstime: first.gpstime + (index + 1) * (step || -1),
			systemtime: first.systemtime + (index + 1) * step,
		}));
		return [first, ...others.map((alarm) => this.raiseAlarm(alarm))];
	}

	/**
	 * Another system logs in on the main account, which kills the live token.
	 * @param options every so many real milliseconds from now on, so many times (without it: until stop or reset)
	 */
	loginElsewhere(options: { every?: number; times?: number } = {}): void {
		this.elsewhere.login(options);
	}

	addControls(server: FastifyInstance): void {
		addControls(server, this);
	}

	private createServer(): FastifyInstance {
		const json = (code: number, message?: string) => ({
			status: 200,
			type: 'application/json; charset=UTF-8',
			body: JSON.stringify(envelope({ code, message })),
		});
		const server = createVendorServer({
			vendor: this.name,
			world: this.world,
			log: this.log,
			voice: {
				code: json,
				tokenRefused: (shape) => json(Number(TOKEN_CODES.includes(shape) ? shape : TOKEN_CODES[0])),
				rateLimited: () => json(10009),
			},
			deviceOf: (request) => this.deviceIn(request),
			onTokenRefused: (request) => this.tokens.killOne(valuesIn(request).access_token),
		});
		addCalls(server, this);
		return server;
	}

	/** What a request is about: a tracker, several with commas between them, or that of a command. */
	private deviceIn(request: FastifyRequest): string | null {
		const { imei, imeis, commandid } = valuesIn(request);
		const device = imei ?? imeis ?? this.commands.find(String(commandid))?.imei;
		return typeof device === 'string' ? device : null;
	}
}

import { setMaxListeners } from 'node:events';
import type { World } from '../server.cjs';
import type { Delivery } from '../deliver.cjs';
import { Underway } from '../underway.cjs';
import { advance } from './motion.cjs';
import { preparePush, sendPush, type PushOptions } from './push.cjs';
import type { Client } from './token.cjs';
import type { Vehicle } from './vehicle.cjs';
import { Watch, type Due } from './watch.cjs';

/** A push that was sent, with what came back. */
export interface SentPush extends Delivery {
	at: number;
	type: string;
	iotCode: string;
	body: string;
}

export interface PushTargetOptions {
	/** Push position and status by time as well, as the documents say (10 s, 900 s); else changes only. */
	periodic?: boolean;
}

const TICK_MS = 500;
const KEPT = 5000;

/** Sends pushes: on demand, and by itself when a target is set and a vehicle changes. */
export class Pusher {
	/** The pushes that were sent, oldest first; the newest 5000 are kept. */
	readonly sent: SentPush[] = [];
	/** Base URL that pushes go to by themselves. */
	target: string | null = null;
	private watch = new Watch();
	private periodic = false;
	private ticker: NodeJS.Timeout | undefined;
	private readonly stopping = new AbortController();
	private readonly underway = new Underway();

	constructor(
		private readonly world: World,
		private readonly client: Client,
		private readonly vehicles: readonly Vehicle[],
		private readonly retryDelay: number,
	) {
		// Every push underway listens; many at once are no leak.
		setMaxListeners(0, this.stopping.signal);
	}

	/**
	 * Sends one push and waits for it, its retry included.
	 * @throws RangeError when there is no such type, or neither a target nor a URL
	 */
	async push(type: string, vehicle: Vehicle, options: PushOptions = {}): Promise<Delivery> {
		const url = options.url ?? this.target;
		if (!url) throw new RangeError('No push target: set one or give a url');
		const push = preparePush(type, vehicle, this.client, options);
		const record = { at: this.world.clock.now(), type, iotCode: vehicle.iotCode, body: push.body };
		const retryDelay = options.retry === false ? null : this.retryDelay;
		const delivery = await sendPush(url, push, retryDelay, this.stopping.signal);
		if (this.sent.length >= KEPT) this.sent.splice(0, KEPT / 10);
		this.sent.push({ ...record, ...delivery });
		return delivery;
	}

	/** From now on changes are pushed to this base URL; null: no more. */
	pushTo(url: string | null, { periodic = false }: PushTargetOptions = {}): void {
		clearInterval(this.ticker);
		this.target = url;
		this.periodic = periodic;
		this.watch = new Watch();
		if (url === null) return;
		for (const vehicle of this.vehicles) this.watch.learn(vehicle, this.world.clock.now());
		this.ticker = setInterval(() => this.look(), TICK_MS).unref();
	}

	/** Looks whether this vehicle has changed and pushes what that brings. */
	notice(vehicle: Vehicle): void {
		if (this.target === null) return;
		const now = this.world.clock.now();
		const due = this.watch.changes(vehicle, now);
		if (due.length > 0 && !vehicle.silent) vehicle.statusUtcTime = Math.floor(now / 1000);
		if (this.periodic) due.push(...this.watch.periodic(vehicle, now));
		if (due.length > 0) this.underway.add(this.sendAll(vehicle, due));
	}

	/** Looks at every vehicle and waits until all pushes, retries included, are through. */
	async settled(): Promise<void> {
		this.look();
		await this.underway.settled();
	}

	stop(): void {
		this.pushTo(null);
		this.stopping.abort();
	}

	private look(): void {
		for (const vehicle of this.vehicles) {
			advance(vehicle, this.world.clock.now());
			this.notice(vehicle);
		}
	}

	/** The pushes of one vehicle keep their order. */
	private async sendAll(vehicle: Vehicle, due: Due[]): Promise<void> {
		const url = this.target!;
		for (const { type, fields } of due) await this.push(type, vehicle, { fields, url });
	}
}

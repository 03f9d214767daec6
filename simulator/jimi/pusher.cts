import { setMaxListeners } from 'node:events';
import { deliverRequest, type Delivery, type Outgoing } from '../deliver.cjs';
import type { World } from '../server.cjs';
import { Underway } from '../underway.cjs';
import type { Alarm } from './alarms.cjs';
import { alarmContent, MESSAGE_TYPES, pushRequest, type PushFormat } from './push.cjs';
import type { Settings } from './settings.cjs';

/** A push that was sent, with what came back. */
export interface SentPush extends Delivery, Outgoing {
	/** Simulated time, epoch milliseconds. */
	at: number;
}

export interface PushTargetOptions extends PushFormat {
	/** Alarms that are raised together come so many in one request; 1 by default. */
	batch?: number;
}

/** An alarm and the name of its device. */
export interface NamedAlarm {
	alarm: Alarm;
	deviceName: string;
}

const KEPT = 5000;
const TARGET_KEYS = ['encoding', 'data', 'headers', 'batch'];

/** Sends pushes: on demand, and by itself when a target is set and an alarm is raised. */
export class Pusher {
	/** The pushes that were sent, oldest first; the newest 5000 are kept. Live. */
	readonly sent: SentPush[] = [];
	/** Address that alarms go to by themselves. */
	target: string | null = null;
	options: PushTargetOptions = {};
	private last: Promise<unknown> = Promise.resolve();
	private readonly stopping = new AbortController();
	private readonly underway = new Underway();

	constructor(
		private readonly world: World,
		private readonly settings: Settings,
	) {
		// Every push underway listens; many at once are no leak.
		setMaxListeners(0, this.stopping.signal);
	}

	/** From now on alarms are pushed to this address; null: no more. @throws RangeError for unknown options */
	pushTo(url: string | null, options: PushTargetOptions = {}): void {
		const strange = Object.keys(options).find((key) => !TARGET_KEYS.includes(key));
		if (strange) throw new RangeError(`A push target has no ${strange}; it takes ${TARGET_KEYS.join(', ')}`);
		this.target = url;
		this.options = options;
	}

	/** Sends one request and waits for it, its retry included. */
	async send(request: Outgoing): Promise<Delivery> {
		const at = this.world.clock.now();
		const delivery = await deliverRequest(request, this.settings.pushRetryDelay, this.stopping.signal);
		if (this.sent.length >= KEPT) this.sent.splice(0, KEPT / 10);
		this.sent.push({ ...request, at, ...delivery });
		return delivery;
	}

	/** Pushes alarms to the target, if there is one, in their order. */
	announce(alarms: readonly NamedAlarm[]): void {
		const { target, options } = this;
		if (target === null) return;
		const batch = Math.max(1, options.batch ?? 1);
		for (let first = 0; first < alarms.length; first += batch) {
			const contents = alarms
				.slice(first, first + batch)
				.map(({ alarm, deviceName }) => alarmContent(alarm, deviceName));
			const request = pushRequest(target, MESSAGE_TYPES.alarm, contents, options);
			this.last = this.last.then(() => this.send(request));
		}
		this.underway.add(this.last);
	}

	/** Waits until all pushes, retries included, are through. */
	async settled(): Promise<void> {
		await this.underway.settled();
	}

	clear(): void {
		this.pushTo(null);
		this.sent.length = 0;
	}

	stop(): void {
		this.pushTo(null);
		this.stopping.abort();
	}
}

import type { Clock } from '../clock.cjs';
import type { Commands } from './commands.cjs';
import type { Device } from './device.cjs';
import type { Tracker } from './fleet.cjs';

/** All devices, brought to the present time whenever one is looked at. */
export class Park {
	/** The devices of the main account and all below it. Live. */
	readonly own: Device[] = [];
	/** Devices of somebody else. */
	readonly strange: Device[] = [];
	private readonly trackers = new Map<string, Tracker>();

	constructor(
		private readonly clock: Clock,
		private readonly commands: Commands,
	) {}

	/** Takes these devices in place of those before. */
	fill({ own, strange }: { own: Tracker[]; strange: Tracker[] }): void {
		this.own.splice(0, Infinity, ...own.map(({ device }) => device));
		this.strange.splice(0, Infinity, ...strange.map(({ device }) => device));
		this.trackers.clear();
		for (const tracker of [...own, ...strange]) this.trackers.set(tracker.device.imei, tracker);
	}

	/** A device as of now, whoever owns it; what waits for it is delivered once it is online. */
	tracker(imei: string): Tracker | undefined {
		const tracker = this.trackers.get(imei);
		if (tracker) this.refresh(tracker);
		return tracker;
	}

	/** The devices of one account as of now. */
	of(account: string): Tracker[] {
		const trackers = [...this.trackers.values()].filter(({ device }) => device.account === account);
		for (const tracker of trackers) this.refresh(tracker);
		return trackers;
	}

	refreshAll(): void {
		for (const tracker of this.trackers.values()) this.refresh(tracker);
	}

	private refresh({ device, journey }: Tracker): void {
		const now = this.clock.now();
		journey.advance(device, now);
		if (device.online) this.commands.deliver(device, now);
	}
}

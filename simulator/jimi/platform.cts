import { Adjustable } from '../adjustable.cjs';
import type { World } from '../server.cjs';
import { changeState } from '../vendor.cjs';
import { Accounts, type Account } from './accounts.cjs';
import { Alarms, type Alarm, type AlarmWish } from './alarms.cjs';
import type { Host } from './call.cjs';
import { CellQuota } from './cellQuota.cjs';
import { Commands } from './commands.cjs';
import { isReporting, type Device } from './device.cjs';
import { Fences } from './fences.cjs';
import { makeFleet, type Tracker } from './fleet.cjs';
import { nextPlan, ownersOf, SUB_ACCOUNTS, type FleetPlan, type JimiFleet, type Login } from './options.cjs';
import { Park } from './park.cjs';
import { Pusher } from './pusher.cjs';
import { RULES, type Settings } from './settings.cjs';
import { StateAlarms } from './stateAlarms.cjs';

const STATE_RULES = {
	fixed: ['imei'],
	nullable: ['vehicleName', 'vehicleModels', 'commandCode', 'answersAfter', 'stopsAt'],
};

/** What the platform knows, whoever asks: accounts, devices, alarms, commands, fences. */
export class Platform extends Adjustable<Settings> implements Host {
	/** All accounts, the main one and a stranger's included. */
	readonly directory = new Accounts();
	readonly alarms = new Alarms();
	readonly commands = new Commands();
	readonly fences = new Fences();
	readonly cells = new CellQuota();
	readonly pusher: Pusher;
	private readonly park: Park;
	private readonly stateAlarms = new StateAlarms();

	constructor(
		readonly world: World,
		private readonly login: Login,
		private plan: FleetPlan,
		settings: Partial<Settings>,
	) {
		super(RULES, settings);
		this.pusher = new Pusher(world, this.settings);
		this.park = new Park(world.clock, this.commands);
		this.renew({});
	}

	/** The devices of the main account and all below it. Live; they may be changed at any time. */
	get vehicles(): Device[] {
		return this.park.own;
	}

	/** The same as `vehicles`. */
	get devices(): Device[] {
		return this.park.own;
	}

	/** Devices of somebody else: 1002. */
	get strangers(): Device[] {
		return this.park.strange;
	}

	/** The accounts below the main one. */
	get accounts(): Account[] {
		return this.directory.within(this.login.userId).slice(1);
	}

	tracker(imei: string): Tracker | undefined {
		return this.park.tracker(imei);
	}

	trackersOf(account: string): Tracker[] {
		return this.park.of(account);
	}

	refresh(): void {
		this.park.refreshAll();
	}

	/** A device's state as of now. */
	vehicle(imei: string): Device | undefined {
		return this.tracker(imei)?.device;
	}

	/** Changes a device, which reports at once. @throws RangeError for unknown keys or wrong types */
	change(imei: string, changes: Record<string, unknown>): Device | undefined {
		const tracker = this.tracker(imei);
		if (!tracker) return undefined;
		changeState(tracker.device, changes, STATE_RULES);
		this.notice(tracker);
		return this.vehicle(imei);
	}

	notice({ device, journey }: Tracker): void {
		const { clock } = this.world;
		journey.follow(device, clock.now() / 1000);
		if (isReporting(device)) journey.report(device, clock.seconds());
		const wishes = this.stateAlarms.alarms(device, this.fences.crossings(device));
		if (this.settings.stateAlarms) for (const wish of wishes) this.raiseAlarm(wish);
	}

	/** Raises an alarm and pushes it to the target, if there is one. @throws RangeError for wrong wishes */
	raiseAlarm(wish: AlarmWish): Alarm {
		return this.raiseAlarms(wish, 1)[0];
	}

	/**
	 * Raises so many alarms of one kind, each `step` seconds after the one before; without a time the last one is of now.
	 * @throws RangeError for wrong wishes
	 */
	raiseAlarms(wish: AlarmWish, count: number, step = 0): Alarm[] {
		const device = this.vehicle(wish.imei);
		if (!device) throw new RangeError(`No vehicle ${wish.imei}`);
		const now = this.world.clock.now();
		const first = wish.time ?? this.world.clock.seconds() - (count - 1) * step;
		const alarms = Array.from({ length: count }, (_, index) =>
			this.alarms.raise(device, { ...wish, time: first + index * step }, now, now + this.settings.listedAfter),
		);
		this.pusher.announce(alarms.map((alarm) => ({ alarm, deviceName: device.deviceName })));
		return alarms;
	}

	/** A new fleet and accounts, settings as at the start, everything else at nought. */
	protected renew(fleet: JimiFleet & { seed?: number }): void {
		const plan = nextPlan(this.plan, fleet);
		this.directory.reset(this.login, plan.subAccounts ?? SUB_ACCOUNTS);
		const names = this.directory.within(this.login.userId).map(({ account }) => account);
		const made = makeFleet(plan, ownersOf(plan, names), this.world.clock.now());
		this.plan = plan;
		this.restoreSettings();
		const { alarms, commands, fences, cells, stateAlarms, pusher } = this;
		for (const store of [alarms, commands, fences, cells, stateAlarms, pusher]) store.clear();
		this.park.fill(made);
		for (const { device } of [...made.own, ...made.strange]) this.stateAlarms.learn(device);
	}
}

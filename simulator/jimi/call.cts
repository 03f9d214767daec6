import type { Account, Accounts } from './accounts.cjs';
import type { Alarms } from './alarms.cjs';
import { refused, type Outcome } from './codes.cjs';
import type { Commands } from './commands.cjs';
import type { CellQuota } from './cellQuota.cjs';
import { isExpired } from './device.cjs';
import type { Fences } from './fences.cjs';
import type { Tracker } from './fleet.cjs';
import type { Given, Parameters } from './parameters.cjs';
import type { Settings } from './settings.cjs';

/** What the calls need to know of the cloud they belong to. */
export interface Host {
	readonly settings: Settings;
	readonly directory: Accounts;
	readonly alarms: Alarms;
	readonly commands: Commands;
	readonly fences: Fences;
	readonly cells: CellQuota;
	/** The devices of one account, as of now. */
	trackersOf(account: string): Tracker[];
	/** A device as of now, whoever owns it. */
	tracker(imei: string): Tracker | undefined;
	/** Called after a change of a device. */
	notice(tracker: Tracker): void;
}

/** One request that has passed the checks. */
export interface Context {
	host: Host;
	/** The account of the token. */
	account: Account;
	given: Given;
	/** Epoch milliseconds. */
	now: number;
	/** Epoch seconds. */
	second: number;
}

/** One call: how it is asked and what it does. */
export interface Call {
	method: string;
	parameters: Parameters;
	/** What is wrong with the parameters together; null: nothing. */
	problem?(given: Given, context: Context): string | null;
	run(context: Context): Outcome | Promise<Outcome>;
}

/** Illegal devices: unknown ones and those of somebody else. */
export const ILLEGAL_DEVICE = refused(1002, 'Illegal device');

/** The device that a call names; undefined when it is unknown or somebody else's. */
export function reach({ host, account }: Context, imei: string): Tracker | undefined {
	const tracker = host.tracker(imei);
	return tracker && host.directory.isWithin(tracker.device.account, account.account) ? tracker : undefined;
}

/** Runs a call for the one device that it names; an illegal one is refused. */
export function forDevice(
	context: Context,
	run: (tracker: Tracker) => Outcome | Promise<Outcome>,
): Outcome | Promise<Outcome> {
	const tracker = reach(context, context.given.imei);
	return tracker ? run(tracker) : ILLEGAL_DEVICE;
}

/** Like `forDevice`; one that has expired is refused too. */
export function forDeviceInService(
	context: Context,
	run: (tracker: Tracker) => Outcome | Promise<Outcome>,
): Outcome | Promise<Outcome> {
	const { imei } = context.given;
	return forDevice(context, (tracker) =>
		isExpired(tracker.device, context.second) ? refused(1002, `The device has expired{${imei}}`) : run(tracker),
	);
}

/** The devices of a list, each once; undefined when one is illegal and the settings say that it matters. */
export function reachAll(context: Context, imeis: string): Tracker[] | undefined {
	const names = [...new Set(imeis.split(','))];
	const trackers = names.map((imei) => reach(context, imei)).filter((tracker) => tracker !== undefined);
	return trackers.length === names.length || context.host.settings.unknownImei === 'drop' ? trackers : undefined;
}

/** The token's own account or one below it; why not, when it is none. */
export function reachAccount({ host, account }: Context, name: string): Account | Outcome {
	const target = host.directory.find(name);
	if (!target) return refused(214);
	return host.directory.isWithin(name, account.account) ? target : refused(1002, 'no permissions');
}

/** Whether this is an outcome and not what was looked for. */
export function isOutcome(value: object): value is Outcome {
	return 'code' in value && 'effect' in value;
}

import type { Account, Accounts } from './accounts.cjs';
import type { Alarms } from './alarms.cjs';
import type { Outcome } from './codes.cjs';
import type { Commands } from './commands.cjs';
import { DATA_STATUS, type Device } from './device.cjs';
import type { Tracker } from './fleet.cjs';
import type { Geofences } from './geofences.cjs';
import type { Given, Parameters } from './parameters.cjs';
import type { Settings } from './settings.cjs';

/** A message sent to accounts (document 2.13). */
export interface Message {
	/** Epoch milliseconds. */
	at: number;
	accounts: string[];
	content: string;
}

/** What the calls need to know of the cloud they belong to. */
export interface Host {
	readonly settings: Settings;
	readonly directory: Accounts;
	readonly alarms: Alarms;
	readonly commands: Commands;
	readonly geofences: Geofences;
	readonly messages: Message[];
	/** The trackers of an account, as of now. */
	trackersOf(account: string): Tracker[];
	/** A tracker as of now, whoever owns it. */
	tracker(imei: string): Tracker | undefined;
	/** Called after a change of a tracker. */
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
}

/** One call: how it is asked and what it does. */
export interface Call {
	method: 'GET' | 'POST';
	path: string;
	parameters: Parameters;
	run(context: Context): Outcome;
}

/** The tracker that a call names; a code when it is unknown (20005) or somebody else's (10013). */
export function reach({ host, account }: Context, imei: string): Tracker | number {
	const tracker = host.tracker(imei);
	if (!tracker) return 20005;
	return host.directory.isWithin(tracker.device.account, account.account) ? tracker : 10013;
}

/** Like `reach`; an expired or blocked tracker gives its code. */
export function reachInService(context: Context, imei: string): Tracker | number {
	const tracker = reach(context, imei);
	if (typeof tracker === 'number') return tracker;
	return outOfService(tracker.device) ?? tracker;
}

/** The trackers of a list, each once; how an unknown one is taken depends on the settings. */
export function reachAll(context: Context, imeis: string): Tracker[] | number {
	const { unknownImei } = context.host.settings;
	const trackers: Tracker[] = [];
	for (const imei of new Set(imeis.split(','))) {
		const tracker = reach(context, imei);
		if (typeof tracker !== 'number') trackers.push(tracker);
		else if (unknownImei !== 'drop') return tracker === 20005 && unknownImei === 'refuse10013' ? 10013 : tracker;
	}
	return trackers;
}

function outOfService({ datastatus }: Device): number | undefined {
	if (datastatus === DATA_STATUS.expired) return 20046;
	return datastatus === DATA_STATUS.blocked ? 20089 : undefined;
}

import type { FleetOptions } from '../mix.cjs';
import { MAIN } from './accounts.cjs';
import type { Settings } from './settings.cjs';

/** What fleet of devices to make, and how many sub-accounts. */
export interface JimiFleet {
	/** Number of devices, 40 by default. */
	devices?: number;
	/** Exact counts by scenario in place of `devices` and the usual mix; all then belong to the main account. */
	mix?: Record<string, number>;
	/** Number of sub-accounts, 4 by default. If given, the devices are dealt out to all accounts in turn. */
	subAccounts?: number;
}

/** What a client logs in with. */
export interface Login {
	appKey: string;
	appSecret: string;
	/** Main account. */
	userId: string;
	/** Its password, or the MD5 of it. */
	password: string;
}

/** Fleet, credentials, and any of the settings. */
export interface JimiOptions extends JimiFleet, Partial<Login>, Partial<Settings> {}

/** A fleet as it is made. */
export interface FleetPlan extends FleetOptions {
	subAccounts?: number;
}

/** The samples of the document. */
const APP_KEY = '8FB345B8693CCD003CC2DAB61EC8791D';
const APP_SECRET = 'h9lri085eachcz4sn7gwnkh6j0jt0yz4';
const DEVICES = 40;
export const SUB_ACCOUNTS = 4;
/** In the usual mix every tenth device belongs to one of these. */
const TENTHS = ['north', 'north-depot', 'south'];

/** The parts of the options, each with what it is by default. */
export function partsOf(options: JimiOptions, seed: number) {
	const {
		appKey = APP_KEY,
		appSecret = APP_SECRET,
		userId = MAIN.userId,
		password = MAIN.password,
		...others
	} = options;
	const { devices = DEVICES, mix, subAccounts, ...settings } = others;
	const login: Login = { appKey, appSecret, userId, password };
	const plan: FleetPlan = { vehicles: devices, seed, mix, subAccounts };
	return { login, plan, settings };
}

/** The fleet after a reset: what is not given stays, but a size ends a mix, and a mix the dealing out to sub-accounts. */
export function nextPlan(
	plan: FleetPlan,
	{ devices, mix, subAccounts, seed }: JimiFleet & { seed?: number },
): FleetPlan {
	return {
		vehicles: devices ?? plan.vehicles,
		seed: seed ?? plan.seed,
		mix: mix ?? (devices === undefined ? plan.mix : undefined),
		subAccounts: subAccounts ?? (mix ? undefined : plan.subAccounts),
	};
}

/** The account of the device at a place in the fleet. @param accounts the main one, then those below it */
export function ownersOf({ mix, subAccounts }: FleetPlan, accounts: readonly string[]): (place: number) => string {
	if (subAccounts !== undefined) return (place) => accounts[place % accounts.length];
	return (place) => (mix || place % 10 !== 9 ? accounts[0] : TENTHS[((place - 9) / 10) % TENTHS.length]);
}

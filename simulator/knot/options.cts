import type { FleetPlan } from './fleet.cjs';
import type { Settings } from './settings.cjs';
import { MAIN } from './users.cjs';

/** What fleet of vehicles to make, and how many clusters. */
export interface KnotFleet {
	/** Number of vehicles, 40 by default. */
	vehicles?: number;
	/** Exact counts by scenario in place of `vehicles` and the usual mix. */
	mix?: Record<string, number>;
	/** Number of clusters, 12 by default; the first eight are one of each kind. */
	clusters?: number;
}

/** What the main user logs in with. */
export interface Login {
	email: string;
	password: string;
	/** Signs the tokens. */
	secret: string;
}

/** Fleet, main user, and any of the settings. */
export interface KnotOptions extends KnotFleet, Partial<Login>, Partial<Settings> {}

const VEHICLES = 40;
const CLUSTERS = 12;
const SECRET = 'secret-of-the-simulator';

/** The parts of the options, each with what it is by default. */
export function partsOf(options: KnotOptions, seed: number) {
	const { email = MAIN.email, password = MAIN.password, secret = SECRET, ...others } = options;
	const { vehicles = VEHICLES, mix, clusters = CLUSTERS, ...settings } = others;
	const login: Login = { email, password, secret };
	const plan: FleetPlan = { vehicles, seed, mix, clusters };
	return { login, plan, settings };
}

/** The fleet after a reset: what is not given stays, but a size ends a mix. */
export function nextPlan(plan: FleetPlan, { vehicles, mix, clusters, seed }: KnotFleet & { seed?: number }): FleetPlan {
	return {
		vehicles: vehicles ?? plan.vehicles,
		seed: seed ?? plan.seed,
		mix: mix ?? (vehicles === undefined ? plan.mix : undefined),
		clusters: clusters ?? plan.clusters,
	};
}

/** What fleet to make. */
export interface FleetOptions {
	/** Size of the fleet. */
	vehicles: number;
	/** The same seed gives the same fleet. */
	seed: number;
	/** Exact counts by scenario in place of the usual mix; the size is then their sum. */
	mix?: Record<string, number>;
}

/** A scenario's part of a usual fleet. */
export interface Share {
	name: string;
	/** Part of the fleet; the first scenario takes what the others leave. */
	share: number;
}

/** In a fleet of so many every scenario is there at least once. */
const EVERY_SCENARIO_FROM = 60;

/**
 * The scenario of each vehicle, with its number among those of the same scenario.
 * @throws RangeError when the mix names an unknown scenario or the numbers are not whole.
 */
export function planFleet<S extends Share>(
	scenarios: readonly S[],
	options: FleetOptions,
	everyFrom = EVERY_SCENARIO_FROM,
): Array<{ scenario: S; index: number }> {
	if (!Number.isInteger(options.vehicles) || options.vehicles < 0 || !Number.isInteger(options.seed)) {
		throw new RangeError('vehicles and seed must be whole numbers');
	}
	return countsOf(scenarios, options, everyFrom).flatMap(({ scenario, count }) =>
		Array.from({ length: count }, (_, index) => ({ scenario, index })),
	);
}

function countsOf<S extends Share>(scenarios: readonly S[], { vehicles, mix }: FleetOptions, everyFrom: number) {
	if (mix) return Object.entries(mix).map(([name, count]) => ({ scenario: scenarioOf(scenarios, name), count }));
	const [usual, ...others] = scenarios;
	const counts = others.map((scenario) => ({ scenario, count: Math.round(scenario.share * vehicles) }));
	if (vehicles >= everyFrom) for (const row of counts) row.count = Math.max(1, row.count);
	const special = counts.reduce((sum, { count }) => sum + count, 0);
	return [{ scenario: usual, count: vehicles - special }, ...counts];
}

function scenarioOf<S extends Share>(scenarios: readonly S[], name: string): S {
	const scenario = scenarios.find((row) => row.name === name);
	if (scenario) return scenario;
	throw new RangeError(`Unknown scenario ${name}; it is one of ${scenarios.map((row) => row.name).join(', ')}`);
}

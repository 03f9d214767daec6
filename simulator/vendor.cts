import type { FastifyInstance } from 'fastify';
import type { LogEntry } from './log.cjs';

/** What the control API needs of a vendor's cloud; the rest of it is the vendor's own. */
export interface VendorCloud {
	readonly name: string;
	readonly url: string;
	readonly log: LogEntry[];
	readonly vehicles: ReadonlyArray<{ scenario: string }>;
	readonly tokens: { counts(): Record<string, number>; kill(): number };
	/** What `GET /state` tells of this vendor besides: who logs in, but no secret. */
	facts(): Record<string, unknown>;
	/** Brings every vehicle to the present time. */
	refresh(): void;
	/** The state of a vehicle as of now. */
	vehicle(device: string): object | undefined;
	/** Changes a vehicle's state; undefined: no such vehicle. @throws RangeError for unknown keys or wrong types */
	change(device: string, changes: Record<string, unknown>): object | undefined;
	/** Only of a vendor that pushes. @throws RangeError when the vehicle or the type is unknown, or there is no target */
	push?(type: string, device: string, options: object): Promise<object>;
	pushTo?(url: string | null, options?: object): void;
	/** Adds requests of this vendor alone to the control API. */
	addControls?(server: FastifyInstance): void;
}

/** Keys of a vehicle's state that may not be changed, and those that may be null. */
export interface StateRules {
	fixed: readonly string[];
	nullable: readonly string[];
}

/**
 * Sets keys of a vehicle's state, or of what `owner` says.
 * @throws RangeError when a key does not exist, may not be changed or would change its type
 */
export function changeState(
	state: object,
	changes: Record<string, unknown>,
	rules: StateRules,
	owner = 'A vehicle has',
): void {
	const known = state as Record<string, unknown>;
	for (const [key, value] of Object.entries(changes)) {
		if (!Object.hasOwn(known, key)) throw new RangeError(`${owner} no ${key}, but ${Object.keys(known).join(', ')}`);
		if (rules.fixed.includes(key)) throw new RangeError(`${key} cannot be changed`);
		const fits = isLike(known[key], value) || (rules.nullable.includes(key) && (value === null || known[key] === null));
		if (!fits) throw new RangeError(`${key} must be of the type of ${JSON.stringify(known[key])}`);
	}
	Object.assign(known, changes);
}

function isLike(old: unknown, value: unknown): boolean {
	return typeof old === typeof value && Array.isArray(old) === Array.isArray(value) && value !== null;
}

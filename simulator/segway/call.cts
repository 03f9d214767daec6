import type { Schema } from './parameters.cjs';
import type { Model, Vehicle } from './vehicle.cjs';

/** What a call leads to. `effect`: the vehicle obeyed (also with 15623 to 15625). */
export interface Outcome {
	code: number;
	msg?: string;
	data?: Record<string, unknown>;
	effect: boolean;
}

/** One documented call: how it is asked, for which vehicles, and what it does to one. */
export interface Call {
	kind: 'query' | 'control' | 'setting';
	method: 'GET' | 'POST';
	path: string;
	models: readonly Model[];
	schema: Schema;
	/** The samples print `Success` and `success`. */
	success?: 'Success' | 'success';
	idName?: 'resId';
	/** A query that the cloud answers from what it knows when the vehicle is offline and `answersOffline`. */
	fromCloud?: boolean;
	/** The table of the call lists 15704. */
	needsAwake?: boolean;
	/** The table of the call lists 15990. */
	restrictable?: boolean;
	/** The call's own code for a network error; without one it is 15303. */
	networkCode?: number;
	/** @param now epoch milliseconds */
	run(vehicle: Vehicle, given: Record<string, unknown>, now: number): Outcome;
}

export const EVERY_MODEL: readonly Model[] = ['e-moped', 't60-lite'];
export const E_MOPED: readonly Model[] = ['e-moped'];
export const T60_LITE: readonly Model[] = ['t60-lite'];

/** The command was carried out; partial success (15623 to 15625) has a code of its own. */
export function done(code = 0): Outcome {
	return { code, effect: true };
}

/** The command was not carried out. */
export function refused(code: number, msg?: string): Outcome {
	return { code, msg, effect: false };
}

/** The answer of a query. */
export function found(data: Record<string, unknown>): Outcome {
	return { code: 0, data, effect: false };
}

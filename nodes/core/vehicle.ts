import type { IDataObject } from 'n8n-workflow';

/** MDS 2.0.2 vehicle types that occur here. */
export type VehicleType =
	| 'bicycle'
	| 'car'
	| 'moped'
	| 'motorcycle'
	| 'scooter_standing'
	| 'scooter_seated'
	| 'truck'
	| 'other';

/** WGS-84; metres, degrees, metres per second. */
export interface Position extends IDataObject {
	lat: number;
	lng: number;
	altitude: number | null;
	heading: number | null;
	speed: number | null;
	horizontal_accuracy: number | null;
	satellites: number | null;
}

/**
 * One vehicle in the words of MDS 2.0.2, and of GBFS 3.0 where MDS has none. Every key is always there; what the
 * vendor does not say is `null`. What only one vendor knows stands under the vendor's name.
 */
export interface Vehicle extends IDataObject {
	vendor: string;
	/** IMEI or the vendor's id. */
	device_id: string | null;
	/** Plate, serial number or name. */
	vehicle_id: string | null;
	vehicle_type: VehicleType | null;
	vehicle_state: string | null;
	online: boolean | null;
	locked: boolean | null;
	charging: boolean | null;
	ignition: boolean | null;
	/** 0 to 100. */
	battery_percent: number | null;
	current_range_meters: number | null;
	odometer_meters: number | null;
	location: Position | null;
	position_source: 'gps' | 'wifi' | 'cell' | 'beacon' | null;
	/** ISO 8601 UTC. */
	last_reported: string | null;
}

const NOTHING: Omit<Vehicle, 'vendor'> = {
	device_id: null,
	vehicle_id: null,
	vehicle_type: null,
	vehicle_state: null,
	online: null,
	locked: null,
	charging: null,
	ignition: null,
	battery_percent: null,
	current_range_meters: null,
	odometer_meters: null,
	location: null,
	position_source: null,
	last_reported: null,
};

/** Joins what several answers say of one vehicle; the first that knows a value wins. */
export function vehicle(vendor: string, ...parts: IDataObject[]): Vehicle {
	const joined: IDataObject = { vendor, ...NOTHING };
	for (const part of parts) {
		for (const [key, value] of Object.entries(part)) {
			if (key === vendor) joined[key] = { ...(joined[key] as IDataObject), ...(value as IDataObject) };
			else joined[key] ??= value;
		}
	}
	return joined as Vehicle;
}

/** A row of a table by a key that came from outside; what every object inherits does not count. */
export const lookUp = <T>(table: Record<string, T>, key: string | undefined): T | undefined =>
	key !== undefined && Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined;

/** A number, also when it came as text; anything else is `null`, never 0. */
export function toNumber(value: unknown): number | null {
	if (typeof value === 'string' && value.trim() === '') return null;
	if (typeof value !== 'number' && typeof value !== 'string') return null;
	const read = Number(value);
	return Number.isFinite(read) ? read : null;
}

const TRUE = new Set<unknown>([true, 'true', 1, '1']);
const FALSE = new Set<unknown>([false, 'false', 0, '0']);

/** A boolean, also as text or as 1 and 0; anything else is `null`. */
export const toBoolean = (value: unknown): boolean | null => (TRUE.has(value) ? true : FALSE.has(value) ? false : null);

/** A text; numbers as their digits; empty is `null`. */
export const toText = (value: unknown): string | null =>
	(typeof value === 'string' || typeof value === 'number') && String(value) !== '' ? String(value) : null;

/** From here on a number of seconds would lie beyond the year 5000: it is milliseconds. */
const MILLISECONDS = 1e11;

/** Milliseconds since 1970 out of seconds or milliseconds, told apart by their size; 0 and nonsense are `null`. */
export function toMilliseconds(value: unknown): number | null {
	const read = toNumber(value);
	if (read === null || read <= 0) return null;
	const time = read >= MILLISECONDS ? read : read * 1000;
	return time <= 8.64e15 ? time : null;
}

/** ISO 8601 UTC out of seconds or milliseconds since 1970. */
export function toIso(value: unknown): string | null {
	const time = toMilliseconds(value);
	return time === null ? null : new Date(time).toISOString();
}

/** A position, or `null` where there is no fix: 0/0, missing, or off the globe. */
export function toPosition(lat: unknown, lng: unknown, more: Partial<Position> = {}): Position | null {
	const [y, x] = [toNumber(lat), toNumber(lng)];
	if (y === null || x === null || Math.abs(y) > 90 || Math.abs(x) > 180 || (y === 0 && x === 0)) return null;
	const unknown = { altitude: null, heading: null, speed: null, horizontal_accuracy: null, satellites: null };
	return { lat: y, lng: x, ...unknown, ...more };
}

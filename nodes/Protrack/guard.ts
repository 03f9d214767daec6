import type { IDataObject } from 'n8n-workflow';
import type { Call, Objection, Options } from '../core/operation';
import { sendOptions } from '../core/perform';
import type { ApiRequest } from '../core/request';
import { toNumber } from '../core/vehicle';
import { TRACK } from './paths';

/** What stops an engine, as it goes on the wire; `RELAY,0` restores it and is always let through. */
const STOPS_ENGINE = /^\s*RELAY\s*,\s*1/i;

const ONLINE = 2;
const USUAL = { maxSpeed: 3, maxAge: 300 };

const REMEDY =
	'Try again when the vehicle stands. The limits, and the switch Only If Stationary, are under Options; a stopped engine in traffic can kill.';

/**
 * What a request carries under this name, wherever it stands: a custom path may have it behind its question mark, and
 * of two values nobody knows which one the server takes.
 */
function valuesOf({ path, query, body }: ApiRequest, name: string): string[] {
	const inPath = new URLSearchParams(path.split('?').slice(1).join('&')).getAll(name);
	return [...inPath, query?.[name], body?.[name]]
		.filter((each) => each !== undefined)
		.map((each) => String(each).trim());
}

/** Whether this request would stop an engine, whichever operation and path it comes from. */
export const stopsEngine = (request: ApiRequest): boolean =>
	valuesOf(request, 'command').some((command) => STOPS_ENGINE.test(command));

const limit = (value: unknown, usual: number) => toNumber(value) ?? usual;

/** Why the vehicle does not certainly stand; seconds, km/h. */
function movement(row: IDataObject, now: number, options: Options): string | undefined {
	const [maxSpeed, maxAge] = [limit(options.maxSpeed, USUAL.maxSpeed), limit(options.maxAge, USUAL.maxAge)];
	const [status, speed, fix] = [row.datastatus, row.speed, row.gpstime].map(toNumber);
	const age = (toNumber(row.servertime) ?? now) - (fix ?? 0);
	if (status !== ONLINE) return 'the device is not online, so nobody knows whether the vehicle stands';
	if (!fix) return 'the device has no position, so nobody knows whether the vehicle stands';
	if (age > maxAge) return `the last position is ${age} s old (allowed: ${maxAge} s)`;
	if (age < -maxAge) return 'the times of the position contradict each other, so nobody knows how old it is';
	if (speed === null || speed < 0) return 'the device does not tell its speed';
	if (speed > maxSpeed) return `the vehicle moves at ${speed} km/h (allowed: ${maxSpeed} km/h)`;
	return undefined;
}

/**
 * "Only If Stationary": reads the position in front of whatever stops an engine. Refuses when the vehicle moves, and
 * when that cannot be told.
 */
export async function guard(call: Call, request: ApiRequest): Promise<Objection | undefined> {
	if (call.options.onlyIfStationary === false || !stopsEngine(request)) return undefined;
	const [imei, ...others] = new Set(valuesOf(request, 'imei'));
	if (!imei || others.length > 0) return { message: 'the request does not name exactly one device', remedy: REMEDY };
	const seen = await call.session.send(
		{ method: 'GET', path: TRACK, query: { imeis: imei } },
		'read',
		sendOptions(call),
	);
	if (seen.result !== 'done') return { message: `the position could not be read (${seen.message})`, remedy: REMEDY };
	const rows = Array.isArray(seen.data) ? (seen.data as IDataObject[]) : [];
	const row = rows.find((each) => String(each?.imei) === imei);
	const now = Math.floor(call.session.clock / 1000);
	const message = row ? movement(row, now, call.options) : 'Protrack gives no position for this device';
	return message ? { message, remedy: REMEDY } : undefined;
}

import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { rowsOf } from './list';
import type { Call, Objection, Options } from './operation';
import { sendOptions } from './perform';
import type { ApiRequest } from './request';
import { toNumber } from './vehicle';

/** A request of any vendor; some send forms. */
type Sent = ApiRequest & { form?: IDataObject };

/** What the vendor last heard of a device. `null`: it does not tell, and then nothing is stopped. */
export interface Reading {
	online: boolean | null;
	/** Kilometres per hour. */
	speedKmh: number | null;
	/** Whole seconds since the position was taken, by the vendor's clock; below 0: it lies in the future. */
	fixAgeSeconds: number | null;
}

/** What a look at a device has shown, or why nothing; without a reason the vendor does not know the device. */
export type Look = { seen: Reading; objection?: undefined } | { seen?: undefined; objection?: string };

export interface StationaryGuard {
	/** Of the vendor, for the texts. */
	displayName: string;
	/** Whether this request would stop an engine, whichever operation and path it comes from. */
	stops(request: ApiRequest): boolean;
	/** Every device that the request names, wherever it stands. */
	devicesOf(request: ApiRequest): string[];
	/** Looks at the device. Does not throw. */
	read(call: Call, device: string): Promise<Look>;
}

/** What stops an engine, in the words of the trackers; `RELAY,0` restores it and is always let through. */
const STOPS_ENGINE = /^\s*RELAY\s*,\s*1/i;

/** Whether a device would take this text for the command that stops the engine, with spaces or what follows it. */
export const isEngineStop = (text: string): boolean => STOPS_ENGINE.test(text);

/**
 * What a request carries under this name, wherever it stands: a custom path may have it behind its question mark, and
 * of two values nobody knows which one the server takes.
 */
export function valuesOf({ path, query, body, form }: Sent, name: string): string[] {
	const inPath = new URLSearchParams(path.split('?').slice(1).join('&')).getAll(name);
	return [...inPath, query?.[name], body?.[name], form?.[name]]
		.filter((each) => each !== undefined)
		.map((each) => String(each).trim());
}

/** Asks for the position of one device: its row of the answer, or why there is none. For `read` of a guard. */
export async function lookUp(
	call: Call,
	request: ApiRequest,
	isIt: (row: IDataObject) => boolean,
): Promise<{ row?: IDataObject; objection?: string }> {
	const given = await call.session.send(request, 'read', sendOptions(call));
	if (given.result !== 'done') return { objection: `the position could not be read (${given.message})` };
	return { row: rowsOf(given.data).find(isIt) };
}

const USUAL = { maxSpeed: 3, maxAge: 300 };
const limit = (value: unknown, usual: number) => toNumber(value) ?? usual;

/** Why the vehicle does not certainly stand. */
function movement({ online, speedKmh: speed, fixAgeSeconds: age }: Reading, options: Options): string | undefined {
	const [maxSpeed, maxAge] = [limit(options.maxSpeed, USUAL.maxSpeed), limit(options.maxAge, USUAL.maxAge)];
	if (online !== true) return 'the device is not online, so nobody knows whether the vehicle stands';
	if (age === null || Number.isNaN(age))
		return 'the device has no position, so nobody knows whether the vehicle stands';
	if (age > maxAge) return `the last position is ${age} s old (allowed: ${maxAge} s)`;
	if (age < -maxAge) return 'the times of the position contradict each other, so nobody knows how old it is';
	if (speed === null || !(speed >= 0)) return 'the device does not tell its speed';
	if (speed > maxSpeed) return `the vehicle moves at ${speed} km/h (allowed: ${maxSpeed} km/h)`;
	return undefined;
}

const REMEDY =
	'Try again when the vehicle stands. The limits, and the switch Only If Stationary, are under Options; a stopped engine in traffic can kill.';

/**
 * The `guard` of a vendor whose trackers can stop an engine, "Only If Stationary": looks at the position in front of
 * whatever does. Objects when the vehicle moves, and when that cannot be told.
 */
export function stationaryGuard(vendor: StationaryGuard) {
	return async (call: Call, request: ApiRequest): Promise<Objection | undefined> => {
		if (call.options.onlyIfStationary === false || !vendor.stops(request)) return undefined;
		const [device, ...others] = new Set(vendor.devicesOf(request));
		if (!device || others.length > 0)
			return { message: 'the request does not name exactly one device', remedy: REMEDY };
		const { seen, objection = `${vendor.displayName} gives no position for this device` } = await vendor.read(
			call,
			device,
		);
		const message = seen ? movement(seen, call.options) : objection;
		return message === undefined ? undefined : { message, remedy: REMEDY };
	};
}

/** What a person sets about it; for the options of whatever may stop an engine. */
export const stationaryOptions: INodeProperties[] = [
	{
		displayName: 'Only If Stationary',
		name: 'onlyIfStationary',
		type: 'boolean',
		default: true,
		description:
			'Whether to look at the position before a command that stops the engine, and not to send it when the vehicle moves or nobody knows. On unless you switch it off here.',
	},
	{
		displayName: 'Maximum Speed (Km/h)',
		name: 'maxSpeed',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 50 },
		default: 3,
		description: 'For Only If Stationary: a vehicle up to this speed counts as standing',
	},
	{
		displayName: 'Maximum Position Age (Seconds)',
		name: 'maxAge',
		type: 'number',
		typeOptions: { minValue: 10, maxValue: 86_400 },
		default: 300,
		description: 'For Only If Stationary: an older position says nothing about how the vehicle moves now',
	},
];

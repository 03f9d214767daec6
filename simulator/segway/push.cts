import { deliver, type Delivery } from '../deliver.cjs';
import { PUSHES, type PushFields, type PushValue } from './pushFields.cjs';
import { sign, type Pair } from './signature.cjs';
import type { Client } from './token.cjs';
import type { Vehicle } from './vehicle.cjs';

export interface PushOptions {
	/** Fields to set or add; a list sends the name several times, null leaves the field out. */
	fields?: Record<string, PushValue | PushValue[] | null>;
	/** Base URL in place of the push target. */
	url?: string;
	/**
	 * `signature`: a wrong one; `unsigned`: none; `platform`: another platform code, signed with this client's secret.
	 */
	forge?: 'signature' | 'unsigned' | 'platform';
	/** Case of the signature's digits; lower by default. */
	hex?: 'lower' | 'upper';
	/** Send a flat JSON object in place of the form. */
	json?: boolean;
	/** False: no second attempt. */
	retry?: boolean;
	/** Which value of a repeated name is signed; the documents do not say. Default: all, in their order. */
	repeated?: 'all' | 'first' | 'last';
}

/** A push as it goes on the wire. */
export interface PreparedPush {
	path: string;
	contentType: string;
	body: string;
}

const OPTIONS = ['fields', 'url', 'forge', 'hex', 'json', 'retry', 'repeated'];
/** Another integrator's platform code. */
const STRANGER = 'A99999';

/**
 * Fills in and signs a push (document "Push").
 * @throws RangeError when there is no such type or option
 */
export function preparePush(type: string, vehicle: Vehicle, client: Client, options: PushOptions = {}): PreparedPush {
	const push = Object.hasOwn(PUSHES, type) ? PUSHES[type] : undefined;
	if (!push) throw new RangeError(`Unknown push ${type}; it is one of ${Object.keys(PUSHES).join(', ')}`);
	const strange = Object.keys(options).filter((key) => !OPTIONS.includes(key));
	if (strange.length > 0) throw new RangeError(`A push has no ${strange.join(', ')}; it takes ${OPTIONS.join(', ')}`);
	const platformCode = options.forge === 'platform' ? STRANGER : client.clientId;
	const own: PushFields = { iotCode: vehicle.iotCode, platformCode, ...push.fields(vehicle) };
	const values: NonNullable<PushOptions['fields']> = { ...own, ...options.fields };
	const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
	const signature = signatureOf(given, client.clientSecret, options);
	if (signature) given.push(['signature', signature] as const);
	return options.json
		? { path: push.path, contentType: 'application/json', body: JSON.stringify(Object.fromEntries(given)) }
		: { path: push.path, contentType: 'application/x-www-form-urlencoded', body: formOf(given) };
}

/** Sends a prepared push below the base URL; anything but HTTP 200 brings the one retry. */
export async function sendPush(
	baseUrl: string,
	push: PreparedPush,
	retryDelay: number | null,
	signal: AbortSignal,
): Promise<Delivery> {
	return await deliver(baseUrl.replace(/\/+$/, '') + push.path, push.contentType, push.body, retryDelay, signal);
}

type Field = readonly [string, PushValue | PushValue[]];

function signatureOf(fields: readonly Field[], secret: string, options: PushOptions): string | null {
	if (options.forge === 'unsigned') return null;
	const pairs = pairsOf(fields).filter((pair, index, all) => isSigned(pair, index, all, options.repeated ?? 'all'));
	const right = sign(pairs, secret);
	const signature = options.forge === 'signature' ? wrong(right) : right;
	return options.hex === 'upper' ? signature.toUpperCase() : signature;
}

function isSigned([name]: Pair, index: number, all: readonly Pair[], repeated: 'all' | 'first' | 'last'): boolean {
	if (repeated === 'all') return true;
	const names = all.map(([other]) => other);
	return index === (repeated === 'first' ? names.indexOf(name) : names.lastIndexOf(name));
}

/** Differs in one digit only, which a careless comparison may overlook. */
function wrong(signature: string): string {
	return signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0');
}

function pairsOf(fields: readonly Field[]): Pair[] {
	return fields.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const));
}

function formOf(fields: readonly Field[]): string {
	return new URLSearchParams(pairsOf(fields).map(([name, value]): [string, string] => [name, value])).toString();
}

import type { IDataObject } from 'n8n-workflow';
import type { Pair, Rejection } from '../core/push';
import { md5, sameText } from '../core/hash';
import { pairsOf } from '../core/push';

/** The seven pushes of both documents, by what Segway appends to its base URL `.../v2/vehicle/`. */
export const PUSH_TYPES = ['alert', 'fault', 'location', 'status', 'components', 't60/location', 't60/status'] as const;
export type PushType = (typeof PUSH_TYPES)[number];

export const PUSH_ROOT = 'v2/vehicle/';

/** A push that is proven to come from Segway. `fields`: texts as received, decoded, without the signature. */
export interface SegwayPush {
	type: PushType;
	fields: Record<string, string>;
}

/** The kind of push by the end of the path it came to; `null` for the base URL and for anything else. */
export function pushType(path: string): PushType | null {
	const [pathname] = path.split(/[?#]/);
	const whole = `/${pathname.replace(/\/+$/, '')}`;
	const start = whole.lastIndexOf(`/${PUSH_ROOT}`);
	const named = start < 0 ? undefined : whole.slice(start + PUSH_ROOT.length + 1);
	return PUSH_TYPES.find((type) => type === named) ?? null;
}

const byCodeUnit = ([a]: Pair, [b]: Pair) => (a < b ? -1 : a > b ? 1 : 0);

/** Steps 1 to 4 of "signature generation algorithm": ASCII order, `key=value` joined by `&`, the secret, MD5. */
export function signatureOf(pairs: Pair[], clientSecret: string): string {
	const sorted = [...pairs].sort(byCodeUnit).map(([name, value]) => `${name}=${value}`);
	return md5([...sorted, `client_secret=${clientSecret}`].join('&'));
}

const firstOfEach = (pairs: Pair[]): Pair[] => {
	const seen = new Set<string>();
	return pairs.filter(([name]) => !seen.has(name) && seen.add(name));
};
const lastOfEach = (pairs: Pair[]): Pair[] => firstOfEach([...pairs].reverse());

/** Segway does not say how it signs a repeated key or an empty value; every honest reading is tried. */
function readings(pairs: Pair[]): Pair[][] {
	const first = firstOfEach(pairs);
	const ways = first.length < pairs.length ? [first, lastOfEach(pairs), pairs] : [pairs];
	const filled = (way: Pair[]) => way.filter(([, value]) => value !== '');
	return ways.flatMap((way) => (filled(way).length < way.length ? [way, filled(way)] : [way]));
}

/**
 * Whether this push comes from Segway: pure, so that the trigger and the operation Push > Verify share it.
 *
 * @param path where it arrived; `null` is returned when it is none of the seven
 * @param body the text as received (form or flat JSON)
 */
export function verifyPush(path: string, body: string, credentials: IDataObject): SegwayPush | Rejection | null {
	const type = pushType(path);
	if (type === null) return null;
	const pairs = pairsOf(body);
	if (pairs === null) return 'unreadable';
	const signatures = pairs.filter(([name]) => name === 'signature');
	const rest = pairs.filter(([name]) => name !== 'signature');
	const secret = String(credentials.clientSecret ?? '');
	if (signatures.length !== 1 || secret === '') return 'forged';
	const given = signatures[0][1].trim().toLowerCase();
	const signed = readings(rest).find((reading) => sameText(signatureOf(reading, secret), given));
	if (signed === undefined) return 'forged';
	const fields = Object.fromEntries(signed);
	return fields.platformCode === String(credentials.clientId).trim() ? { type, fields } : 'foreign';
}

/** 4 or 16 bytes. */
type Address = number[];

function readV4(text: string): Address | null {
	const parts = text.split('.');
	const isByte = (part: string) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256;
	return parts.length === 4 && parts.every(isByte) ? parts.map(Number) : null;
}

/** The bytes of groups between colons; the very last one may be an IPv4 address. `null`: some group is none. */
function groups(text: string, half: number, halves: string[]): Address | null {
	if (text === '') return [];
	const parts = text.split(':');
	const read = parts.map((part, at) => {
		if (/^[0-9a-f]{1,4}$/i.test(part)) return [parseInt(part, 16) >> 8, parseInt(part, 16) & 255];
		return at === parts.length - 1 && half === halves.length - 1 ? readV4(part) : null;
	});
	return read.every((bytes) => bytes !== null) ? read.flatMap((bytes) => bytes ?? []) : null;
}

function readV6(text: string): Address | null {
	const halves = text.split('::').map(groups);
	const [head, tail] = halves;
	if (!head || tail === null || halves.length > 2) return null;
	if (tail === undefined) return head.length === 16 ? head : null;
	const gap = 16 - head.length - tail.length;
	return gap >= 2 ? [...head, ...new Array<number>(gap).fill(0), ...tail] : null;
}

const MAPPED = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255];

/** How many bits come before the IPv4 address of `::ffff:1.2.3.4`. */
const mappedBits = (address: Address): number =>
	address.length === 16 && MAPPED.every((byte, at) => address[at] === byte) ? MAPPED.length * 8 : 0;

interface Range {
	address: Address;
	/** Leading bits that count. */
	bits: number;
}

/** `10.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`; an IPv4 address in the form of IPv6 becomes an IPv4 address. */
function readRange(text: string): Range | null {
	const [ip, prefix, ...more] = text.trim().split('/');
	const address = readV4(ip) ?? readV6(ip);
	if (!address || more.length > 0 || !/^\d{0,3}$/.test(prefix ?? '') || prefix === '') return null;
	const bits = prefix === undefined ? address.length * 8 : Number(prefix);
	if (bits > address.length * 8) return null;
	const mapped = mappedBits(address);
	return bits >= mapped ? { address: address.slice(mapped / 8), bits: bits - mapped } : { address, bits };
}

function contains({ address, bits }: Range, { address: other }: Range): boolean {
	if (address.length !== other.length) return false;
	return address.every((byte, at) => {
		const free = 8 - Math.min(8, Math.max(0, bits - at * 8));
		return byte >> free === other[at] >> free;
	});
}

/** The entries of a list; one of nothing but commas has none. */
export const entries = (list: string): string[] =>
	list
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');

/** The entries of a list that are no address and no range: a slip of the pen would shut everybody out. */
export const strangeAddresses = (list: string): string[] => entries(list).filter((entry) => readRange(entry) === null);

/**
 * Whether an IP address is in a list of IPv4 and IPv6 addresses and CIDR ranges, separated by commas. A list
 * without entries allows nobody; an address that cannot be read is in no list.
 *
 * @param ip as the web server tells it, IPv4 possibly in the form of IPv6 (`::ffff:1.2.3.4`)
 */
export function addressAllowed(ip: string, list: string): boolean {
	const sender = readRange(ip.replace(/%.*$/, ''));
	return sender !== null && !ip.includes('/') && entries(list).some((entry) => isIn(entry, sender));
}

function isIn(entry: string, sender: Range): boolean {
	const range = readRange(entry);
	return range !== null && contains(range, sender);
}

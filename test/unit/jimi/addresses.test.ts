import fc from 'fast-check';
import { addressAllowed, strangeAddresses } from '../../../nodes/Jimi/addresses';
import { inRange } from './ranges.cjs';

test.each([
	['1.2.3.4', '1.2.3.4'],
	['1.2.3.4', ' 5.6.7.8 , 1.2.3.4 '],
	['::ffff:1.2.3.4', '1.2.3.4'],
	['::FFFF:102:304', '1.2.3.4'],
	['1.2.3.4', '::ffff:1.2.3.4'],
	['10.200.0.1', '10.0.0.0/8'],
	['10.200.0.1', '10.1.2.3/8'],
	['192.168.1.130', '192.168.1.128/25'],
	['1.2.3.4', '0.0.0.0/0'],
	['1.2.3.4', '1.2.3.4/32'],
	['::ffff:10.9.9.9', '10.0.0.0/8'],
	['10.9.9.9', '::ffff:10.0.0.0/104'],
	['1.2.3.4', '::ffff:0:0/96'],
	['::1', '::1'],
	['0:0:0:0:0:0:0:1', '::1'],
	['2001:DB8::1', '2001:db8:0:0::1'],
	['2001:db8:ffff::1', '2001:db8::/32'],
	['2001:db8::', '2001:db8::/128'],
	['fe80::1%eth0', 'fe80::/10'],
	['64:ff9b::1.2.3.4', '64:ff9b::102:304'],
	['2001:db8::1', '::/0'],
])('%s is in %s', (ip, list) => expect(addressAllowed(ip, list)).toBe(true));

test.each([
	['1.2.3.4', '1.2.3.5'],
	['1.2.3.4', '1.2.3.40,11.2.3.4'],
	['11.0.0.1', '10.0.0.0/8'],
	['192.168.1.127', '192.168.1.128/25'],
	['1.2.3.5', '1.2.3.4/32'],
	['::1', '1.2.3.4, 0.0.0.0/0'],
	['1.2.3.4', '::/0'],
	['2001:db9::1', '2001:db8::/32'],
	['::ffff:11.9.9.9', '10.0.0.0/8'],
	['', '1.2.3.4'],
	['unknown', '0.0.0.0/0'],
	['1.2.3', '0.0.0.0/0'],
	['1.2.3.4/0', '9.9.9.9, 1.2.3.4'],
	['1.2.3.4, 9.9.9.9', '9.9.9.9'],
	['010.0.0.1', '10.0.0.1'],
	['1.2.3.4', 'example.com'],
	['1.2.3.4', '1.2.3.4/33'],
	['1.2.3.4', '1.2.3.4/'],
])('%j is not in %j', (ip, list) => expect(addressAllowed(ip, list)).toBe(false));

test.each(['', ' ', ',', ' , '])('a list of %j allows nobody', (list) => {
	for (const ip of ['1.2.3.4', '::1', 'unknown']) expect(addressAllowed(ip, list)).toBe(false);
});

test('slips of the pen are found', () => {
	const slips = [
		...[
			'1.2.3',
			'1.2.3.256',
			'1.2.3.4.5',
			'01.2.3.4',
			'1.2.3.4/33',
			'1.2.3.4/-1',
			'1.2.3.4/8/8',
			'1.2.3.4/',
			'1.2.3.4/x',
		],
		...[
			'1::2::3',
			':::',
			'1:2:3:4:5:6:7',
			'1:2:3:4:5:6:7:8:9',
			'1:2:3:4:5:6:7::8',
			'12345::',
			'g::',
			'::/129',
			':1',
			'1:',
		],
		...['1.2.3.4::', '::1.2.3.4:1', '::1.2.3', 'example.com', '1.2.3.4 5.6.7.8'],
	];
	const good = [
		'1.2.3.4',
		'10.0.0.0/8',
		'::',
		'::1',
		'2001:db8::/32',
		'1:2:3:4:5:6:7:8',
		'1:2:3:4:5:6::8',
		'::1.2.3.4',
	];
	expect(strangeAddresses([...slips, ...good].join(' , '))).toEqual(slips);
	expect(strangeAddresses('')).toEqual([]);
});

/** Two addresses that share a start of any length, else hardly any pair would be in one range. */
const near = (bytes: number) =>
	fc
		.tuple(
			fc.uint8Array({ minLength: bytes, maxLength: bytes }),
			fc.uint8Array({ minLength: bytes, maxLength: bytes }),
			fc.nat(bytes),
		)
		.map(([one, other, same]) => [[...one], [...one.slice(0, same), ...other.slice(same)]]);
const v4 = (bytes: number[]) => bytes.join('.');
const v6 = (bytes: number[]) =>
	Array.from({ length: 8 }, (_, at) => (bytes[2 * at] * 256 + bytes[2 * at + 1]).toString(16)).join(':');

test('a range of IPv4 holds what Node says it holds, in either form', () => {
	fc.assert(
		fc.property(near(4), fc.integer({ min: 0, max: 32 }), ([one, other], prefix) => {
			const expected = inRange(v4(one), v4(other), prefix, 'ipv4');
			for (const ip of [v4(one), `::ffff:${v4(one)}`]) {
				expect(addressAllowed(ip, `${v4(other)}/${prefix}`)).toBe(expected);
				expect(addressAllowed(ip, `::ffff:${v4(other)}/${prefix + 96}`)).toBe(expected);
			}
		}),
	);
});

test('a range of IPv6 holds what Node says it holds', () => {
	fc.assert(
		fc.property(near(16), fc.integer({ min: 0, max: 128 }), ([one, other], prefix) => {
			expect(addressAllowed(v6(one), `${v6(other)}/${prefix}`)).toBe(inRange(v6(one), v6(other), prefix, 'ipv6'));
		}),
	);
});

test('whatever is written, there is an answer', () => {
	const text = fc.oneof(fc.string(), fc.stringMatching(/^[\da-f:./,%]{0,30}$/), fc.ipV4(), fc.ipV6());
	fc.assert(
		fc.property(text, text, (ip, list) => {
			expect(typeof addressAllowed(ip, list)).toBe('boolean');
			expect(Array.isArray(strangeAddresses(list))).toBe(true);
		}),
	);
});

test('every address that is one is in a list of itself', () => {
	fc.assert(
		fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
			expect(strangeAddresses(ip)).toEqual([]);
			expect(addressAllowed(ip, ip)).toBe(true);
		}),
	);
});

import { createHash } from 'node:crypto';
import { documentedAccount } from '../../fixtures/read.cjs';

export const { clientSecret: SECRET, clientId: PLATFORM, iotCode: IOT_CODE } = documentedAccount();
export const account = { clientId: PLATFORM, clientSecret: SECRET };

const COMMON = `iotCode=${IOT_CODE}&platformCode=${PLATFORM}`;

/** Pushes with the signature that the algorithm of the document gives; computed with other programs. */
export const VECTORS = {
	status: {
		path: '/v2/vehicle/status',
		body: `${COMMON}&online=true&locked=true&lockVoltage=342&networkSignal=22&charging=true&powerPercent=10&speedMode=1&speed=20&odometer=9000&remainingRange=3000&totalRidingSecs=110&statusUtcTime=1591067719`,
		signature: '13b9c8f9f4774072d927af38211c620e',
	},
	alert: {
		path: '/v2/vehicle/alert',
		body: `${COMMON}&statusUtcTime=1591067719&alertStatus=0&code=1`,
		signature: '44439d68dc0885793400051be6051e36',
	},
	fault: {
		path: '/v2/vehicle/fault',
		body: `${COMMON}&statusUtcTime=1591067719&faultStatus=0&code=E4`,
		signature: '498e5472f162691d15e3201f13e76ca9',
	},
	location: {
		path: '/v2/vehicle/location',
		body: `${COMMON}&locationStatus=valid&latitude=22.634228&longitude=114.125962&satelliteNumber=6&hdop=1.38&altitude=10.1&gpsUtcTime=1591067719`,
		signature: '7bf908759a9e25dc81dd0db84c8ccfb3',
	},
	components: {
		path: '/v2/vehicle/components',
		body: `${COMMON}&type=4&status=1&statusUtcTime=1591067719`,
		signature: '7c60affcc027991279f82fe062348f75',
	},
	t60Status: {
		path: '/v2/vehicle/t60/status',
		body: `${COMMON}&online=true&lock=1&networkSignal=22&charging=false&powerPercent=80&speed=0&odometer=1230&statusUtcTime=1591067719`,
		signature: '9c55a4afa8e3b5caf9a82a93e89634a4',
	},
	t60Location: {
		path: '/v2/vehicle/t60/location',
		body: `${COMMON}&locationStatus=valid&latitude=22.634228&longitude=114.125962&gpsSignal=1&gpsUtcTime=1591067719`,
		signature: 'de52ac0c8129cdc136fd35ce3a0cb718',
	},
	emptyField: {
		path: '/v2/vehicle/alert',
		body: `${COMMON}&statusUtcTime=1591067719&alertStatus=1&code=12&newField=`,
		signature: 'b874eaaf0d68a879ba7c0c38277d4ac6',
	},
	encoded: {
		path: '/v2/vehicle/alert',
		body: `${COMMON}&statusUtcTime=1591067719&alertStatus=0&code=2&note=a%20b%2Bc%26d`,
		signature: 'a0c58e4828f05ba3a3891ceb56fda2f4',
	},
} as const;

export type Texts = Array<[name: string, value: string]>;

/** The vendor's algorithm, written down a second time: sort by name in ASCII order, join, append the secret, MD5. */
export function sign(pairs: Texts, secret = SECRET): string {
	const sorted = pairs
		.map(([name, value]) => ({ name, value }))
		.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
	const joined = sorted.map(({ name, value }) => `${name}=${value}`).concat(`client_secret=${secret}`);
	return createHash('md5').update(joined.join('&')).digest('hex');
}

/** A signed push as a form. */
export const signedForm = (pairs: Texts, secret = SECRET) =>
	new URLSearchParams([...pairs, ['signature', sign(pairs, secret)]]).toString();

/** What a verified push consists of, for tests that begin behind the verification. */
export const fieldsOf = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body));

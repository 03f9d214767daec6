import type { KnotMail } from '../../../simulator/index.cjs';
import { otp, picture, SAMPLE_KEY, type KnotClient, type Parts, type Values } from './knotClient.cjs';

/** A call that is right in every part. */
export interface GoodCall {
	values: Values;
	parts?: Parts;
}

type Good = Values | ((client: KnotClient) => GoodCall | Promise<GoodCall>);

const CENTRE = { lat: 45.4642, lng: 9.19 };
const AREA = { ...CENTRE, latDeg: 1, lngDeg: 1 };
const LABEL = { app_label: 'knot' };
const LANG = { lang: 'en' };
const DEVICE = { device: { id: 'phone-1', os: 'Android', model: 'P8', app_version: '5.1' } };
const CONSENTS = { consents: { 'emails.networkstatus': true, 'emails.promotional': true } };

const cluster = (client: KnotClient): GoodCall => ({ values: { id: client.cluster('usual').cluster_id } });
const clusterWith = (more: Values) => (client: KnotClient) => ({ values: { ...cluster(client).values, ...more } });
const vehicle =
	(name: string, more: Values = {}) =>
	(client: KnotClient) => ({
		values: { vehicle_id: client.vehicle(name).vehicle_id, ...more },
	});
const spot = (more: Values) => (client: KnotClient) => ({
	values: { spot_id: client.cluster('usual').stations[0].spots[0].spot_id, ...more },
});
const station = (more: Values) => (client: KnotClient) => ({
	values: { station_id: client.cluster('usual').stations[0].station_id, ...more },
});
const maintenance = (more: Values) => (client: KnotClient) => ({
	values: { id: client.cloud.maintenances.all.find(({ stop_date }) => stop_date === null)!.maintenance_id, ...more },
});

/** The token of the last email of this kind. */
export function mailed(client: KnotClient, kind: KnotMail['kind']): string {
	return client.cloud.mails.sent.filter((mail) => mail.kind === kind).at(-1)!.token;
}

const withChange = async (client: KnotClient) => {
	await client.call('email.startChange', { email: 'moved@example.com' });
	return mailed(client, 'emailChange');
};
const stepFor = async (client: KnotClient, email: string, password: string) => {
	const { token } = await client.login({ email, password });
	return { authorization: `Bearer ${token}` };
};

const GOOD: Record<string, Good> = {
	'application.stores': LABEL,
	'badge.link': (client) => ({ values: { cluster_id: client.cluster('usual').cluster_id, name: 'Keys' } }),
	'badge.rename': { badge_id: 1, name: 'Old keys' },
	'guarantee.list': {},
	'guarantee.create': vehicle('docked', {
		payment_method_id: 1,
		user_payment_method_id: 11,
		keep_after_trip: true,
		payment_method_parameters: { name: 'A', return_url: 'https://example.com', networks: 'visa', bank: 'abn_amro' },
	}),
	'guarantee.methods': vehicle('docked'),
	'guarantee.cancel': { id: 'guarantee-2' },
	'chat.list': {},
	'chat.get': { report_id: 1 },
	'chat.image': () => ({ values: { report_id: 1, chat_image: picture() } }),
	'cluster.list': { ...AREA, ...LANG },
	'cluster.create': { ...CENTRE, name: 'New', network_id: 1 },
	'cluster.closest': CENTRE,
	'cluster.public': { ...AREA, ...LANG, network_id: 1, ...LABEL },
	'cluster.get': clusterWith(LANG),
	'cluster.rename': clusterWith({ name: 'Renamed' }),
	'cluster.spots': cluster,
	'cluster.vehicles': cluster,
	'cluster.move': clusterWith({ lat: 45.47, lng: 9.2 }),
	'cluster.unlockDistance': clusterWith({ new_distance: 100 }),
	'consents.update': CONSENTS,
	'consents.types': LANG,
	'consents.unsubscribe': { ...CONSENTS, token: 'unsubscribe-1' },
	'country.find': CENTRE,
	'discount.list': {},
	'discount.shop': CENTRE,
	'discount.use': { ...CENTRE, code: 'WELCOME10' },
	'email.startChange': { email: 'moved@example.com' },
	'email.checkChange': async (client) => ({ values: { token: await withChange(client) } }),
	'email.finishChange': async (client) => ({
		values: { email_token: await withChange(client), email: 'moved@example.com' },
	}),
	'email.resend': async (client) => ({ values: {}, parts: await stepFor(client, 'new@example.com', 'New-2026') }),
	'email.confirm': (client) => ({ values: { token: mailed(client, 'confirmation') } }),
	'faq.get': { ...LANG, ...LABEL },
	'announcement.get': { ...LANG, ...LABEL },
	'login.password': { email: 'fleet@example.com', password: 'Fleet-2026', scope: 'dashboard', ...DEVICE, ...LABEL },
	'login.check': DEVICE,
	'login.refresh': (client) => ({ values: {}, parts: { authorization: `Bearer ${client.refreshToken}` } }),
	'login.apple': { token: 'apple-id-token', scope: 'app', ...DEVICE, ...LABEL, lang: 'En' },
	'login.facebook': { token: 'facebook-access-token', ...LABEL },
	'login.google': { token: 'google-id-token', ...LABEL },
	'login.resetPassword': { email: 'rider@example.com', ...LABEL },
	'login.secondFactor': async (client) => ({
		values: { mfa_token: otp(SAMPLE_KEY, client.sim.clock.now()), ...DEVICE },
		parts: await stepFor(client, 'secure@example.com', 'Secure-2026'),
	}),
	'login.generateKey': {},
	'login.verifyKey': async (client) => {
		const { key, token } = await client.call('login.generateKey');
		return { values: { token, mfa_token: otp(String(key), client.sim.clock.now()) } };
	},
	'login.logout': { device_id: 'phone-1' },
	'maintenance.types': LANG,
	'maintenance.ofSpot': spot(LANG),
	'maintenance.addToSpot': spot({ maintenance_type: 'spot-lock', comment: 'Stuck', severity: 'low', report_id: 1 }),
	'maintenance.resolvedOfSpot': spot({ last_maintenance_id: 1, direction: 'ASC', ...LANG }),
	'maintenance.ofVehicle': vehicle('maintenance', LANG),
	'maintenance.addToVehicle': vehicle('docked', { maintenance_type: 'brakes', comment: 'Weak' }),
	'maintenance.resolvedOfVehicle': vehicle('repaired', { direction: 'DESC', ...LANG }),
	'maintenance.ofStation': station(LANG),
	'maintenance.addToStation': station({ maintenance_type: 'station-power' }),
	'maintenance.resolvedOfStation': station({ direction: 'DESC', ...LANG }),
	'maintenance.ofCluster': (client) => ({ values: { cluster_id: client.cluster('usual').cluster_id } }),
	'maintenance.ofClusters': { clusters: [1, 2] },
	'maintenance.update': maintenance({ comment: 'Worse', severity: 'low' }),
	'maintenance.resolve': maintenance({ delete_from_history: false }),
	'maintenance.picture': (client) => ({
		values: { ...maintenance({})(client).values, maintenance_picture: picture() },
	}),
	'map.get': { ...CENTRE, latdeg: 1, lngdeg: 1, ...LANG },
	'map.public': { ...AREA, network_id: 1, ...LANG, ...LABEL },
	'network.list': { ...CENTRE, latdeg: 1, lngdeg: 1 },
	'network.public': { ...CENTRE, latdeg: 1, lngdeg: 1, ...LABEL },
	'network.closest': { ...CENTRE, ...LANG },
	'network.get': { id: 1 },
	'pass.list': {},
	'trip.get': (client) => ({ values: { trip_id: client.vehicle('riding').trip!.trip_id } }),
	'vehicle.ring': vehicle('docked', { seconds: 5 }),
	'status.get': LABEL,
};

/** A right call, with what has to be done before it done. */
export async function goodCall(client: KnotClient, call: string): Promise<GoodCall> {
	const good = GOOD[call];
	return typeof good === 'function' ? await good(client) : { values: { ...good } };
}

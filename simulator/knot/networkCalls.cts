import type { Position } from '../movement.cjs';
import { call, userCall, type Calls } from './call.cjs';
import { CODES, found, refused, type Outcome } from './codes.cjs';
import { metresApart, overlap } from './geo.cjs';
import { networkRow, outOfOrderRow, type Network } from './networks.cjs';

interface MaybeArea {
	lat?: number;
	lng?: number;
	latdeg?: number;
	lngdeg?: number;
}

const HOUR = 3600;
const WEEK = 604_800;

/** Operations 63 to 66: networks. */
export const NETWORK_CALLS: Calls = {
	'network.list': userCall<MaybeArea>((area, { host, user }) =>
		networksIn(
			area,
			host.networks.filter(({ network_id }) => user.networks.includes(network_id)),
		),
	),
	'network.public': call<MaybeArea & { app_label: string }>(({ app_label, ...area }, { host }) =>
		networksIn(area, publicNetworks(host.networks, app_label)),
	),
	'network.closest': userCall<{ lat: number; lng: number }>(({ lat, lng }, { host, user }) => {
		const all = networksByDistance(host.networks, { latitude: lat, longitude: lng });
		const mine = all.filter(({ network }) => user.networks.includes(network.network_id));
		return found(
			mine.map(({ network, distance }) => ({
				...networkRow(network),
				distance,
				min_guarantee: network.min_guarantee,
				max_guarantee: network.max_guarantee,
				exceptional_out_of_order: outOfOrderRow(network.network_id, network.outOfOrder),
			})),
		);
	}),
	'network.get': userCall<{ id: number }>(({ id }, { host, user }) => {
		const network = host.networks.find(({ network_id }) => network_id === id && user.networks.includes(id));
		if (!network) return refused(CODES.notFound);
		const { allow_trip_on_hold, max_simultaneous_rented_vehicle } = network;
		return found({
			allow_trip_on_hold,
			max_simultaneous_rented_vehicle,
			trip_too_long: HOUR,
			trip_auto_pause: WEEK,
			trip_max_pause: WEEK,
			trip_auto_lock: WEEK,
		});
	}),
};

/** The networks that a white label shows to everybody. */
export function publicNetworks(networks: readonly Network[], app_label: string): Network[] {
	return networks.filter(({ isPublic, appLabels }) => isPublic && appLabels.includes(app_label));
}

/** All networks with the metres to their middle, the nearest first. */
export function networksByDistance(networks: readonly Network[], position: Position) {
	const rows = networks.map((network) => ({ network, distance: metresApart(network, position) }));
	return rows.sort((one, other) => one.distance - other.distance);
}

/** Those in the area, or all; an area that is half given is none. */
function networksIn({ lat, lng, latdeg, lngdeg }: MaybeArea, networks: readonly Network[]): Outcome {
	const parts = [lat, lng, latdeg, lngdeg].filter((part) => part !== undefined);
	if (parts.length === 0) return found(networks.map(networkRow));
	const [latitude, longitude, height, width] = parts;
	if (parts.length < 4) return refused(CODES.invalidParameters, 'lat, lng, latdeg and lngdeg belong together');
	return found(networks.filter((network) => overlap({ latitude, longitude, height, width }, network)).map(networkRow));
}

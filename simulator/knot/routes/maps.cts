import type { Entry } from './operation.cjs';
import { APP_LABEL, id, latitude, longitude, may, need, size, twoCharacters } from './fields.cjs';
import {
	answer,
	CLUSTER_PUBLIC,
	clusterPublic,
	FLAG,
	list,
	network,
	NETWORK,
	NUMBER,
	orNull,
	OUT_OF_ORDER,
	rootAnswer,
	shape,
	TEXT,
	TIME,
	WHOLE,
} from './shapes.cjs';

const vehicle = {
	vehicle_id: WHOLE,
	serial_number: TEXT,
	latitude: NUMBER,
	longitude: NUMBER,
	connected: FLAG,
	network_id: WHOLE,
	battery_level: orNull(WHOLE),
	vehicle_type: TEXT,
	model_id: WHOLE,
	model_name: TEXT,
	manufacturer: TEXT,
};
const parking = { virtual_parking_id: WHOLE, cluster_id: orNull(WHOLE), network_id: WHOLE, shape: list(list(NUMBER)) };
const RENT = shape({
	vehicle_id: WHOLE,
	serial_number: TEXT,
	free_floating: FLAG,
	being_rented: FLAG,
	displayed_number: orNull(WHOLE),
	lock_status: WHOLE,
	trip_id: WHOLE,
	time_start: TIME,
	billing_time_stop: orNull(TIME),
	on_hold_since: orNull(TIME),
	on_hold_activated: FLAG,
	network_id: WHOLE,
	battery_level: orNull(WHOLE),
	min_battery_to_slow_down: WHOLE,
	min_battery_to_auto_lock: WHOLE,
	avg_max_range: orNull(NUMBER),
	external_locks: list(shape({ external_lock_id: WHOLE, model: TEXT, type: TEXT, code: orNull(TEXT) })),
	vehicle_model_id: WHOLE,
	vehicle_model_name: TEXT,
	vehicle_manufacturer: TEXT,
	vehicle_type: TEXT,
});
const VEHICLE = shape({
	...vehicle,
	state: TEXT,
	is_accessible: FLAG,
	is_available: FLAG,
	exceptional_out_of_order: OUT_OF_ORDER,
	has_freefloat_to_station_reward: FLAG,
});
const SPEED_ZONES = list(shape({ speed_zone_id: WHOLE, shape: list(list(NUMBER)), max_speed: NUMBER }));
const LANG = {
	lang: may(twoCharacters("Language in which to get the localization, defaults to 'en'.")),
};
const CENTRE = 'of the center of the area of which we want to get';
const DEGREES = 'degree of the area of which we want to get';

/** Operations 61 and 62: the map. */
const MAPS: readonly Entry[] = [
	{
		n: 61,
		call: 'map.get',
		tag: 'map',
		description: "Return clusters, free floating vehicles, user's rents and passes and virtual parking.",
		auth: 'access',
		parameters: {
			lat: need(latitude(`Latitude ${CENTRE} map elements.`)),
			lng: need(longitude(`Longitude ${CENTRE} map elements.`)),
			latdeg: need(size(`Number of latitude ${DEGREES} map elements.`)),
			lngdeg: need(size(`Number of longitude ${DEGREES} map elements.`)),
			...LANG,
		},
		answer: rootAnswer({
			clusters: list(shape({ ...clusterPublic, cluster_is_accessible: FLAG, has_badge_reader: FLAG })),
			vehicles: list(VEHICLE),
			parkings: list(shape({ ...parking, is_accessible: FLAG })),
			rents: list(RENT),
			passes: list(shape({ pass_id: WHOLE, end_date: TIME, in_use: FLAG })),
			networks: list(NETWORK),
			speed_zones: SPEED_ZONES,
		}),
		default: 'GET /map',
		other: 'POST /v2/map-elements',
	},
	{
		n: 62,
		call: 'map.public',
		tag: 'map',
		description: 'Return clusters, free floating vehicles and virtual parking publicly visible.',
		auth: 'none',
		parameters: {
			lat: need(latitude(`Latitude ${CENTRE} map. elements.`)),
			lng: need(longitude(`Longitude ${CENTRE} map. elements.`)),
			latDeg: need(size(`Number of latitude ${DEGREES} map. elements.`)),
			lngDeg: need(size(`Number of longitude ${DEGREES} map. elements.`)),
			network_id: may(id('Network id to filter clusters.')),
			...LANG,
			app_label: need(APP_LABEL),
		},
		// `vehicle`, not `vehicles`: so the document prints it.
		answer: rootAnswer({
			clusters: list(CLUSTER_PUBLIC),
			vehicle: list(shape(vehicle)),
			parkings: list(shape(parking)),
			networks: list(NETWORK),
			speed_zones: SPEED_ZONES,
		}),
		default: 'GET /map/public',
		other: 'GET /v2/public/{appLabel=app_label}/map',
	},
];

const area = (what: string) => ({
	lat: may(latitude(`Latitude ${CENTRE} ${what}.`)),
	lng: may(longitude(`Longitude ${CENTRE} ${what}.`)),
	latdeg: may(size(`Number of latitude ${DEGREES} ${what}.`)),
	lngdeg: may(size(`Number of longitude ${DEGREES} ${what}.`)),
});

/** Operations 63 to 66: networks. */
const NETWORKS: readonly Entry[] = [
	{
		n: 63,
		call: 'network.list',
		tag: 'network',
		description:
			'Return a list of networks. If lat, lng, latdeg and lngdeg are given this returns the networks in the defined area otherwise this returns all networks.',
		auth: 'access',
		parameters: area('networks'),
		answer: answer(list(NETWORK)),
		default: 'GET /networks',
		other: 'POST /v2/network-list',
	},
	{
		n: 64,
		call: 'network.public',
		tag: 'network',
		description:
			'Return a list of public networks. If lat, lng, latdeg and lngdeg are given this returns the public networks in the defined area otherwise this returns all public networks.',
		auth: 'none',
		parameters: { ...area('public networks'), app_label: need(APP_LABEL) },
		answer: answer(list(NETWORK)),
		default: 'GET /networks/public',
		other: 'GET /v2/public/{appLabel=app_label}/networks',
	},
	{
		n: 65,
		call: 'network.closest',
		tag: 'network',
		description: 'Return all networks ordered by distance.',
		auth: 'access',
		parameters: {
			lat: need(latitude("Latitude of user's position.")),
			lng: need(longitude("Longitude of user's position.")),
			lang: need(twoCharacters('The lang in which to get the types localized.')),
		},
		answer: answer(
			list(
				shape({
					...network,
					distance: NUMBER,
					min_guarantee: orNull(NUMBER),
					max_guarantee: orNull(NUMBER),
					exceptional_out_of_order: OUT_OF_ORDER,
				}),
			),
		),
		default: 'GET /networks/closests',
		other: 'GET /v2/networks/by-distance/{latitude=lat}/{longitude=lng}',
	},
	{
		n: 66,
		call: 'network.get',
		tag: 'network',
		description: 'Return some details about the network.',
		auth: 'access',
		parameters: { id: need(id("The network's identifier.")) },
		answer: answer(
			shape({
				allow_trip_on_hold: FLAG,
				max_simultaneous_rented_vehicle: WHOLE,
				trip_too_long: WHOLE,
				trip_auto_pause: WHOLE,
				trip_max_pause: WHOLE,
				trip_auto_lock: WHOLE,
			}),
		),
		default: 'GET /networks/{id}',
		other: 'GET /v2/network',
	},
];

/** Operations 61 to 66: map and networks. */
export const MAP_ENTRIES: readonly Entry[] = [...MAPS, ...NETWORKS];

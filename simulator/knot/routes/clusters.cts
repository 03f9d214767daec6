import type { Entry } from './operation.cjs';
import { APP_LABEL, id, language, latitude, longitude, may, need, text } from './fields.cjs';
import {
	answer,
	CLUSTER,
	CLUSTER_CLOSEST,
	CLUSTER_PUBLIC,
	DONE,
	FLAG,
	list,
	NUMBER,
	orNull,
	shape,
	TEXT,
	WHOLE,
} from './shapes.cjs';

const CENTRE = {
	lat: need(latitude('The latitude of the center of the area in which to get clusters.')),
	lng: need(longitude('The longitude of the center of the area in which to get clusters.')),
};
const AREA = {
	...CENTRE,
	latDeg: need(
		latitude(
			'The number of latitude degree of the area in which to get clusters. Can be compared to the height of the area.',
		),
	),
	lngDeg: need(
		longitude(
			'The number of longitude degree of the area in which to get clusters. Can be compared to the width of the area.',
		),
	),
};
const LANG = {
	lang: may(language('The language (ISO 639-1) to use for the description localization. Defaults to english.')),
};
const POSITION = {
	lat: need(latitude('Latitude part of the location.')),
	lng: need(longitude('Longitude part of the location.')),
};
const UPDATED = { id: need(id('The identifier of the cluster we want to update.')) };
const SHOWN = { id: need(id('The identifier of the cluster.')) };

const SPOT = shape({
	spot_id: WHOLE,
	station_id: WHOLE,
	displayed_number: WHOLE,
	in_maintenance: FLAG,
	is_accessible: FLAG,
});
const VEHICLE = shape({
	vehicle_id: WHOLE,
	serial_number: TEXT,
	battery_level: orNull(WHOLE),
	avg_max_range: orNull(NUMBER),
	vehicle_type: TEXT,
	vehicle_online: FLAG,
	spot_id: WHOLE,
	station_id: WHOLE,
	displayed_number: WHOLE,
	in_maintenance: FLAG,
	is_accessible: FLAG,
	model_id: WHOLE,
	model_name: TEXT,
	manufacturer: TEXT,
});

/** Operations 11 to 15, 17, 18: what is asked about clusters. */
const QUERIES: readonly Entry[] = [
	{
		n: 11,
		call: 'cluster.list',
		tag: 'cluster',
		description: 'Return clusters accessible by the user on a given area.',
		auth: 'access',
		parameters: { ...AREA, ...LANG },
		answer: answer(list(CLUSTER)),
		default: 'GET /clusters',
		other: 'POST /v2/cluster-list',
	},
	{
		n: 13,
		call: 'cluster.closest',
		tag: 'cluster',
		description: 'Return the 20 closest clusters accessible by logged in users on a given area.',
		auth: 'access',
		parameters: CENTRE,
		answer: answer(list(CLUSTER_CLOSEST)),
		default: 'GET /clusters/closests',
		other: 'POST /v2/cluster-list/nearest',
	},
	{
		n: 14,
		call: 'cluster.public',
		tag: 'cluster',
		description: 'Return clusters accessible by anyone on a given area.',
		auth: 'none',
		parameters: {
			...AREA,
			...LANG,
			network_id: may(id('A network identifier of which to get public clusters.')),
			app_label: need(APP_LABEL),
		},
		answer: answer(list(CLUSTER_PUBLIC)),
		default: 'GET /clusters/public',
		other: 'GET /v2/public/{appLabel=app_label}/clusters',
	},
	{
		n: 15,
		call: 'cluster.get',
		tag: 'cluster',
		description: 'Return the details of a cluster.',
		auth: 'access',
		parameters: { id: need(id('The cluster id.')), ...LANG },
		answer: answer(CLUSTER),
		default: 'GET /clusters/{id}',
		other: 'GET /v2/cluster/{clusterId=id}',
	},
	{
		n: 17,
		call: 'cluster.spots',
		tag: 'cluster',
		description: 'Return list of spot of the given cluster.',
		auth: 'access',
		parameters: SHOWN,
		answer: answer(list(SPOT)),
		default: 'GET /clusters/{id}/spots',
		other: 'POST /v2/cluster-spots',
	},
	{
		n: 18,
		call: 'cluster.vehicles',
		tag: 'cluster',
		description: 'Return list of vehicle of the given cluster.',
		auth: 'access',
		parameters: SHOWN,
		answer: answer(list(VEHICLE)),
		default: 'GET /clusters/{id}/vehicles',
		other: 'GET /v2/cluster-vehicles',
	},
];

/** Operations 12, 16, 19, 20: what is done to clusters. */
const CHANGES: readonly Entry[] = [
	{
		n: 12,
		call: 'cluster.create',
		tag: 'cluster',
		description: 'Create a new cluster.',
		auth: 'access',
		permission: 'clusters',
		body: 'Info on the cluster to create.',
		parameters: {
			...POSITION,
			name: need(text('Display name of this cluster.', 1, 50)),
			network_id: need(id('Identifier of the network in which this cluster is into.')),
		},
		answer: DONE,
		default: 'POST /clusters',
		other: 'PUT /v2/cluster',
	},
	{
		n: 16,
		call: 'cluster.rename',
		tag: 'cluster',
		description: 'Update the cluster name.',
		auth: 'access',
		permission: 'clusters',
		body: 'Info on the cluster to update.',
		parameters: { ...UPDATED, name: may(text('The new name for the cluster.', 1, 50)) },
		answer: DONE,
		default: 'PUT /clusters/{id}/name',
		other: 'POST /v2/cluster/{clusterId=id}/rename',
	},
	{
		n: 19,
		call: 'cluster.move',
		tag: 'cluster',
		description: 'Move a cluster to a new location.',
		auth: 'access',
		permission: 'clusters',
		body: 'Info on the cluster to move.',
		parameters: { ...UPDATED, ...POSITION },
		answer: answer(shape({ parkings: list(WHOLE) })),
		default: 'PUT /clusters/{id}/location',
		other: 'PATCH /v2/cluster/{clusterId=id}/position',
	},
	{
		n: 20,
		call: 'cluster.unlockDistance',
		tag: 'cluster',
		description: 'Update the max unlock distance for a specific cluster.',
		auth: 'access',
		permission: 'clusters',
		body: 'Info on the cluster to change unlock distance.',
		parameters: {
			...UPDATED,
			new_distance: need({
				type: 'integer',
				minimum: 10,
				maximum: 1000,
				nullable: true,
				description: 'New max unlock distance.',
			}),
		},
		answer: DONE,
		default: 'PUT /clusters/{id}/unlock-distance',
		other: 'POST /v2/cluster/{clusterId=id}/max-unlock-distance',
	},
];

/** Operations 11 to 20: clusters. */
export const CLUSTER_ENTRIES: readonly Entry[] = [...QUERIES, ...CHANGES];

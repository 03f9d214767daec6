import type { Schema } from '../schema.cjs';

/** Values of answers. */
export const WHOLE: Schema = { type: 'integer' };
export const NUMBER: Schema = { type: 'number' };
export const TEXT: Schema = { type: 'string' };
export const FLAG: Schema = { type: 'boolean' };
export const TIME: Schema = { type: 'string', format: 'date-time' };

/** What may be null, too. */
export const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });
export const list = (items: Schema): Schema => ({ type: 'array', items });
/** An object in which every key is there. */
export const shape = (properties: Record<string, Schema>): Schema => ({
	type: 'object',
	properties,
	required: Object.keys(properties),
});

/** The answers: `data` holds the payload, or the payload stands at the root, or there is none. */
export const answer = (data: Schema): Schema => shape({ code: WHOLE, data });
export const rootAnswer = (properties: Record<string, Schema>): Schema => shape({ code: WHOLE, ...properties });
export const DONE: Schema = shape({ code: WHOLE });

export const OUT_OF_ORDER: Schema = orNull(
	shape({
		exceptional_out_of_order_id: WHOLE,
		type: TEXT,
		reason: orNull(TEXT),
		custom_reason: orNull(TEXT),
	}),
);

const clusterBase = {
	cluster_id: WHOLE,
	latitude: NUMBER,
	longitude: NUMBER,
	name: TEXT,
	available_vehicles: WHOLE,
	total_spots: WHOLE,
	free_spots: WHOLE,
	cluster_is_down: FLAG,
	network_id: WHOLE,
};
export const clusterPublic = {
	...clusterBase,
	soon_to_be_available: FLAG,
	commissioning_date: orNull(TIME),
	exceptional_out_of_order: OUT_OF_ORDER,
	description: orNull(TEXT),
};
export const CLUSTER_PUBLIC = shape(clusterPublic);
export const CLUSTER = shape({
	...clusterPublic,
	cluster_is_accessible: FLAG,
	has_badge_reader: FLAG,
	balancing_type: orNull(TEXT),
});
export const CLUSTER_CLOSEST = shape({
	...clusterBase,
	cluster_is_accessible: FLAG,
	distance: NUMBER,
	has_badge_reader: FLAG,
});

export const network = {
	network_id: WHOLE,
	name: TEXT,
	shape: list(list(NUMBER)),
	center_latitude: NUMBER,
	center_longitude: NUMBER,
	currency: TEXT,
	max_simultaneous_rented_vehicle: WHOLE,
};
export const NETWORK = shape(network);

const maintenance = {
	maintenance_id: WHOLE,
	spot_id: orNull(WHOLE),
	vehicle_id: orNull(WHOLE),
	station_id: orNull(WHOLE),
	maintenance_type: TEXT,
	comment: orNull(TEXT),
	start_date: TIME,
	started_by: orNull(TEXT),
	started_by_uid: orNull(WHOLE),
	severity: TEXT,
	automatic_code_description: orNull(TEXT),
	report_id: orNull(WHOLE),
};
export const MAINTENANCE = shape(maintenance);
export const MAINTENANCE_DONE = shape({
	...maintenance,
	stop_date: TIME,
	stopped_by: orNull(TEXT),
	stopped_by_uid: orNull(WHOLE),
});
export const COUNTS = shape({ info_count: WHOLE, low_count: WHOLE, high_count: WHOLE });

export const CHAT = shape({
	report_id: WHOLE,
	message: orNull(TEXT),
	sender: TEXT,
	date: TIME,
	report_date: TIME,
	resolved: FLAG,
	unread: FLAG,
	allow_reopen: FLAG,
});

export const discount = {
	discount_id: WHOLE,
	name: TEXT,
	discount_type: TEXT,
	type: WHOLE,
	stop_date: orNull({ type: 'string', format: 'date' }),
	code: orNull(TEXT),
	data: NUMBER,
	currency: orNull(TEXT),
};
export const DISCOUNT = shape(discount);

export const PERMISSIONS = list(
	shape({
		perm_key: TEXT,
		write: FLAG,
		ou: shape({
			id: WHOLE,
			networks: list(WHOLE),
			clusters: list(shape({ id: WHOLE, network: WHOLE })),
			app_labels: list(WHOLE),
			organizations: list(WHOLE),
		}),
	}),
);
export const LOGIN = rootAnswer({ token: TEXT, refresh_token: TEXT, user_id: WHOLE, permissions: PERMISSIONS });

import { EACH } from '../each';

/** The two calls about long ranges: what the person fills in beside the period. */
export const TRACK = { resource: 'track', operation: 'getPoints', imei: EACH, format: 'points' };
export const MILEAGE = { resource: 'track', operation: 'getMileage', imeis: EACH };

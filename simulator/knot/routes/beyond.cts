import type { Entry } from './operation.cjs';
import { APP_LABEL, id, may, need } from './fields.cjs';
import { answer, DONE, FLAG, list, NUMBER, rootAnswer, shape, TIME, WHOLE } from './shapes.cjs';

/** Operations that the document does not have; only the other form has them. */
export const BEYOND_ENTRIES: readonly Entry[] = [
	{
		n: null,
		call: 'pass.list',
		tag: 'pass',
		description: 'Return the passes of the user.',
		auth: 'access',
		parameters: {},
		answer: answer(list(shape({ pass_id: WHOLE, end_date: TIME, in_use: FLAG }))),
		other: 'GET /v2/passes',
	},
	{
		n: null,
		call: 'trip.get',
		tag: 'trip',
		description: 'Return an ongoing trip of the user.',
		auth: 'access',
		parameters: { trip_id: need(id('The identifier of the trip.')) },
		answer: answer(shape({ trip_id: WHOLE, vehicle_id: WHOLE, time_start: TIME, speed: NUMBER })),
		other: 'GET /v2/trips/{tripId=trip_id}',
	},
	{
		n: null,
		call: 'vehicle.ring',
		tag: 'vehicle',
		description: 'Let a vehicle ring.',
		auth: 'access',
		permission: 'vehicles',
		body: 'How long it rings.',
		parameters: {
			vehicle_id: need(id('The identifier of the vehicle.')),
			seconds: may({ ...id('How many seconds it rings.'), maximum: 30 }),
		},
		answer: DONE,
		other: 'POST /v2/vehicles/{vehicleId=vehicle_id}/ring',
	},
	{
		n: null,
		call: 'status.get',
		tag: 'status',
		description: 'Return whether the service is available.',
		auth: 'none',
		parameters: { app_label: need(APP_LABEL) },
		answer: rootAnswer({ available: FLAG }),
		other: 'GET /v2/status',
		otherIn: { app_label: 'header' },
	},
];

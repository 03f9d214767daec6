import { centre, crossing, fenceName } from '../../core/circle';
import { number } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { post } from './command';
import { imei } from './fields';

const name = fenceName({ name: 'efencename' });

const alarmType = crossing({ name: 'alarmtype', entering: 1, both: 2, leaving: 0 });

const place = centre({ latitude: 'latitude', longitude: 'longitude' });

const radius = number({
	name: 'radius',
	displayName: 'Radius (Meters)',
	description: 'From 100 to 5000 metres',
	required: true,
	min: 100,
	max: 5000,
	unit: 'metres',
	default: 300,
});

/** protrack 2.4. */
export const geofence: Resource = {
	value: 'geofence',
	name: 'Geofence',
	operations: [
		{
			value: 'create',
			name: 'Create',
			action: 'Create geofence',
			description: 'Draw a circle around a point; the device raises an alarm when it enters or leaves it',
			kind: 'write',
			fields: [imei, name, alarmType, ...place.fields, radius],
			request: post('/api/geofence/create'),
			check: place.check,
		},
	],
};

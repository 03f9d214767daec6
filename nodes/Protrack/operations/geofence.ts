import { choice, decimal, FieldError, number, text } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { post } from './command';
import { imei } from './fields';

const name = text({
	name: 'efencename',
	displayName: 'Name',
	description: 'What the geofence is called',
	required: true,
	placeholder: 'e.g. Depot',
});

const alarmType = choice({
	name: 'alarmtype',
	displayName: 'Alarm When',
	description: 'What raises an alarm',
	required: true,
	options: [
		{ name: 'Entering', value: 'in', wire: 1 },
		{ name: 'Entering or Leaving', value: 'both', wire: 2 },
		{ name: 'Leaving', value: 'out', wire: 0 },
	],
	default: 'out',
});

const latitude = decimal({
	name: 'latitude',
	displayName: 'Latitude',
	description: 'Of the centre, in degrees (WGS-84)',
	required: true,
	min: -90,
	max: 90,
	default: 0,
});

const longitude = decimal({
	name: 'longitude',
	displayName: 'Longitude',
	description: 'Of the centre, in degrees (WGS-84)',
	required: true,
	min: -180,
	max: 180,
	default: 0,
});

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
			fields: [imei, name, alarmType, latitude, longitude, radius],
			request: post('/api/geofence/create'),
			check: ({ latitude: lat, longitude: lng }) => {
				if (lat !== 0 || lng !== 0) return;
				throw new FieldError(
					'Latitude / Longitude',
					'are both 0, in the sea off Africa: fill in the centre of the geofence',
				);
			},
		},
	],
};

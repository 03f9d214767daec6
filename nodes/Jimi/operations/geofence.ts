import type { IDataObject } from 'n8n-workflow';
import { centre, crossing, fenceName } from '../../core/circle';
import { choice, number, text } from '../../core/fields';
import type { Call, Resource } from '../../core/operation';
import { toText } from '../../core/vehicle';
import { call } from '../methods';
import { imei } from './fields';

/** JIMI counts radii in hundreds of metres. */
const STEP = 100;

const name = fenceName({ name: 'fenceName', wire: 'fence_name' });

const alarmWhen = crossing({ name: 'alarmType', wire: 'alarm_type', entering: 'in', both: 'in,out', leaving: 'out' });

const place = centre({ latitude: 'lat', longitude: 'lng' });

const report = choice({
	name: 'reportMode',
	wire: 'report_mode',
	displayName: 'Report By',
	description: 'How the device tells the alarm',
	required: true,
	options: [
		{ name: 'Mobile Data', value: 'data', wire: 0 },
		{ name: 'Mobile Data and SMS', value: 'sms', wire: 1 },
	],
	default: 'data',
});

const alarmSwitch = choice({
	name: 'alarmSwitch',
	wire: 'alarm_switch',
	displayName: 'Alarm',
	description: 'Whether the geofence raises alarms from now on',
	required: true,
	options: [
		{ name: 'Off', value: 'off', wire: 'OFF' },
		{ name: 'On', value: 'on', wire: 'ON' },
	],
	default: 'on',
});

const radius = number({
	name: 'radius',
	displayName: 'Radius (Meters)',
	description: 'JIMI takes hundreds of metres: it is rounded to them, and told',
	required: true,
	min: 50,
	max: 999_900,
	unit: 'metres',
	default: 300,
});

const zoom = number({
	name: 'zoomLevel',
	wire: 'zoom_level',
	displayName: 'Zoom Level',
	description: 'Of the map that shows the geofence',
	required: true,
	min: 3,
	max: 19,
	default: 15,
});

const map = choice({
	name: 'mapType',
	wire: 'map_type',
	displayName: 'Map',
	required: true,
	options: [{ name: 'Google', value: 'google', wire: 'GOOGLE' }],
	default: 'google',
});

const serial = text({
	name: 'instructNo',
	wire: 'instruct_no',
	displayName: 'Geofence Number',
	description: 'What Geofence: Create gave back; JIMI has no list of them',
	required: true,
	pattern: /^\d{1,9}$/,
	hint: 'must be the number that Geofence: Create gave back',
});

/** Metres of the panel to JIMI's steps. */
async function inSteps({ params, device, tell }: Call): Promise<IDataObject> {
	const metres = Number(params.radius);
	const steps = Math.max(1, Math.round(metres / STEP));
	if (steps * STEP !== metres) {
		tell(`${device}: JIMI takes hundreds of metres, so the radius of ${metres} m became ${steps * STEP} m`);
	}
	return { ...params, radius: steps };
}

/** jimi, "Create Geo-fence for IMEI", "Delete Geo-fence for device". */
export const geofence: Resource = {
	value: 'geofence',
	name: 'Geofence',
	operations: [
		{
			value: 'create',
			name: 'Create',
			action: 'Create geofence',
			description:
				'Draw a circle in an online device, which raises an alarm when it enters or leaves it. Keep the number that comes back: it is needed to delete it.',
			kind: 'write',
			fields: [imei, name, alarmWhen, ...place.fields, radius, report, alarmSwitch, zoom, map],
			request: call('jimi.open.device.fence.create'),
			check: place.check,
			complete: inSteps,
			output: ({ data }) => ({ created: true, instruct_no: toText(data) }),
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete geofence',
			description: 'Delete a circle of a device by the number that Geofence: Create gave back',
			kind: 'write',
			fields: [imei, serial],
			request: call('jimi.open.device.fence.delete'),
			output: () => ({ deleted: true }),
		},
	],
};

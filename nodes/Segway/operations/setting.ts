import { collection } from '../../core/collections';
import { choice, number, text } from '../../core/fields';
import type { Field } from '../../core/fields';
import type { Operation, Resource } from '../../core/operation';
import { post } from '../../core/operation';
import { COLOURS, iotCode, LEVELS } from './fields';
import { ambientFields, intervalFields, soundFields } from './settingGroups';
import { ableFields, rentalFields, switchFields } from './settingSwitches';

const settings = (description: string, fields: Field[]): Field =>
	collection({ name: 'settings', displayName: 'Settings', description, fields, atLeastOne: true });

const light = (name: string, displayName: string): Field =>
	choice({ name, displayName, required: true, options: COLOURS, default: 'white' });

/** The vendor's table marks every value of this call as required. */
const lightFields = [
	choice({ name: 'brightness', displayName: 'Brightness', required: true, options: LEVELS }),
	light('faultIndicator', 'Fault Indicator'),
	light('lockIndicator', 'Lock Indicator'),
	light('parkingIndicator', 'Parking Indicator'),
	light('pushIndicator', 'Push or Cruise Indicator'),
	light('readyIndicator', 'Ready Indicator'),
];

const speedMode = choice({
	name: 'speedMode',
	displayName: 'Speed Mode',
	required: true,
	options: LEVELS,
	description: 'How fast the vehicle may go; the limit behind each word is a setting of its own',
});

const bluetoothKey = text({
	name: 'key',
	displayName: 'Bluetooth Key',
	description: 'The new key: 8 letters and digits',
	required: true,
	secret: true,
	pattern: /^[A-Za-z0-9]{8}$/,
	hint: 'must be 8 letters and digits, like abcd1234',
});

const timeFields = [
	number({
		name: 'utcOffset',
		displayName: 'UTC Offset (Seconds)',
		description: 'Seconds ahead of UTC without daylight saving time: 3600 in Berlin, -18000 in New York',
		required: true,
		min: -43200,
		max: 43200,
		unit: 'seconds',
		default: 0,
	}),
	choice({
		name: 'dstOffset',
		displayName: 'Daylight Saving Time',
		description: 'Whether the clock goes one hour ahead now',
		required: true,
		options: [
			{ name: 'Off', value: 'off', wire: 0 },
			{ name: 'On (One Hour Ahead)', value: 'on', wire: 3600 },
		],
	}),
];

type Row = Omit<Operation, 'kind' | 'request' | 'fields'> & { path: string; fields: Field[] };

/** All settings are POST and act on the vehicle's configuration. */
const row = ({ path, fields, ...rest }: Row): Operation => ({
	...rest,
	kind: 'write',
	fields: [iotCode, ...fields],
	request: post(path),
});

/** segway-emoped, Setting. Whatever is not given keeps its value on the vehicle. */
export const settingResource: Resource = {
	value: 'setting',
	name: 'E-Moped Setting',
	operations: [
		row({
			value: 'setRental',
			name: 'Set Rental Conditions',
			action: 'Set e moped rental conditions',
			description: 'Set what a rental start opens and what a rental end checks',
			path: '/api/v2/mopeds/setting/rental',
			fields: [settings('What to change; the rest keeps its value', rentalFields)],
			appliesTo: 'E-moped',
		}),
		row({
			value: 'setSwitches',
			name: 'Set Switches',
			action: 'Set e moped switches',
			description: 'Set display, alerts, energy regeneration, low power value and speed limits',
			path: '/api/v2/mopeds/setting/switch',
			fields: [settings('What to change; the rest keeps its value', switchFields)],
			appliesTo: 'E-moped',
		}),
		row({
			value: 'setFunctions',
			name: 'Set Functions',
			action: 'Set e moped functions',
			description: 'Enable or disable functions such as cruise, crash warning and speed mode',
			path: '/api/v2/mopeds/setting/able-switch',
			fields: [settings('What to change; the rest keeps its value', ableFields)],
			appliesTo: 'E-moped',
		}),
		row({
			value: 'setLight',
			name: 'Set Light (Deprecated)',
			action: 'Set e moped light deprecated',
			description: 'Deprecated by Segway: use Set Ambient Lamp instead. Sets all indicator lights at once.',
			path: '/api/v2/mopeds/setting/light',
			fields: lightFields,
			appliesTo: 'E-moped',
		}),
		row({
			value: 'setAmbientLamp',
			name: 'Set Ambient Lamp',
			action: 'Set ambient lamp',
			description: 'Set brightness, effect and colour of the atmosphere lamp for parking, cruising, ready and fault',
			path: '/api/v2/vehicle/setting/ambient',
			fields: ambientFields,
			appliesTo: 'Not named by Segway',
		}),
		row({
			value: 'setSound',
			name: 'Set Sound',
			action: 'Set vehicle sound',
			description: 'Set sound on or off, its volume, and which events sound',
			path: '/api/v2/vehicle/setting/sound',
			fields: soundFields,
			appliesTo: 'Not named by Segway',
		}),
		row({
			value: 'setSpeedMode',
			name: 'Set Speed Mode',
			action: 'Set vehicle speed mode',
			description: 'Set the speed mode: low, medium or high',
			path: '/api/v2/vehicle/setting/speed-mode',
			fields: [speedMode],
			confirms: (state, params) => (typeof state.speedMode === 'number' ? state.speedMode === params.speedMode : null),
			appliesTo: 'ES, Max, MaxPro, MaxPlus, E-moped',
		}),
		row({
			value: 'setBluetoothKey',
			name: 'Set Bluetooth Key',
			action: 'Set vehicle bluetooth key',
			description: 'Give the vehicle a new Bluetooth key',
			path: '/api/v2/vehicle/setting/bluetooth-key',
			fields: [bluetoothKey],
			appliesTo: 'All models',
		}),
		row({
			value: 'setUploadInterval',
			name: 'Set Upload Interval',
			action: 'Set vehicle upload interval',
			description: 'Set how often the vehicle reports its position and status',
			path: '/api/v2/vehicle/setting/interval',
			fields: intervalFields,
			appliesTo: 'Depends on model and firmware',
		}),
		row({
			value: 'adjustTime',
			name: 'Adjust Time',
			action: 'Adjust e moped time',
			description: 'Set the time zone of the clock on the display',
			path: '/api/v2/vehicle/setting/time-adjust',
			fields: timeFields,
			appliesTo: 'E-moped',
		}),
	],
};

import { collection, together } from '../../core/collections';
import type { Field } from '../../core/fields';
import { choice, number } from '../../core/fields';
import { COLOURS, LEVELS, setting } from './fields';

const lamp = (name: string, displayName: string, required = false): Field =>
	together({
		name,
		displayName,
		required,
		description: 'Effect and colour of the lamp in this state',
		fields: [
			choice({
				name: 'mode',
				displayName: 'Effect',
				required: true,
				options: [
					{ name: 'Off', value: 'off', wire: 1 },
					{ name: 'Always On', value: 'on', wire: 2 },
				],
			}),
			choice({ name: 'color', displayName: 'Colour', required: true, options: COLOURS, default: 'white' }),
		],
	});

/** segway-emoped, atmosphere lamp setting: `bright` and `parkingMode` are required, the other lamps are not. */
export const ambientFields: Field[] = [
	choice({ name: 'bright', displayName: 'Brightness', required: true, options: LEVELS, description: 'For all lamps' }),
	lamp('parkingMode', 'Parking Lamp', true),
	lamp('cruiseMode', 'Cruise Lamp'),
	lamp('faultMode', 'Fault Lamp'),
	lamp('readyMode', 'Ready Lamp'),
];

/** `moeqMask`: 0 disable, 1 enable. 2 means "keep original" and is never sent: the key is left out. */
const sound = (name: string, displayName: string): Field =>
	choice({
		name,
		displayName,
		options: [
			{ name: 'On', value: 'on', wire: 1 },
			{ name: 'Off', value: 'off', wire: 0 },
		],
	});

/** segway-emoped, sound setting: `workMode` is required. */
export const soundFields: Field[] = [
	setting({ name: 'workMode', displayName: 'Sound', required: true, description: 'Sound of the vehicle as a whole' }),
	collection({
		name: 'settings',
		displayName: 'Settings',
		description: 'What else to change; the rest keeps its value',
		fields: [
			number({
				name: 'volume',
				displayName: 'Volume',
				description: 'From 1 (quiet) to 3 (loud)',
				min: 1,
				max: 3,
				default: 2,
			}),
		],
	}),
	collection({
		name: 'moeqMask',
		displayName: 'Sounds',
		wire: 'moeqMask',
		placeholder: 'Add Sound',
		description: 'Which events of the vehicle sound; those not named keep their sound',
		fields: [
			sound('batteryInserted', 'Battery Inserted'),
			sound('openBoxes', 'Boxes Opened'),
			sound('enterCruise', 'Cruise Entered'),
			sound('exitCruise', 'Cruise Left'),
			sound('defenseOn', 'Defense On'),
			sound('error', 'Error'),
			sound('gearDown', 'Gear Down'),
			sound('gearUp', 'Gear Up'),
			sound('helmet', 'Helmet'),
			sound('kickstand', 'Kickstand'),
			sound('locked', 'Locked'),
			sound('lowPower', 'Low Power'),
			sound('unReady', 'Not Ready'),
			sound('ready', 'Ready'),
			sound('setFailed', 'Setting Failed'),
			sound('setSuccess', 'Setting Succeeded'),
			sound('turning', 'Turning'),
			sound('unlocked', 'Unlocked'),
		],
	}),
];

const seconds = (name: string, displayName: string, value: number): Field =>
	number({
		name,
		displayName,
		description: 'Seconds, from 10 to 65535',
		required: true,
		min: 10,
		max: 65535,
		unit: 'seconds',
		default: value,
	});

/**
 * segway-emoped, upload interval. The table marks both objects as required, its sample sends neither: what the person
 * adds is sent, at least one. Inside an object no value is optional.
 */
export const intervalFields: Field[] = [
	collection({
		name: 'intervals',
		displayName: 'Intervals',
		description: 'How often the vehicle reports; what is not added keeps its value',
		atLeastOne: true,
		placeholder: 'Add Interval',
		fields: [
			together({
				name: 'locationInterval',
				displayName: 'Location',
				fields: [seconds('lockStatus', 'While Locked', 900), seconds('unlockStatus', 'While Unlocked', 10)],
			}),
			together({
				name: 'statusInterval',
				displayName: 'Status',
				fields: [
					seconds('lockStatus', 'While Locked', 900),
					seconds('ridingStatus', 'While Riding', 10),
					seconds('nonRiding', 'While Standing Unlocked', 60),
				],
			}),
		],
	}),
];

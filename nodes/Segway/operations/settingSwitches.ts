import type { Field } from '../../core/fields';
import { choice, number } from '../../core/fields';
import { setting } from './fields';

const open = (part: string, wire: string): Field =>
	choice({
		name: wire,
		displayName: `${part} at Rental Start`,
		description: `What happens to the ${part.toLowerCase()} when a rental starts`,
		options: [
			{ name: 'Open', value: 'open', wire: 1 },
			{ name: 'Open If Helmets Are Inside', value: 'openWithHelmets', wire: 2 },
			{ name: 'Do Not Open', value: 'keepClosed', wire: 3 },
		],
	});

/** At endRental: 1 check, 2 do not check. */
const check = (displayName: string, name: string, description: string): Field =>
	choice({
		name,
		displayName,
		description,
		options: [
			{ name: 'Check', value: 'on', wire: 1 },
			{ name: 'Do Not Check', value: 'off', wire: 2 },
		],
	});

/** segway-emoped, rental setting. */
export const rentalFields = [
	check('Helmet Check at Rental End', 'helmetCheck', 'Whether a rental only ends when all helmets are back'),
	open('Saddle', 'saddleSwitch'),
	check('Saddle Check at Rental End', 'saddleCheck', 'Whether a rental only ends when the saddle is locked'),
	open('Tailbox', 'tailboxSwitch'),
	check('Tailbox Check at Rental End', 'tailboxCheck', 'Whether a rental only ends when the tailbox is locked'),
];

const speedLimit = (name: string, displayName: string, value: number): Field =>
	number({ name, displayName, description: 'From 6 to 42 km/h', min: 6, max: 42, unit: 'km/h', default: value });

/** segway-emoped, switch setting. */
export const switchFields = [
	setting({ name: 'alertCheck', displayName: 'Alert Check', description: 'Alerts while the vehicle is locked' }),
	number({ name: 'alertSensitivity', displayName: 'Alert Sensitivity', description: 'From 1 to 3', min: 1, max: 3 }),
	choice({
		name: 'berLevel',
		displayName: 'Brake Energy Regeneration',
		options: [
			{ name: 'Off', value: 'off', wire: 1 },
			{ name: 'Low', value: 'low', wire: 2 },
			{ name: 'High', value: 'high', wire: 3 },
		],
	}),
	setting({
		name: 'bssDisplay',
		displayName: 'British Standard Speed Display',
		description: 'Speed shown in miles per hour',
	}),
	number({
		name: 'lowPowerValue',
		displayName: 'Low Power Value',
		description: 'Charge in percent, from 10 to 30, below which the vehicle reports low power',
		min: 10,
		max: 30,
		unit: '%',
	}),
	choice({
		name: 'displayODO',
		displayName: 'Odometer Display',
		options: [
			{ name: 'Off', value: 'off', wire: 1 },
			{ name: 'Total Range', value: 'totalRange', wire: 2 },
		],
	}),
	speedLimit('highSpeedLimit', 'Speed Limit High', 42),
	speedLimit('lowSpeedLimit', 'Speed Limit Low', 20),
	speedLimit('mediumSpeedLimit', 'Speed Limit Medium', 30),
	setting({ name: 'displayTime', displayName: 'Time Display', description: 'Clock on the panel' }),
];

/** segway-emoped, switch enable. */
export const ableFields = [
	setting({
		name: 'assistedMode',
		displayName: 'Assisted Pushing',
		description: 'Power-assisted mode for pushing by hand',
	}),
	setting({ name: 'crashWarning', displayName: 'Crash Warning' }),
	setting({ name: 'cruiseSwitch', displayName: 'Cruise' }),
	setting({ name: 'handlebarSwitch', displayName: 'Handlebar' }),
	setting({ name: 'kickstandCheck', displayName: 'Kickstand Check' }),
	setting({ name: 'lowPowerSwitch', displayName: 'Low Power' }),
	setting({ name: 'saddleCheck', displayName: 'Saddle Check' }),
	setting({ name: 'speedModeSwitch', displayName: 'Speed Mode' }),
];

import { choice } from '../../core/fields';
import type { Operation, Resource } from '../../core/operation';
import { post } from '../../core/operation';
import { toBoolean } from '../../core/vehicle';
import { controlType, iotCode } from './fields';

/** The status tells whether the vehicle is locked; it confirms what a doubtful command left open. */
export const confirmsLocked =
	(expected: boolean): NonNullable<Operation['confirms']> =>
	(state) => {
		const locked = toBoolean(state.locked ?? state.lock);
		return locked === null ? null : locked === expected;
	};

/** segway-emoped, Control: startRental and endRental, two commands that do several things as one. */
export const rental: Resource = {
	value: 'rental',
	name: 'E-Moped Rental',
	operations: [
		{
			value: 'start',
			name: 'Start',
			action: 'Start e moped rental',
			description: 'Start a rental: unlock and prepare the E-moped in one command, as set by the rental setting',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/mopeds/control/startRental'),
			confirms: confirmsLocked(false),
			appliesTo: 'E-moped',
		},
		{
			value: 'end',
			name: 'End',
			action: 'End e moped rental',
			description: 'End a rental: check and lock the E-moped in one command, as set by the rental setting',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/mopeds/control/endRental'),
			confirms: confirmsLocked(true),
			appliesTo: 'E-moped',
		},
	],
};

const sound = choice({
	name: 'controlType',
	displayName: 'Sound',
	description: 'Which sound to play',
	required: true,
	options: [
		{ name: 'Sound 1', value: 'sound1', wire: 1 },
		{ name: 'Sound 2 (Toot)', value: 'toot', wire: 2 },
		{ name: 'Sound 3', value: 'sound3', wire: 3 },
	],
	default: 'toot',
});

/** segway-emoped, Control. The paths serve mopeds and kick scooters alike, but not the T60 Lite. */
export const control: Resource = {
	value: 'control',
	name: 'E-Moped Control',
	operations: [
		{
			value: 'lock',
			name: 'Lock',
			action: 'Lock e moped',
			description: 'Lock an E-moped or kick scooter. Not for the T60 Lite, which has a lock command of its own.',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/lock'),
			confirms: confirmsLocked(true),
			appliesTo: 'All models',
		},
		{
			value: 'unlock',
			name: 'Unlock',
			action: 'Unlock e moped',
			description: 'Unlock an E-moped or kick scooter. Not for the T60 Lite, which has an unlock command of its own.',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/unlock'),
			confirms: confirmsLocked(false),
			appliesTo: 'All models',
		},
		{
			value: 'openBatteryCover',
			name: 'Open Battery Cover',
			action: 'Open e moped battery cover',
			description: 'Open the battery compartment while the vehicle is unlocked',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/battery-cover'),
			appliesTo: 'MaxPro, MaxPlus, E-moped',
		},
		{
			value: 'openSaddle',
			name: 'Open Saddle',
			action: 'Open e moped saddle',
			description: 'Open the saddle while the E-moped is unlocked',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/mopeds/control/saddle'),
			appliesTo: 'E-moped',
		},
		{
			value: 'openTailbox',
			name: 'Open Tailbox',
			action: 'Open e moped tailbox',
			description: 'Open the tailbox while the E-moped is unlocked',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/mopeds/control/tailbox'),
			appliesTo: 'E-moped',
		},
		{
			value: 'playSound',
			name: 'Play Sound',
			action: 'Play sound on e moped',
			description: 'Let the vehicle sound, for example to find it',
			kind: 'command',
			fields: [iotCode, sound],
			request: post('/api/v2/vehicle/control/sound'),
			appliesTo: 'All models',
		},
		{
			value: 'setThrottle',
			name: 'Set Throttle Response',
			action: 'Set e moped throttle response',
			description: 'Switch the response of the throttle on or off; off, the vehicle no longer accelerates',
			kind: 'command',
			fields: [iotCode, controlType('Throttle Response', 'Whether the vehicle follows its throttle')],
			request: post('/api/v2/vehicle/control/throttle-response'),
			appliesTo: 'All models',
		},
	],
};

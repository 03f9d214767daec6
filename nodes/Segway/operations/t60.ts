import { choice, number } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { post } from '../../core/operation';
import { confirmsLocked } from './control';
import { controlType, iotCode } from './fields';

const speed = number({
	name: 'speed',
	displayName: 'Speed Limit (Cm/s)',
	description: 'Centimetres per second, from 100 (3.6 km/h) to 700 (25.2 km/h)',
	required: true,
	min: 100,
	max: 700,
	unit: 'cm/s',
	default: 700,
});

const switchType = choice({
	name: 'switchType',
	displayName: 'Detection',
	description: 'Which detection to switch',
	required: true,
	options: [
		{ name: 'Cycle Path', value: 'cyclePath', wire: 4 },
		{ name: 'Parking Space', value: 'parkingSpace', wire: 3 },
		{ name: 'Pedestrian', value: 'pedestrian', wire: 1 },
		{ name: 'Sidewalk', value: 'sidewalk', wire: 2 },
	],
});

/** The only sound that the T60 Lite document allows (its sample sends 3, its table only 2). */
const toot = choice({
	name: 'controlType',
	displayName: 'Sound',
	description: 'Which sound to play',
	required: true,
	options: [{ name: 'Toot', value: 'toot', wire: 2 }],
});

/** segway-t60-lite, Control: all calls of the document. */
export const t60: Resource = {
	value: 't60',
	name: 'T60 Lite Control',
	operations: [
		{
			value: 'lock',
			name: 'Lock',
			action: 'Lock t60 lite',
			description: 'Lock a T60 Lite. Not for E-mopeds and other models.',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/t60/lock'),
			confirms: confirmsLocked(true),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'unlock',
			name: 'Unlock',
			action: 'Unlock t60 lite',
			description: 'Unlock a T60 Lite. Not for E-mopeds and other models.',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/t60/unlock'),
			confirms: confirmsLocked(false),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'openBatteryCover',
			name: 'Open Battery Cover',
			action: 'Open t60 lite battery cover',
			description: 'Open the battery compartment of a T60 Lite that is not riding',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/t60/battery-cover'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'playSound',
			name: 'Play Sound',
			action: 'Play sound on t60 lite',
			description: 'Let a T60 Lite sound, for example to find it',
			kind: 'command',
			fields: [iotCode, toot],
			request: post('/api/v2/vehicle/control/sound'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'reboot',
			name: 'Reboot',
			action: 'Reboot t60 lite',
			description: 'Restart a T60 Lite that is not riding',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/reboot'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'shutDown',
			name: 'Shut Down',
			action: 'Shut down t60 lite',
			description: 'Power off a T60 Lite that is locked',
			kind: 'command',
			fields: [iotCode],
			request: post('/api/v2/vehicle/control/shutdown'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'setAiSwitch',
			name: 'Set AI Switch',
			action: 'Set t60 lite AI switch',
			description: 'Switch a detection by camera on or off',
			kind: 'command',
			fields: [iotCode, switchType, controlType('Switch', 'Whether the detection works')],
			request: post('/api/v2/vehicle/control/ai-switch'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'setAlarm',
			name: 'Set Alarm',
			action: 'Set t60 lite alarm',
			description: 'Switch the alarm of a T60 Lite on or off',
			kind: 'command',
			fields: [iotCode, controlType('Alarm', 'Whether the alarm sounds')],
			request: post('/api/v2/vehicle/control/robot-alarm'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'setHeadlight',
			name: 'Set Headlight',
			action: 'Set t60 lite headlight',
			description: 'Switch the headlight of a T60 Lite on or off while it is unlocked',
			kind: 'command',
			fields: [iotCode, controlType('Headlight', 'Whether the headlight shines')],
			request: post('/api/v2/vehicle/control/t60/headlight'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'setSpeedLimit',
			name: 'Set Speed Limit',
			action: 'Set t60 lite speed limit',
			description: 'Limit the speed of a T60 Lite',
			kind: 'command',
			fields: [iotCode, speed],
			request: post('/api/v2/vehicle/control/robot-speed-limit'),
			appliesTo: 'T60 Lite',
		},
		{
			value: 'setThrottle',
			name: 'Set Throttle Response',
			action: 'Set t60 lite throttle response',
			description: 'Switch the response of the throttle on or off; off, the vehicle no longer accelerates',
			kind: 'command',
			fields: [iotCode, controlType('Throttle Response', 'Whether the vehicle follows its throttle')],
			request: post('/api/v2/vehicle/control/t60/throttle-response'),
			appliesTo: 'T60 Lite',
		},
	],
};

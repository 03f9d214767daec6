import type { IDataObject } from 'n8n-workflow';
import type { Vehicle } from '../../../simulator/index.cjs';

/** One way to use one command or setting: what the person fills in, and what Segway's document wants on the wire. */
export interface Row {
	resource: string;
	operation: string;
	/** Which of several ways. */
	way?: string;
	input?: IDataObject;
	model?: 't60-lite';
	/** State in which the vehicle obeys. */
	given?: Partial<Vehicle>;
	path: string;
	/** Body besides `iotCode`. */
	body?: IDataObject;
	/** What has become of the vehicle. */
	effect?: Partial<Vehicle>;
}

const UNLOCKED = { locked: false, handlebarStatus: 0 };
const LOCKED = { locked: true, handlebarStatus: 1 };

const control = (operation: string, path: string, more: Partial<Row> = {}): Row => ({
	resource: 'control',
	operation,
	path: `/api/v2/${path}`,
	...more,
});

/** segway-emoped, Control. */
export const controlRows: Row[] = [
	control('lock', 'vehicle/control/lock', { given: UNLOCKED, effect: LOCKED }),
	control('unlock', 'vehicle/control/unlock', { given: LOCKED, effect: UNLOCKED }),
	control('openBatteryCover', 'vehicle/control/battery-cover', { given: UNLOCKED, effect: { batteryCoverOpen: true } }),
	control('openSaddle', 'mopeds/control/saddle', { given: UNLOCKED, effect: { saddleStatus: 0 } }),
	control('openTailbox', 'mopeds/control/tailbox', { given: UNLOCKED, effect: { tailboxStatus: 0 } }),
	...(['sound1', 'toot', 'sound3'] as const).map((word, index) =>
		control('playSound', 'vehicle/control/sound', {
			way: word,
			input: { controlType: word },
			body: { controlType: index + 1 },
			effect: { lastSound: index + 1 },
		}),
	),
	...(['off', 'on'] as const).map((word, wire) =>
		control('setThrottle', 'vehicle/control/throttle-response', {
			way: word,
			input: { controlType: word },
			given: { throttle: wire === 0 },
			body: { controlType: wire },
			effect: { throttle: wire === 1 },
		}),
	),
	{
		resource: 'rental',
		operation: 'start',
		path: '/api/v2/mopeds/control/startRental',
		given: LOCKED,
		effect: { ...UNLOCKED, rented: true },
	},
	{
		resource: 'rental',
		operation: 'end',
		path: '/api/v2/mopeds/control/endRental',
		given: { ...UNLOCKED, rented: true },
		effect: { ...LOCKED, rented: false },
	},
];

const t60 = (operation: string, path: string, more: Partial<Row> = {}): Row => ({
	resource: 't60',
	operation,
	model: 't60-lite',
	path: `/api/v2/vehicle/control/${path}`,
	...more,
});

/** Operations of the T60 Lite whose controlType is 0 off, 1 on. */
const switched = (operation: string, path: string, key: 'throttle' | 'headlight' | 'alarm'): Row[] =>
	(['off', 'on'] as const).map((word, wire) =>
		t60(operation, path, {
			way: word,
			input: { controlType: word },
			given: { ...UNLOCKED, [key]: wire === 0 },
			body: { controlType: wire },
			effect: { [key]: wire === 1 },
		}),
	);

/** segway-t60-lite, Control: 1 pedestrian, 2 sidewalk, 3 parking space, 4 cycle path. */
const DETECTIONS = ['pedestrian', 'sidewalk', 'parkingSpace', 'cyclePath'];

/** segway-t60-lite, Control. */
export const t60Rows: Row[] = [
	t60('lock', 't60/lock', { given: UNLOCKED, effect: { locked: true } }),
	t60('unlock', 't60/unlock', { given: LOCKED, effect: { locked: false } }),
	...switched('setHeadlight', 't60/headlight', 'headlight'),
	...[100, 700].map((speed) =>
		t60('setSpeedLimit', 'robot-speed-limit', {
			way: `${speed}`,
			input: { speed },
			body: { speed },
			effect: { speedLimit: speed },
		}),
	),
	...switched('setThrottle', 't60/throttle-response', 'throttle'),
	...switched('setAlarm', 'robot-alarm', 'alarm'),
	t60('openBatteryCover', 't60/battery-cover', { effect: { batteryCoverOpen: true } }),
	t60('playSound', 'sound', { input: { controlType: 'toot' }, body: { controlType: 2 }, effect: { lastSound: 2 } }),
	t60('reboot', 'reboot', { effect: { reboots: 1 } }),
	t60('shutDown', 'shutdown', { given: LOCKED, effect: { poweredOff: true } }),
	...DETECTIONS.map((word, index) =>
		t60('setAiSwitch', 'ai-switch', {
			way: word,
			input: { switchType: word, controlType: 'on' },
			body: { switchType: index + 1, controlType: 1 },
			effect: { aiSwitches: { [index + 1]: true } },
		}),
	),
	t60('setAiSwitch', 'ai-switch', {
		way: 'off',
		input: { switchType: 'sidewalk', controlType: 'off' },
		body: { switchType: 2, controlType: 0 },
		effect: { aiSwitches: { 2: false } },
	}),
];

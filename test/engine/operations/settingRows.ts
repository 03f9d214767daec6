import type { IDataObject } from 'n8n-workflow';
import type { Row } from './rows';

const row = (operation: string, path: string, way: string, input: IDataObject, body: IDataObject): Row => ({
	resource: 'setting',
	operation,
	path: `/api/v2/${path}`,
	way,
	input,
	body,
	effect: { settings: { [path.split('/').at(-1)!]: body } },
});

/** Every key with the same value. */
const all = (names: string, value: string | number) =>
	Object.fromEntries(names.split(' ').map((name) => [name, value]));

const rental = (way: string, settings: IDataObject, body: IDataObject) =>
	row('setRental', 'mopeds/setting/rental', way, { settings }, body);
const OPEN = 'saddleSwitch tailboxSwitch';
const CHECKS = 'helmetCheck saddleCheck tailboxCheck';

const switches = (way: string, settings: IDataObject, body: IDataObject = settings) =>
	row('setSwitches', 'mopeds/setting/switch', way, { settings }, body);
const DISPLAYS = 'alertCheck bssDisplay displayTime';

const FUNCTIONS =
	'assistedMode crashWarning kickstandCheck cruiseSwitch speedModeSwitch handlebarSwitch lowPowerSwitch saddleCheck';

/** segway-emoped, colours of lamps. */
const COLOURS = ['green', 'red', 'orange', 'blue', 'cyan', 'violet', 'white'];
const LEVELS = ['low', 'medium', 'high'];
const INDICATORS = 'faultIndicator readyIndicator pushIndicator parkingIndicator lockIndicator';

const MODES = ['parkingMode', 'cruiseMode', 'readyMode', 'faultMode'];
const lamp = (mode: string, color: string) => ({ values: { mode, color } });

const SOUNDS =
	'unlocked locked openBoxes kickstand helmet turning ready unReady gearUp gearDown enterCruise exitCruise setSuccess setFailed defenseOn error lowPower batteryInserted';
const sound = (way: string, input: IDataObject, body: IDataObject) =>
	row('setSound', 'vehicle/setting/sound', way, input, body);

const INTERVALS = {
	locationInterval: { unlockStatus: 10, lockStatus: 65535 },
	statusInterval: { ridingStatus: 11, nonRiding: 60, lockStatus: 900 },
};

/** segway-emoped, Setting. "No setting" (0, in the sound mask 2) is never sent: the key is left out. */
export const settingRows: Row[] = [
	rental('open, check', { ...all(OPEN, 'open'), ...all(CHECKS, 'on') }, { ...all(OPEN, 1), ...all(CHECKS, 1) }),
	rental('with helmets', all(OPEN, 'openWithHelmets'), all(OPEN, 2)),
	rental(
		'closed, no check',
		{ ...all(OPEN, 'keepClosed'), ...all(CHECKS, 'off') },
		{ ...all(OPEN, 3), ...all(CHECKS, 2) },
	),
	rental('one alone', { helmetCheck: 'on' }, { helmetCheck: 1 }),
	switches('on', { ...all(DISPLAYS, 'on'), displayODO: 'totalRange' }, { ...all(DISPLAYS, 2), displayODO: 2 }),
	switches('off', all(`${DISPLAYS} displayODO berLevel`, 'off'), all(`${DISPLAYS} displayODO berLevel`, 1)),
	switches('regeneration low', { berLevel: 'low' }, { berLevel: 2 }),
	switches('regeneration high', { berLevel: 'high' }, { berLevel: 3 }),
	switches('smallest', { alertSensitivity: 1, lowPowerValue: 10, lowSpeedLimit: 6 }),
	switches('largest', { alertSensitivity: 3, lowPowerValue: 30, mediumSpeedLimit: 42, highSpeedLimit: 42 }),
	row('setFunctions', 'mopeds/setting/able-switch', 'on', { settings: all(FUNCTIONS, 'on') }, all(FUNCTIONS, 2)),
	row('setFunctions', 'mopeds/setting/able-switch', 'off', { settings: all(FUNCTIONS, 'off') }, all(FUNCTIONS, 1)),
	...COLOURS.map((colour, index) =>
		row(
			'setLight',
			'mopeds/setting/light',
			colour,
			{ brightness: LEVELS[index % 3], ...all(INDICATORS, colour) },
			{ brightness: (index % 3) + 1, ...all(INDICATORS, index + 1) },
		),
	),
	row(
		'setAmbientLamp',
		'vehicle/setting/ambient',
		'the required lamp',
		{ bright: 'high', parkingMode: lamp('off', 'white') },
		{ bright: 3, parkingMode: { mode: 1, color: 7 } },
	),
	row(
		'setAmbientLamp',
		'vehicle/setting/ambient',
		'all lamps',
		{ bright: 'low', ...Object.fromEntries(MODES.map((name, index) => [name, lamp('on', COLOURS[index])])) },
		{ bright: 1, ...Object.fromEntries(MODES.map((name, index) => [name, { mode: 2, color: index + 1 }])) },
	),
	sound('off alone', { workMode: 'off' }, { workMode: 1 }),
	sound('volume', { workMode: 'on', settings: { volume: 3 } }, { workMode: 2, volume: 3 }),
	sound('mask on', { workMode: 'on', moeqMask: all(SOUNDS, 'on') }, { workMode: 2, moeqMask: all(SOUNDS, 1) }),
	sound('mask off', { workMode: 'on', moeqMask: all(SOUNDS, 'off') }, { workMode: 2, moeqMask: all(SOUNDS, 0) }),
	sound(
		'mask, two of them',
		{ workMode: 'on', moeqMask: { locked: 'on', error: 'off' } },
		{ workMode: 2, moeqMask: { locked: 1, error: 0 } },
	),
	...LEVELS.map((level, index): Row => {
		const body = { speedMode: index + 1 };
		const made = row('setSpeedMode', 'vehicle/setting/speed-mode', level, { speedMode: level }, body);
		return { ...made, effect: body };
	}),
	{
		...row('setBluetoothKey', 'vehicle/setting/bluetooth-key', '', { key: 'Ab12cd34' }, { key: 'Ab12cd34' }),
		effect: { bluetoothKey: 'Ab12cd34' },
	},
	row(
		'setUploadInterval',
		'vehicle/setting/interval',
		'both',
		{
			intervals: {
				locationInterval: { values: INTERVALS.locationInterval },
				statusInterval: { values: INTERVALS.statusInterval },
			},
		},
		INTERVALS,
	),
	row(
		'setUploadInterval',
		'vehicle/setting/interval',
		'position alone',
		{ intervals: { locationInterval: { values: INTERVALS.locationInterval } } },
		{ locationInterval: INTERVALS.locationInterval },
	),
	row(
		'adjustTime',
		'vehicle/setting/time-adjust',
		'Berlin in summer',
		{ utcOffset: 3600, dstOffset: 'on' },
		{ utcOffset: 3600, dstOffset: 3600 },
	),
	row(
		'adjustTime',
		'vehicle/setting/time-adjust',
		'New York in winter',
		{ utcOffset: -18000, dstOffset: 'off' },
		{ utcOffset: -18000, dstOffset: 0 },
	),
];

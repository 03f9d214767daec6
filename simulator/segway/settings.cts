import { done, EVERY_MODEL, E_MOPED, type Call } from './call.cjs';
import { between, each, group, oneOf, parameters, type Schema } from './parameters.cjs';

const OFF_ON = oneOf(0, 1, 2);
const COLOUR = between(0, 7);
const SECONDS = between(10, 65535);
const KMH = between(6, 42);
const LAMP = group({ mode: oneOf(1, 2), color: between(1, 7) }, ['mode', 'color']);
const SOUNDS =
	'unlocked locked openBoxes kickstand helmet turning ready unReady gearUp gearDown enterCruise exitCruise setSuccess setFailed defenseOn error lowPower batteryInserted'.split(
		' ',
	);
const SWITCHES =
	'assistedMode crashWarning kickstandCheck cruiseSwitch speedModeSwitch handlebarSwitch lowPowerSwitch saddleCheck'.split(
		' ',
	);
const INDICATORS = ['faultIndicator', 'readyIndicator', 'pushIndicator', 'parkingIndicator', 'lockIndicator'];
/** In these groups 0 says "no setting"; in the sound mask it is 2 that says "keep". */
const NO_SETTING = 0;
const KEEP_SOUND = 2;

const RENTAL = {
	...each(['saddleSwitch', 'tailboxSwitch'], between(0, 3)),
	...each(['helmetCheck', 'saddleCheck', 'tailboxCheck'], OFF_ON),
};
const SWITCH = {
	...each(['bssDisplay', 'alertCheck', 'displayTime', 'displayODO'], OFF_ON),
	berLevel: between(0, 3),
	alertSensitivity: between(1, 3),
	lowPowerValue: between(10, 30),
	...each(['lowSpeedLimit', 'mediumSpeedLimit', 'highSpeedLimit'], KMH),
};
const AMBIENT = { bright: between(1, 3), ...each(['parkingMode', 'cruiseMode', 'readyMode', 'faultMode'], LAMP) };
const SOUND = { workMode: OFF_ON, volume: between(1, 3), moeqMask: group(each(SOUNDS, oneOf(0, 1, 2))) };
const INTERVAL = {
	locationInterval: group(each(['unlockStatus', 'lockStatus'], SECONDS), ['unlockStatus', 'lockStatus']),
	statusInterval: group(each(['ridingStatus', 'nonRiding', 'lockStatus'], SECONDS), [
		'ridingStatus',
		'nonRiding',
		'lockStatus',
	]),
};
const TIME = { utcOffset: between(-43200, 43200), dstOffset: oneOf(0, 3600) };

/** The ten settings; calls whose parameters are all optional need at least one of them. */
export const SETTINGS: Call[] = [
	storing('/api/v2/mopeds/setting/rental', parameters(RENTAL, [], 1), NO_SETTING),
	storing('/api/v2/mopeds/setting/switch', parameters(SWITCH, [], 1), NO_SETTING),
	storing('/api/v2/mopeds/setting/able-switch', parameters(each(SWITCHES, OFF_ON), [], 1), NO_SETTING),
	storing(
		'/api/v2/mopeds/setting/light',
		parameters({ brightness: between(0, 3), ...each(INDICATORS, COLOUR) }, ['brightness', ...INDICATORS]),
		NO_SETTING,
	),
	storing('/api/v2/vehicle/setting/ambient', parameters(AMBIENT, ['bright', 'parkingMode'])),
	storing('/api/v2/vehicle/setting/sound', parameters(SOUND, ['workMode']), NO_SETTING),
	{
		...storing('/api/v2/vehicle/setting/speed-mode', parameters({ speedMode: between(1, 3) }, ['speedMode'])),
		run(vehicle, { speedMode }) {
			vehicle.speedMode = speedMode as number;
			return done();
		},
	},
	{
		...storing(
			'/api/v2/vehicle/setting/bluetooth-key',
			parameters({ key: { type: 'string', pattern: '^[A-Za-z0-9]{8}$' } }, ['key']),
		),
		models: EVERY_MODEL,
		run(vehicle, { key }) {
			vehicle.bluetoothKey = key as string;
			return done();
		},
	},
	storing('/api/v2/vehicle/setting/interval', parameters(INTERVAL, [], 1)),
	storing('/api/v2/vehicle/setting/time-adjust', parameters(TIME, ['utcOffset', 'dstOffset'])),
];

/** A setting call that stores what it is given under the last part of its path; `ignored` values change nothing. */
function storing(path: string, schema: Schema, ignored?: number): Call {
	const name = path.split('/').at(-1)!;
	return {
		kind: 'setting',
		method: 'POST',
		path,
		models: E_MOPED,
		schema,
		run(vehicle, given) {
			vehicle.settings[name] = merge(vehicle.settings[name], given, ignored);
			delete vehicle.settings[name].iotCode;
			return done();
		},
	};
}

type Settings = Record<string, unknown>;

function merge(stored: Settings = {}, given: Settings, ignored?: number): Settings {
	const changes = Object.entries(given).filter(([, value]) => value !== ignored);
	const merged = changes.map(([key, value]) => [key, isGroup(value) ? mergeGroup(stored[key], key, value) : value]);
	return { ...stored, ...Object.fromEntries(merged) };
}

function mergeGroup(stored: unknown, key: string, given: Settings): Settings {
	return merge(isGroup(stored) ? stored : {}, given, key === 'moeqMask' ? KEEP_SOUND : undefined);
}

function isGroup(value: unknown): value is Settings {
	return typeof value === 'object' && value !== null;
}

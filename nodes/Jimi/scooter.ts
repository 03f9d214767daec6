import type { IDataObject } from 'n8n-workflow';
import { known, toHeading, toMetersPerSecond } from '../core/units';
import { toBoolean, toNumber, toPosition, toText } from '../core/vehicle';
import { toUtcIso } from './utc';
import { percent, positionSource, wordOf } from './values';

const MODES = { 0: 'disability', 1: 'lock', 2: 'enabling', 3: 'charging', 4: 'maintenance' };
const LOCKED: Record<string, boolean> = { lock: true, enabling: false };
const SIGNALS = { 0: 'none', 1: 'extremely_weak', 2: 'weak', 3: 'strong', 4: 'extremely_strong' };

const partOf = (data: IDataObject, name: string): IDataObject => {
	const part = data[name];
	return part !== null && typeof part === 'object' && !Array.isArray(part) ? (part as IDataObject) : {};
};

/** 0 off, 1 on. */
const switches = (status: IDataObject): IDataObject => ({
	dlcc: toBoolean(status.DLCC),
	brake: toBoolean(status.brake),
	brake_light: toBoolean(status.realBrakeLight),
	brake_light_setting: toBoolean(status.settingBrakeLight),
	front_light: toBoolean(status.realFrontLight),
	front_light_setting: toBoolean(status.settingFrontLight),
	accelerator: toBoolean(status.acceleratorStatus),
	motor: toBoolean(status.motoStatus),
});

/** The document names neither the units of ways and speed nor their kind; only the temperature has one. */
const readings = (data: IDataObject): IDataObject => ({
	speed: known(data.speed),
	current: toNumber(data.current),
	voltage: known(data.voltage),
	battery_cycles: known(data.batteryCycle),
	battery_temperature_celsius: toNumber(data.batteryTemperature),
	total_odometer: known(data.totalOdometer),
	current_odometer: known(data.currentOdometer),
	remaining_mileage: known(data.remainingMileage),
});

const properties = (data: IDataObject): IDataObject => ({
	ecu_version: toText(data.ECUVersion),
	firmware_version: toText(data.firmwareVersion),
	bluetooth_version: toText(data.bluetoothVersion),
	scooter_version: toText(data.scooterVersion),
	battery_capacity: known(data.batteryCapacity),
	rated_voltage: known(data.batteryVoltage),
	speed_limit: known(data.speedLimit),
});

const settings = (data: IDataObject): IDataObject => ({
	dlcc: toBoolean(data.DLCC),
	driving_mode: known(data.drivingMode),
	light_mode: known(data.lightMode),
	quick_start: toBoolean(data.quickStart),
	speed_limit: known(data.speedLimit),
	speed_unit: known(data.speedUnit),
});

const moduleOf = (data: IDataObject): IDataObject => ({
	gps_available: toBoolean(data.gpsStatus),
	gps_time: toUtcIso(data.gpsTime),
	gsm_signal: wordOf(SIGNALS, data.gsmSignal),
	battery_voltage: known(data.batteryVoltage),
	iccid: toText(data.iccid),
	imsi: toText(data.imsi),
	bluetooth_mac: toText(data.BluetoothMac),
});

/** The parts that report an error (1); `null` when the answer does not tell. */
const errorsOf = (parts: IDataObject): string[] | null =>
	Object.keys(parts).length > 0 ? Object.keys(parts).filter((part) => toBoolean(parts[part]) === true) : null;

/**
 * jimi.scooter.device.detail, one scooter. Whether it is ridden standing or sitting is not told, so it has no vehicle
 * type; of the modes only maintenance is a vehicle state of MDS.
 */
export function fromScooter(data: IDataObject): IDataObject {
	const [status, realtime, iot] = ['realtimeStatus', 'realtimeData', 'IoTModule'].map((name) => partOf(data, name));
	const mode = wordOf(MODES, status.workingMode);
	const location = toPosition(iot.latitude, iot.longitude, {
		heading: toHeading(iot.course),
		speed: toMetersPerSecond(iot.gpsSpeed),
		satellites: known(iot.satellite),
	});
	return {
		device_id: toText(data.deviceImei),
		vehicle_state: mode === 'maintenance' ? 'non_operational' : null,
		locked: LOCKED[mode ?? ''] ?? null,
		charging: toBoolean(status.charge) ?? (mode === 'charging' || null),
		battery_percent: percent(realtime.batteryLevel),
		location,
		position_source: location && positionSource(iot.positioningType),
		last_reported: toUtcIso(iot.gpsTime),
		jimi: {
			working_mode: mode,
			...switches(status),
			...readings(realtime),
			errors: errorsOf(partOf(data, 'scooterError')),
			properties: properties(partOf(data, 'scooterProperties')),
			driving_setting: settings(partOf(data, 'drivingSetting')),
			iot_module: moduleOf(iot),
		},
	};
}

import type { IDataObject } from 'n8n-workflow';
import type { Vehicle } from '../core/vehicle';
import { toBoolean, toIso, toNumber, toPosition, toText, vehicle } from '../core/vehicle';

const SPEED_MODES = ['unification', 'low', 'medium', 'high'];
const TEN_METRES = 10;

const word = (words: readonly string[], value: unknown): string | null => {
	const index = toNumber(value);
	return index === null ? null : (words[index] ?? null);
};

const tens = (value: unknown) => {
	const read = toNumber(value);
	return read === null ? null : read * TEN_METRES;
};

/**
 * Status of a query (segway-emoped, "get current status") or of a push. The query prints `remainderRange`, pushes
 * `remainingRange`; T60 Lite writes `lock` or `locked`. Segway names no unit for `speed`, so it stays a raw number.
 */
export const fromStatus = (data: IDataObject): IDataObject => ({
	device_id: toText(data.iotCode),
	online: toBoolean(data.online),
	locked: toBoolean(data.locked ?? data.lock),
	charging: toBoolean(data.charging),
	battery_percent: toNumber(data.powerPercent),
	current_range_meters: tens(data.remainingRange ?? data.remainderRange),
	odometer_meters: toNumber(data.odometer),
	last_reported: toIso(data.statusUtcTime),
	segway: {
		speed: toNumber(data.speed),
		speed_mode: word(SPEED_MODES, data.speedMode),
		lock_voltage: toNumber(data.lockVoltage),
		network_signal: toNumber(data.networkSignal),
		total_riding_seconds: toNumber(data.totalRidingSecs),
		status_time: toIso(data.statusUtcTime),
	},
});

/** Position of a query or a push; `locationStatus` is only in pushes, `gpsUTCTime` seen in the field. */
export function fromLocation(data: IDataObject): IDataObject {
	const valid = data.locationStatus === undefined || data.locationStatus === 'valid';
	const more = { altitude: toNumber(data.altitude), satellites: toNumber(data.satelliteNumber) };
	const location = valid ? toPosition(data.latitude, data.longitude, more) : null;
	const time = toIso(data.gpsUtcTime ?? data.gpsUTCTime);
	return {
		device_id: toText(data.iotCode),
		location,
		position_source: location ? 'gps' : null,
		last_reported: time,
		segway: { hdop: toNumber(data.hdop), gps_signal: word(SIGNALS, data.gpsSignal), gps_time: time },
	};
}

const SIGNALS = ['unknown', 'strong', 'normal', 'weak'];

/** segway-emoped, "get battery info". The vendor's `temperatrue` is misspelled for real. */
export function fromBattery(data: IDataObject): IDataObject {
	const list = Array.isArray(data.batteryData) ? (data.batteryData as Array<IDataObject | null>) : [];
	const batteries = list.filter((battery): battery is IDataObject => battery !== null && typeof battery === 'object');
	return {
		device_id: toText(data.iotCode),
		charging: toBoolean(data.charging),
		battery_percent: toNumber(data.vehiclePercent),
		segway: {
			battery_count: toNumber(data.batteryCount),
			driving_voltage: toNumber(data.drivingVoltage),
			current_power_watts: toNumber(data.currentPower),
			iot_battery_percent: toNumber(data.iotPercent),
			iot_voltage: hundredths(data.iotVoltage),
			batteries: batteries.map((battery) => ({
				port: toNumber(battery.batteryPort),
				battery_percent: toNumber(battery.batteryPercent),
				voltage: toNumber(battery.batteryVoltage),
				cycle_times: toNumber(battery.cycleTimes),
				temperature_celsius: toNumber(battery.temperatrue ?? battery.temperature),
			})),
		},
	};
}

const hundredths = (value: unknown) => {
	const read = toNumber(value);
	return read === null ? null : read / 100;
};

const LOCK = ['unlocked', 'locked'];
const STAND = ['closed', 'open'];

/** segway-emoped, "get current extra-status": E-moped only. */
export const fromExtraStatus = (data: IDataObject): IDataObject => ({
	device_id: toText(data.iotCode),
	vehicle_type: 'moped',
	segway: {
		seat_helmets: toNumber(data.seatCaskHelmet),
		tailbox_helmets: toNumber(data.tailboxHelmet),
		person_seated: toBoolean(data.peopleSat),
		cruise: word(LOCK, data.cruiseStatus),
		saddle: word(LOCK, data.saddleStatus),
		tailbox: word(LOCK, data.tailboxStatus),
		handlebar: word(LOCK, data.handlebarStatus),
		kickstand: word(STAND, data.kickstand),
	},
});

/** Joins the parts in the shape that all vendors share; the first part that knows a value wins. */
export const toVehicle = (...parts: IDataObject[]): Vehicle => vehicle('segway', ...parts);

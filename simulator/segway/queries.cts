import { EVERY_MODEL, E_MOPED, found, refused, type Call } from './call.cjs';
import { readAtLight } from './motion.cjs';
import { parameters } from './parameters.cjs';
import type { Vehicle } from './vehicle.cjs';

/** Status as both the query and the push show it; the query spells the range `remainderRange` (its sample). */
export function statusOf(vehicle: Vehicle) {
	return {
		online: vehicle.online,
		locked: vehicle.locked,
		lockVoltage: vehicle.lockVoltage,
		networkSignal: vehicle.networkSignal,
		charging: vehicle.charging,
		powerPercent: Math.floor(vehicle.powerPercent),
		speedMode: vehicle.speedMode,
		speed: Math.round(vehicle.speed),
		odometer: Math.floor(vehicle.odometer),
		remainingRange: vehicle.remainingRange,
		totalRidingSecs: Math.floor(vehicle.totalRidingSecs),
		statusUtcTime: vehicle.statusUtcTime,
	};
}

/** Degrees with the six decimals of the samples. */
export function degrees(value: number): number {
	return Number(value.toFixed(6));
}

/** The five queries (document "Query", E-moped). */
export const QUERIES: Call[] = [
	{
		kind: 'query',
		method: 'GET',
		path: '/api/v2/vehicle/query/current/status',
		models: EVERY_MODEL,
		schema: parameters(),
		fromCloud: true,
		run(vehicle, _given, now) {
			readAtLight(vehicle, now);
			const { remainingRange, totalRidingSecs, statusUtcTime, ...status } = statusOf(vehicle);
			const { iotCode } = vehicle;
			return found({ iotCode, ...status, remainderRange: remainingRange, totalRidingSecs, statusUtcTime });
		},
	},
	{
		kind: 'query',
		method: 'GET',
		path: '/api/v2/mopeds/query/current/extra-status',
		models: E_MOPED,
		schema: parameters(),
		run: ({ iotCode, seatCaskHelmet, tailboxHelmet, peopleSat, cruiseStatus, ...vehicle }) => {
			const { saddleStatus, tailboxStatus, handlebarStatus, kickstand } = vehicle;
			const locks = { cruiseStatus, saddleStatus, tailboxStatus, handlebarStatus };
			return found({ iotCode, seatCaskHelmet, tailboxHelmet, peopleSat, ...locks, kickstand });
		},
	},
	{
		kind: 'query',
		method: 'GET',
		path: '/api/v2/vehicle/query/current/location',
		models: EVERY_MODEL,
		schema: parameters({ realTimeLocation: { type: 'string', enum: ['true', 'false'] } }),
		success: 'success',
		fromCloud: true,
		run(vehicle, { realTimeLocation }, now) {
			if (!vehicle.gpsFix) return refused(15400);
			if (realTimeLocation === 'true' && !vehicle.online) return refused(15301);
			if (realTimeLocation === 'true') vehicle.gpsUtcTime = Math.floor(now / 1000);
			const { iotCode, satelliteNumber, hdop, altitude } = vehicle;
			const position = { latitude: degrees(vehicle.latitude), longitude: degrees(vehicle.longitude) };
			return found({ iotCode, ...position, satelliteNumber, hdop, altitude, gpsUtcTime: String(vehicle.gpsUtcTime) });
		},
	},
	{
		kind: 'query',
		method: 'GET',
		path: '/api/v2/mopeds/query/current/battery-info',
		models: E_MOPED,
		schema: parameters(),
		success: 'success',
		idName: 'resId',
		run: (vehicle) => found(batteryInfo(vehicle)),
	},
	{
		kind: 'query',
		method: 'GET',
		path: '/api/v2/vehicle/query/current/bluetooth-key',
		models: EVERY_MODEL,
		schema: parameters(),
		success: 'success',
		run: ({ iotCode, bluetoothKey }) => found({ iotCode, key: bluetoothKey }),
	},
];

function batteryInfo(vehicle: Vehicle): Record<string, unknown> {
	const inserted = vehicle.batteries.filter((battery) => battery.inserted);
	return {
		iotCode: vehicle.iotCode,
		charging: vehicle.charging,
		vehiclePercent: Math.floor(vehicle.powerPercent),
		batteryCount: inserted.length,
		drivingVoltage: vehicle.drivingVoltage,
		currentPower: Math.round(vehicle.speed * 35),
		iotPercent: vehicle.iotPercent,
		iotVoltage: vehicle.iotVoltage,
		batteryData: inserted.map(({ batteryPort, batteryPercent, batteryVoltage, cycleTimes, temperatrue }) => {
			return { batteryPort, batteryPercent: Math.floor(batteryPercent), batteryVoltage, cycleTimes, temperatrue };
		}),
	};
}

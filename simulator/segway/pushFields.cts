import { degrees, statusOf } from './queries.cjs';
import type { Vehicle } from './vehicle.cjs';

export type PushValue = string | number | boolean;
export type PushFields = Record<string, PushValue>;

/** The pushes of both documents: where each goes and what it says, without iotCode, platformCode and signature. */
export const PUSHES: Readonly<Record<string, { path: string; fields(vehicle: Vehicle): PushFields }>> = {
	alert: {
		path: '/v2/vehicle/alert',
		fields: ({ statusUtcTime, locked }) => ({ statusUtcTime, alertStatus: 0, code: locked ? 2 : 4 }),
	},
	fault: {
		path: '/v2/vehicle/fault',
		fields: ({ statusUtcTime, faults }) => ({ statusUtcTime, faultStatus: 0, code: faults[0] ?? 'E4' }),
	},
	location: {
		path: '/v2/vehicle/location',
		fields: (vehicle) => ({
			...positionFields(vehicle),
			satelliteNumber: vehicle.satelliteNumber,
			hdop: vehicle.hdop,
			altitude: vehicle.altitude,
			gpsUtcTime: vehicle.gpsUtcTime,
		}),
	},
	status: { path: '/v2/vehicle/status', fields: statusOf },
	components: {
		path: '/v2/vehicle/components',
		fields: ({ statusUtcTime }) => ({ type: 1, status: 2, statusUtcTime }),
	},
	't60/location': {
		path: '/v2/vehicle/t60/location',
		fields: (vehicle) => ({
			...positionFields(vehicle),
			gpsSignal: gpsSignal(vehicle),
			gpsUtcTime: vehicle.gpsUtcTime,
		}),
	},
	't60/status': {
		path: '/v2/vehicle/t60/status',
		fields(vehicle) {
			const { online, networkSignal, charging, powerPercent, speed, odometer, statusUtcTime } = statusOf(vehicle);
			// The table says `lock`, an integer; only the curl sample says `locked`.
			const lock = vehicle.locked ? 1 : 0;
			return { online, lock, networkSignal, charging, powerPercent, speed, odometer, statusUtcTime };
		},
	},
};

/** The push of this kind that the vehicle's model sends: a T60 Lite has status and location of its own. */
export function pushTypeFor(vehicle: Vehicle, kind: 'status' | 'location'): string {
	return vehicle.model === 't60-lite' ? `t60/${kind}` : kind;
}

function positionFields(vehicle: Vehicle): PushFields {
	if (!vehicle.gpsFix) return { locationStatus: 'invalid', latitude: '0.0', longitude: '0.0' };
	return { locationStatus: 'valid', latitude: degrees(vehicle.latitude), longitude: degrees(vehicle.longitude) };
}

function gpsSignal({ gpsFix, satelliteNumber }: Vehicle): number {
	if (!gpsFix) return 0;
	return satelliteNumber >= 9 ? 1 : satelliteNumber >= 6 ? 2 : 3;
}

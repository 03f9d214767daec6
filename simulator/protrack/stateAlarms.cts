import { ALARM_TYPES, type AlarmWish } from './alarms.cjs';
import { DATA_STATUS, type Device } from './device.cjs';
import type { Crossing } from './geofences.cjs';

type Facts = ReturnType<typeof factsOf>;

/** km/h; percent. */
const SPEED_LIMIT = 80;
const LOW_BATTERY = 20;
/** Which alarm it brings when a fact becomes true, and when it ends. */
const ALARMS: Record<keyof Facts, { begin?: string; end?: string }> = {
	speeding: { begin: 'speedingAlarm' },
	doorOpen: { begin: 'dooropenAlarm', end: 'doorcloseAlarm' },
	power: { end: 'powerDisconnectAlarm' },
	ignition: { begin: 'engineOn', end: 'engineOff' },
	lowBattery: { begin: 'lowBatteryAlarm' },
	offline: { begin: 'offlineAlarm' },
};

/** Notices what changed on a tracker since it was last looked at and says which alarms that brings. */
export class StateAlarms {
	private readonly known = new Map<string, Facts>();

	/** Takes the present state as known: no alarm for it. */
	learn(device: Device): void {
		this.known.set(device.imei, factsOf(device));
	}

	/** Alarms for changes since the last look and for borders that were crossed. */
	changes(device: Device, crossings: readonly Crossing[]): AlarmWish[] {
		const before = this.known.get(device.imei) ?? factsOf(device);
		const after = factsOf(device);
		this.known.set(device.imei, after);
		const changed = (Object.keys(after) as Array<keyof Facts>).filter((fact) => before[fact] !== after[fact]);
		const names = changed.map((fact) => ALARMS[fact][after[fact] ? 'begin' : 'end']);
		const { imei } = device;
		return [
			...names.filter((name) => name !== undefined).map((name) => ({ imei, type: ALARM_TYPES.indexOf(name) + 1 })),
			...crossings.map(({ geofence, isIn }) => ({
				imei,
				type: isIn ? 'geoFenceInAlarm' : 'geoFenceOutAlarm',
				geofenceId: geofence.id,
			})),
		];
	}

	clear(): void {
		this.known.clear();
	}
}

function factsOf(device: Device) {
	return {
		speeding: device.speed > SPEED_LIMIT,
		doorOpen: device.doorstatus === 1,
		power: device.externalPower,
		ignition: device.accstatus === 1,
		lowBattery: device.battery !== -1 && device.battery < LOW_BATTERY,
		offline: device.datastatus === DATA_STATUS.offline,
	};
}

import { StateWatch } from '../stateWatch.cjs';
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

/** Says which alarms the changes of a tracker bring. */
export class StateAlarms extends StateWatch<Device, Facts> {
	constructor() {
		super(factsOf);
	}

	/** Alarms for changes since the last look and for borders that were crossed. */
	alarms(device: Device, crossings: readonly Crossing[]): AlarmWish[] {
		const { imei } = device;
		const names = this.changes(device).map(({ fact, isNow }) => ALARMS[fact][isNow ? 'begin' : 'end']);
		return [
			...names.filter((name) => name !== undefined).map((name) => ({ imei, type: ALARM_TYPES.indexOf(name) + 1 })),
			...crossings.map(({ geofence, isIn }) => ({
				imei,
				type: isIn ? 'geoFenceInAlarm' : 'geoFenceOutAlarm',
				geofenceId: geofence.id,
			})),
		];
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

import { StateWatch } from '../stateWatch.cjs';
import type { AlarmWish } from './alarms.cjs';
import type { Device } from './device.cjs';
import type { Crossing } from './fences.cjs';

type Facts = ReturnType<typeof factsOf>;

/** km/h; percent. */
const SPEED_LIMIT = 80;
const LOW_BATTERY = 20;
/** Which alarm it brings when a fact becomes true, and when it ends. */
const ALARMS: Record<keyof Facts, { begin?: string; end?: string }> = {
	speeding: { begin: 'overSpeed' },
	power: { end: '2' },
	ignition: { begin: 'ACC_ON', end: 'ACC_OFF' },
	lowBattery: { begin: '25' },
	offline: { begin: 'offline' },
};

/** Says which alarms the changes of a device bring. */
export class StateAlarms extends StateWatch<Device, Facts> {
	constructor() {
		super(factsOf);
	}

	/** Alarms for changes since the last look and for borders that were crossed. */
	alarms(device: Device, crossings: readonly Crossing[]): AlarmWish[] {
		const { imei } = device;
		const types = this.changes(device).map(({ fact, isNow }) => ALARMS[fact][isNow ? 'begin' : 'end']);
		return [
			...types.filter((type) => type !== undefined).map((type) => ({ imei, type })),
			...crossings.map(({ fence, isIn }) => ({ imei, type: isIn ? '4' : '5', geoid: fence.instructNo })),
		];
	}
}

function factsOf(device: Device) {
	return {
		speeding: device.speed > SPEED_LIMIT,
		power: device.externalPower,
		ignition: device.accStatus === 1,
		lowBattery: device.electQuantity !== -1 && device.electQuantity < LOW_BATTERY,
		offline: !device.online && device.activationTime > 0,
	};
}

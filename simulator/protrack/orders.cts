import type { Device } from './device.cjs';
import type { Given } from './parameters.cjs';

/** What a tracker can be told to do: the words of its answer, and what it does. */
interface Order {
	words: string;
	obey(device: Device, given: Given, now: number): void;
}

/** A vehicle whose fuel is cut rolls on for so many milliseconds. */
const ROLLING_MS = 5000;
/** km/h of a vehicle that sets off at the wrong moment; over the speed at which a tracker cuts the fuel. */
const SETTING_OFF = 60;

const ORDERS: Record<string, Order> = {
	'RELAY,1': {
		words: 'Cut off the fuel supply',
		obey(device, _given, now) {
			set(device, 'oilpowerstatus', 0);
			if (device.speed > 0) device.stopsAt = now + ROLLING_MS;
		},
	},
	'RELAY,0': {
		words: 'Restore the fuel supply',
		obey(device) {
			set(device, 'oilpowerstatus', 1);
			device.stopsAt = null;
		},
	},
	RESET: { words: 'Reset', obey: (device) => void (device.resets += 1) },
	LOCKDOOR: { words: 'Lock the door', obey: (device) => lock(device, true) },
	UNLOCKDOOR: { words: 'Unlock the door', obey: (device) => lock(device, false) },
	SET_MILEAGE: {
		words: 'Set mileage',
		// The document prints no unit; "30" is taken as kilometres.
		obey: (device, { paramData }) => void set(device, 'mileage', Number(mileageIn(paramData)) * 1000),
	},
};

/** The order of a command text; undefined: the tracker does not know it. */
export function orderOf(device: Device, command: string, custom: readonly string[]): Order | undefined {
	if (command.startsWith('RELAY,') && !device.relay) return undefined;
	if (custom.includes(command)) return { words: command, obey: () => undefined };
	return Object.hasOwn(ORDERS, command) ? ORDERS[command] : undefined;
}

/** What is wrong with the parameters of a command: 10005 missing, 10004 no number as text; 0: nothing. */
export function refusalOf({ command, paramData }: Given): number {
	if (command !== 'SET_MILEAGE') return 0;
	if (!paramData) return 10005;
	return typeof mileageIn(paramData) === 'string' && /^\d+(\.\d+)?$/.test(mileageIn(paramData)) ? 0 : 10004;
}

/** The tracker obeys, or says that it cannot; returns its words. */
export function give(order: Order, device: Device, given: Given, now: number): { ran: boolean; response: string } {
	if (device.refuses) Object.assign(device, { speed: SETTING_OFF, accstatus: 1 });
	const ran = !device.refuses && (device.answers || device.obeysSilently) && !device.silent;
	const response = `${order.words}: ${ran ? 'Success' : 'Failed'}! Speed: ${Math.round(device.speed)}km/h.`;
	if (ran) order.obey(device, given, now);
	return { ran, response };
}

function mileageIn(paramData: string): string {
	return (JSON.parse(paramData) as { mileage: string }).mileage;
}

/** Sets a status that the tracker has. */
function set(device: Device, key: 'oilpowerstatus' | 'doorstatus' | 'defencestatus' | 'mileage', value: number): void {
	if (device[key] !== -1) device[key] = value;
}

function lock(device: Device, isLocked: boolean): void {
	set(device, 'doorstatus', isLocked ? 0 : 1);
	set(device, 'defencestatus', isLocked ? 1 : 0);
}

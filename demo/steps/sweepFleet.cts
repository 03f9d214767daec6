// The simulated vehicles of both vendors as the nightly lock sweep should see them.
import type { Device, LogEntry, Simulator, Vehicle } from '../../simulator/index.cjs';

/** A vehicle that the sweep looks at, as it is before the sweep. */
export interface Swept {
	vendor: 'segway' | 'protrack';
	deviceId: string;
	plate: string;
	/** Whether somebody is using it: no command may reach it. */
	inUse: boolean;
	locked: boolean;
	/** Whether it stands there unlocked, forgotten by everybody, and is able to obey. */
	forgotten: boolean;
	/** Whether it never says what it did: it may have obeyed and nobody can tell. */
	mute: boolean;
	/** As of now. */
	isLocked(): boolean;
	/** The lock commands that reached it. */
	commands(): LogEntry[];
}

export const STATUS = '/api/v2/vehicle/query/current/status';
export const LOCKS = ['/api/v2/vehicle/control/lock', '/api/v2/vehicle/control/t60/lock'];
export const POSITIONS = '/api/track';
export const COMMAND = '/api/command/send';

/** `doorstatus`, `datastatus` and `accstatus` of the vendor's document. */
const OPEN = 1;
const ONLINE = 2;
const ON = 1;
const OFF = 0;

function segwayForgotten(vehicle: Vehicle): boolean {
	const { locked, rented, listedInUse, speed, silent, online, activated, link, defects } = vehicle;
	const forgotten = !locked && !rented && !listedInUse && speed === 0 && !silent;
	const reachable =
		online && activated && !vehicle.upgrading && !vehicle.dormant && (!link || link.takesEffect === true);
	const willing = !vehicle.restricted && !vehicle.geofenceDenied && !vehicle.departsOnLock;
	return forgotten && reachable && willing && !defects.some((part) => part === 'lock' || part === 'handlebar');
}

function protrackForgotten(device: Device): boolean {
	const { doorstatus, accstatus, speed, datastatus, silent, sendFails, refuses, answers, obeysSilently } = device;
	const forgotten = doorstatus === OPEN && accstatus === OFF && speed === 0;
	const reachable = datastatus === ONLINE && !silent && !sendFails;
	return forgotten && reachable && !refuses && (answers || obeysSilently);
}

/** The trackers that the main account lists itself; those of the accounts below it are not among them. */
export const ownDevices = ({ protrack }: Simulator): Device[] =>
	protrack.devices.filter(({ account }) => account === protrack.account);

const isLock = ({ path, query }: LogEntry) => path === COMMAND && query.command === 'LOCKDOOR';

/** All vehicles that the sweep should look at, as they are now. */
export function sweptFleet(sim: Simulator): Swept[] {
	const { segway, protrack } = sim;
	const mopeds = segway.vehicles.map(
		(vehicle): Swept => ({
			vendor: 'segway',
			deviceId: vehicle.iotCode,
			plate: vehicle.plate,
			inUse: vehicle.rented,
			locked: vehicle.locked,
			forgotten: segwayForgotten(vehicle),
			mute: false,
			isLocked: () => segway.vehicle(vehicle.iotCode)?.locked === true,
			commands: () => segway.log.filter(({ path, device }) => LOCKS.includes(path) && device === vehicle.iotCode),
		}),
	);
	const cars = ownDevices(sim).map(
		(device): Swept => ({
			vendor: 'protrack',
			deviceId: device.imei,
			plate: device.platenumber,
			inUse: device.accstatus === ON,
			locked: device.doorstatus !== OPEN,
			forgotten: protrackForgotten(device),
			mute: !device.answers,
			isLocked: () => protrack.vehicle(device.imei)?.doorstatus !== OPEN,
			commands: () => protrack.log.filter((entry) => isLock(entry) && entry.device === device.imei),
		}),
	);
	return [...mopeds, ...cars];
}

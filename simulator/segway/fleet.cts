import { newImei } from '../imei.cjs';
import { planFleet, type FleetOptions } from '../mix.cjs';
import { positionOf, startWalk } from '../movement.cjs';
import { newPlate } from '../plate.cjs';
import { Random } from '../random.cjs';
import { METRES_PER_PERCENT } from './motion.cjs';
import { SCENARIOS } from './scenarios.cjs';
import type { Battery, Model, Vehicle } from './vehicle.cjs';

/** The type allocation code that the IMEI samples of the documents begin with. */
const TYPE_CODE = '86147703';
const KEY_CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';
/** Share of T60 Lite among vehicles of a scenario that both models can be in. */
const T60_SHARE = 0.15;

/**
 * Makes a fleet, deterministic but for the times, which count from `now` (epoch ms).
 * @throws RangeError when the mix names an unknown scenario or the numbers are not whole.
 */
export function makeFleet(options: FleetOptions, now: number): Vehicle[] {
	const random = new Random(options.seed);
	const imeis = new Set<string>();
	const plates = new Set<string>();
	const planned = planFleet(SCENARIOS, options);
	return random.shuffle(planned).map(({ scenario, index }) => {
		const model = scenario.models.length === 1 || random.next() > T60_SHARE ? scenario.models[0] : scenario.models[1];
		const identity = { iotCode: newImei(TYPE_CODE, random, imeis), plate: newPlate(random, plates), model };
		const vehicle = parked(identity, random, now);
		vehicle.scenario = scenario.name;
		scenario.apply(vehicle, random, index);
		vehicle.listedInUse ||= vehicle.rented && scenario.name !== 'waiting';
		return vehicle;
	});
}

/** A vehicle as it stands most of the night: locked, connected, in order. */
function parked(identity: { iotCode: string; plate: string; model: Model }, random: Random, now: number): Vehicle {
	const seconds = Math.floor(now / 1000);
	const walk = startWalk(random);
	const powerPercent = random.integer(22, 98);
	return {
		...identity,
		scenario: '',
		rented: false,
		listedInUse: false,
		activated: true,
		online: true,
		answersOffline: false,
		silent: false,
		upgrading: false,
		dormant: false,
		maintaining: false,
		restricted: false,
		geofenceDenied: false,
		departsOnLock: false,
		link: null,
		defects: [],
		locked: true,
		lockVoltage: random.integer(395, 418),
		networkSignal: random.integer(12, 31),
		charging: false,
		powerPercent,
		speedMode: random.integer(1, 3),
		speed: 0,
		odometer: random.integer(350_000, 18_000_000),
		remainingRange: Math.floor((powerPercent * METRES_PER_PERCENT) / 10),
		totalRidingSecs: random.integer(90_000, 3_600_000),
		statusUtcTime: seconds - random.integer(5, 600),
		gpsFix: true,
		...positionOf(walk),
		satelliteNumber: random.integer(6, 14),
		hdop: random.decimal(0.7, 2.4, 2),
		altitude: random.decimal(110, 130, 1),
		gpsUtcTime: seconds - random.integer(5, 600),
		helmets: 2,
		seatCaskHelmet: 1,
		tailboxHelmet: 1,
		peopleSat: 0,
		cruiseStatus: 1,
		saddleStatus: 1,
		tailboxStatus: 1,
		handlebarStatus: 1,
		kickstand: 1,
		boxesShutAt: null,
		batteries: [1, 2].map((port) => battery(port, powerPercent, random)),
		drivingVoltage: random.integer(46, 53),
		iotPercent: random.integer(88, 100),
		iotVoltage: random.integer(398, 418),
		bluetoothKey: random.text(KEY_CHARACTERS, 8),
		illegalMoving: false,
		fallen: false,
		dismantled: false,
		faults: [],
		throttle: true,
		headlight: false,
		alarm: true,
		speedLimit: null,
		aiSwitches: {},
		batteryCoverOpen: false,
		lastSound: null,
		reboots: 0,
		poweredOff: false,
		settings: {},
		waiting: null,
		walk,
		advancedAt: now,
	};
}

function battery(batteryPort: number, percent: number, random: Random): Battery {
	return {
		batteryPort,
		batteryPercent: Math.min(100, percent + random.integer(-2, 2)),
		batteryVoltage: random.integer(46, 53),
		cycleTimes: random.integer(10, 420),
		temperatrue: random.integer(9, 27),
		inserted: true,
	};
}

import { luhnDigit, newImei } from '../imei.cjs';
import { planFleet, type FleetOptions } from '../mix.cjs';
import { newPlate } from '../plate.cjs';
import { Random } from '../random.cjs';
import { STRANGER } from './accounts.cjs';
import type { Device } from './device.cjs';
import { Journey } from './journey.cjs';
import { SCENARIOS, type Scenario } from './scenarios.cjs';

/** A device and where it has been. */
export interface Tracker {
	device: Device;
	journey: Journey;
}

/** Names that no two devices may share. */
interface Taken {
	imeis: Set<string>;
	plates: Set<string>;
}

/** The type allocation code of the sample IMEI. */
const TYPE_CODE = '86812014';
const MODELS = ['GT06N', 'GT06N', 'VL103'];
const ICONS = ['automobile', 'automobile', 'truck', 'bus', 'taxi'];
const STRANGERS = 2;
const DAY = 86_400;
/** From this size on every scenario is there at least once. */
const EVERY_SCENARIO_FROM = 40;

/**
 * Makes the devices, then a few of somebody else; deterministic but for the times, which count from `now` (epoch ms).
 * @param ownerOf the account of the device at this place
 * @throws RangeError when the mix names an unknown scenario or the numbers are not whole.
 */
export function makeFleet(
	options: FleetOptions,
	ownerOf: (place: number) => string,
	now: number,
): { own: Tracker[]; strange: Tracker[] } {
	const random = new Random(options.seed);
	const taken = { imeis: new Set<string>(), plates: new Set<string>() };
	const make = (scenario: Scenario, index: number, owner: string) =>
		newTracker(scenario, index, owner, random, taken, Math.floor(now / 1000));
	const planned = random.shuffle(planFleet(SCENARIOS, options, EVERY_SCENARIO_FROM));
	return {
		own: planned.map(({ scenario, index }, place) => make(scenario, index, ownerOf(place))),
		strange: Array.from({ length: STRANGERS }, (_, index) => make(SCENARIOS[0], index, STRANGER)),
	};
}

function newTracker(
	scenario: Scenario,
	index: number,
	owner: string,
	random: Random,
	taken: Taken,
	second: number,
): Tracker {
	const imei = newImei(TYPE_CODE, random, taken.imeis);
	const device = parked(imei, newPlate(random, taken.plates), owner, random, second);
	const since = second - scenario.age(random);
	device.scenario = scenario.name;
	device.speed = scenario.speed(random);
	const journey = new Journey(since, scenario.habit, device.speed, random.integer(1, 0x7fffffff));
	journey.report(device, journey.lastReport(since, device.reportInterval));
	scenario.apply(device, random, index);
	return { device, journey };
}

/** A device in a vehicle that stands, in order. */
function parked(imei: string, vehicleNumber: string, account: string, random: Random, second: number): Device {
	const mcType = random.pick(MODELS);
	const activationTime = second - random.integer(600, 900) * DAY;
	const iccid = `8996641${random.text('0123456789', 11)}`;
	const vehicle = {
		vehicleName: null,
		vehicleIcon: random.pick(ICONS),
		vehicleNumber,
		vehicleModels: null,
		carFrame: `ZFA${random.text('0123456789', 14)}`,
		engineNumber: random.text('0123456789', 7),
		driverName: 'driver',
		driverPhone: `13825${random.text('0123456789', 6)}`,
		reMark: '',
	};
	const motion = {
		longitude: 0,
		latitude: 0,
		course: 0,
		speed: 0,
		gpstime: 0,
		hearttime: 0,
		gpsFix: true,
		mileage: random.integer(2_000_000, 180_000_000),
		stopsAt: null,
		reportInterval: 30,
	};
	const commands = { commandCode: null, answersAfter: null, answers: true, obeysSilently: false, extendFails: false };
	return {
		imei,
		deviceName: `${mcType}-${imei.slice(-5)}`,
		mcType,
		mcTypeUseScope: 'automobile',
		sim: `7557${random.text('0123456789', 6)}`,
		iccid: iccid + luhnDigit(iccid),
		imsi: `46004${random.text('0123456789', 10)}`,
		...vehicle,
		account,
		scenario: '',
		importTime: activationTime - 20 * DAY,
		activationTime,
		expiration: second + random.integer(900, 3000) * DAY,
		userExpiration: second + random.integer(60, 700) * DAY,
		enabledFlag: 1,
		...motion,
		online: true,
		silent: false,
		posType: 'GPS',
		satellite: random.integer(6, 14),
		accStatus: 0,
		electQuantity: random.integer(60, 100),
		powerValue: random.integer(80, 100),
		externalPower: true,
		relay: 0,
		...commands,
		resets: 0,
		media: [],
		workingMode: 0,
	};
}

import { luhnDigit, newImei } from '../imei.cjs';
import { planFleet, type FleetOptions } from '../mix.cjs';
import { newPlate } from '../plate.cjs';
import { Random } from '../random.cjs';
import { STRANGER } from './accounts.cjs';
import type { Device } from './device.cjs';
import { Journey } from './journey.cjs';
import { SCENARIOS, type Scenario } from './scenarios.cjs';

/** A tracker and where it has been. */
export interface Tracker {
	device: Device;
	journey: Journey;
}

/** The type allocation code of the sample IMEI. */
const TYPE_CODE = '35889905';
const MODELS = ['VT05S', 'VT05S', 'VT03D', 'VT08F'];
/** In the usual mix every tenth tracker belongs to one of these sub-customers. */
const SUB_ACCOUNTS = ['milano', 'milano-nord', 'roma'];
const STRANGERS = 2;
const DAY = 86_400;
/** From this size on every scenario is there at least once. */
const EVERY_SCENARIO_FROM = 40;

/**
 * Makes the trackers of the account, then a few of somebody else; deterministic but for the times, which count
 * from `now` (epoch ms). @throws RangeError when the mix names an unknown scenario or the numbers are not whole.
 */
export function makeFleet(options: FleetOptions, account: string, now: number): { own: Tracker[]; strange: Tracker[] } {
	const random = new Random(options.seed);
	const taken = { imeis: new Set<string>(), plates: new Set<string>() };
	const make = (scenario: Scenario, index: number, owner: string) =>
		newTracker(scenario, index, owner, random, taken, Math.floor(now / 1000));
	const planned = random.shuffle(planFleet(SCENARIOS, options, EVERY_SCENARIO_FROM));
	const ownerOf = (position: number) =>
		options.mix || position % 10 !== 9 ? account : SUB_ACCOUNTS[((position - 9) / 10) % SUB_ACCOUNTS.length];
	return {
		own: planned.map(({ scenario, index }, position) => make(scenario, index, ownerOf(position))),
		strange: Array.from({ length: STRANGERS }, (_, index) => make(SCENARIOS[0], index, STRANGER)),
	};
}

function newTracker(
	scenario: Scenario,
	index: number,
	owner: string,
	random: Random,
	taken: { imeis: Set<string>; plates: Set<string> },
	second: number,
): Tracker {
	const imei = newImei(TYPE_CODE, random, taken.imeis);
	const device = parked(imei, newPlate(random, taken.plates), owner, random, second);
	const since = second - scenario.age(random);
	device.scenario = scenario.name;
	device.speed = scenario.speed(random);
	device.accsince = since - random.integer(900, 2 * 3600);
	const journey = new Journey(since, scenario.habit, device.speed, random.integer(1, 0x7fffffff));
	journey.report(device, journey.lastReport(since, device.reportInterval));
	scenario.apply(device, random, index);
	if (!device.gpsFix) device.hearttime = second;
	return { device, journey };
}

/** A tracker of a car that stands locked, connected, in order. */
function parked(imei: string, platenumber: string, account: string, random: Random, second: number): Device {
	const devicetype = random.pick(MODELS);
	const activatedtime = second - random.integer(40, 900) * DAY;
	const iccid = `8996641${random.text('0123456789', 11)}`;
	return {
		imei,
		devicename: `${devicetype}-${imei.slice(-5)}`,
		devicetype,
		platenumber,
		simcard: `7557${random.text('0123456789', 6)}`,
		iccid: iccid + luhnDigit(iccid),
		onlinetime: activatedtime + 600,
		platformduetime: second + random.integer(30, 900) * DAY,
		activatedtime,
		userduetime: second + random.integer(20, 700) * DAY,
		account,
		scenario: '',
		datastatus: 2,
		silent: false,
		gpsFix: true,
		longitude: 0,
		latitude: 0,
		course: 0,
		speed: 0,
		gpstime: 0,
		hearttime: 0,
		systemtime: 0,
		accstatus: 0,
		accsince: 0,
		doorstatus: 0,
		chargestatus: 0,
		oilpowerstatus: 1,
		defencestatus: 1,
		battery: random.integer(60, 100),
		mileage: random.integer(2_000_000, 180_000_000),
		todaymileage: 0,
		externalPower: true,
		relay: true,
		sendFails: false,
		refuses: false,
		answers: true,
		obeysSilently: false,
		answersAfter: null,
		stopsAt: null,
		resets: 0,
		reportInterval: 10,
		recordsPerReport: 1,
		history: null,
	};
}

import type { Share } from '../mix.cjs';
import type { Random } from '../random.cjs';
import { DATA_STATUS, type Device } from './device.cjs';
import type { Habit } from '../timetable.cjs';

/** One kind of tracker that an operator meets. */
export interface Scenario extends Share {
	/** What it did before the start. */
	habit: Habit;
	/** km/h at the start. */
	speed(random: Random): number;
	/** Seconds since its last report. */
	age(random: Random): number;
	/** Turns a parked tracker into one of this kind; `index` counts those of the same kind. */
	apply(device: Device, random: Random, index: number): void;
}

type Traits = Partial<Pick<Scenario, 'habit' | 'speed' | 'age'>>;

const HOUR = 3600;
const DAY = 24 * HOUR;
const UNLOCKED = { doorstatus: 1, defencestatus: 0 };
/** A cheap tracker: nothing but a position. */
const NO_STATUS = {
	accstatus: -1,
	doorstatus: -1,
	chargestatus: -1,
	oilpowerstatus: -1,
	defencestatus: -1,
	battery: -1,
	todaymileage: -1,
};

export const SCENARIOS: readonly Scenario[] = [
	scenario('parked', 0, {}),
	scenario(
		'driving',
		0.2,
		{ accstatus: 1, defencestatus: 0, oilpowerstatus: 1 },
		{ habit: 'work', speed: (random) => random.integer(25, 60) },
	),
	scenario('parked-acc-on', 0.075, { accstatus: 1, defencestatus: 0 }),
	// Left open by the last driver: what a nightly sweep is for.
	scenario('unlocked-door', 0.1, UNLOCKED),
	scenario('silent', 0.05, { datastatus: DATA_STATUS.offline }, { age: (random) => random.integer(3 * DAY, 20 * DAY) }),
	scenario(
		'offline',
		0.05,
		{ ...UNLOCKED, datastatus: DATA_STATUS.offline },
		{ age: (random) => random.integer(HOUR / 2, 3 * HOUR) },
	),
	scenario(
		'never-online',
		0.025,
		(device) => {
			const times = { onlinetime: 0, platformduetime: 0, activatedtime: 0, userduetime: 0, accsince: 0 };
			const place = { longitude: 0, latitude: 0, course: 0, gpstime: 0, hearttime: 0, systemtime: 0 };
			Object.assign(device, NO_STATUS, times, place, { mileage: -1, datastatus: DATA_STATUS.neverOnline });
		},
		{ habit: 'never' },
	),
	scenario(
		'expired',
		0.025,
		(device) => {
			const ended = device.hearttime - 5 * DAY;
			Object.assign(device, { datastatus: DATA_STATUS.expired, platformduetime: ended, userduetime: ended });
		},
		{ age: (random) => random.integer(5 * DAY, 30 * DAY) },
	),
	scenario('blocked', 0.025, { datastatus: DATA_STATUS.blocked }, { age: (random) => random.integer(DAY, 9 * DAY) }),
	// Online and talking, but the position is hours old.
	scenario('old-fix', 0.025, { gpsFix: false }, { age: (random) => random.integer(2 * HOUR, 9 * HOUR) }),
	scenario('no-status', 0.025, NO_STATUS),
	scenario('no-relay', 0.025, { relay: false, oilpowerstatus: -1 }),
	scenario('answers-late', 0.025, { ...UNLOCKED, answersAfter: { queries: 5, seconds: 0 } }),
	// Every other one obeys although it never answers.
	scenario('never-answers', 0.025, (device, _random, index) => {
		Object.assign(device, UNLOCKED, { answers: false, obeysSilently: index % 2 === 0 });
	}),
	scenario('send-fails', 0.025, { ...UNLOCKED, sendFails: true }),
	// Stands when it is looked at and drives when the command arrives.
	scenario('refuses', 0.025, { ...UNLOCKED, refuses: true, accstatus: 1 }),
];

function scenario(
	name: string,
	share: number,
	changes: Partial<Device> | Scenario['apply'],
	{ habit = 'trips', speed = () => 0, age = () => 0 }: Traits = {},
): Scenario {
	const apply: Scenario['apply'] =
		typeof changes === 'function' ? changes : (device) => void Object.assign(device, structuredClone(changes));
	return { name, share, habit, speed, age, apply };
}

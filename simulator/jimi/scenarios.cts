import type { Share } from '../mix.cjs';
import type { Habit } from '../timetable.cjs';
import type { Random } from '../random.cjs';
import { SCOOTER, type Device, type Medium } from './device.cjs';
import { SUB_CODE } from './codes.cjs';

/** One kind of device that an operator meets. */
export interface Scenario extends Share {
	/** What it did before the start. */
	habit: Habit;
	/** km/h at the start. */
	speed(random: Random): number;
	/** Seconds since its last report. */
	age(random: Random): number;
	/** Turns a parked device into one of this kind; `index` counts those of the same kind. */
	apply(device: Device, random: Random, index: number): void;
}

type Traits = Partial<Pick<Scenario, 'habit' | 'speed' | 'age'>>;

const HOUR = 3600;
const DAY = 24 * HOUR;
const BUSY = 252;
const OFFLINE: Traits = { age: (random) => random.integer(HOUR / 2, 3 * HOUR) };
const SCOOTER_STATE = {
	mcType: SCOOTER,
	mcTypeUseScope: 'electromobile',
	vehicleIcon: 'mtc',
	workingMode: 1,
	accStatus: 0,
};

export const SCENARIOS: readonly Scenario[] = [
	scenario('parked', 0, {}),
	scenario('driving', 0.2, { accStatus: 1 }, { habit: 'work', speed: (random) => random.integer(25, 60) }),
	scenario('idling', 0.075, { accStatus: 1 }),
	scenario('offline', 0.075, { online: false }, OFFLINE),
	scenario('silent', 0.05, { online: false }, { age: (random) => random.integer(3 * DAY, 20 * DAY) }),
	// In a garage: a position from the network, speed and course unknown.
	scenario('indoors', 0.05, { posType: 'WIFI', satellite: 0 }),
	scenario('expired', 0.025, (device) => void (device.userExpiration = device.hearttime - 5 * DAY), {
		age: (random) => random.integer(5 * DAY, 30 * DAY),
	}),
	scenario(
		'never-online',
		0.025,
		(device) => {
			const place = { longitude: 0, latitude: 0, course: 0, gpstime: 0, hearttime: 0 };
			Object.assign(device, place, { online: false, activationTime: 0, mileage: -1 });
		},
		{ habit: 'never' },
	),
	scenario('disabled', 0.025, { enabledFlag: 0 }),
	scenario('no-status', 0.05, { accStatus: -1, electQuantity: -1, powerValue: -1 }),
	scenario('personal', 0.025, {
		mcType: 'GT300L',
		mcTypeUseScope: 'personal',
		vehicleIcon: 'per',
		accStatus: -1,
		powerValue: -1,
	}),
	scenario('camera', 0.05, (device, random) => {
		Object.assign(device, { mcType: 'JC400', media: mediaUntil(device.hearttime, random) });
	}),
	scenario('answers-late', 0.025, { answersAfter: 20 }),
	// Every other one obeys although it never answers.
	scenario('never-answers', 0.025, (device, _random, index) => {
		Object.assign(device, { answers: false, obeysSilently: index % 2 === 0 });
	}),
	scenario('busy', 0.025, { commandCode: BUSY }),
	scenario('refuses', 0.025, { commandCode: SUB_CODE.notExecuted }),
	scenario('cannot-extend', 0.025, { extendFails: true }),
	scenario('scooter', 0.025, SCOOTER_STATE),
	scenario('scooter-offline', 0.025, { ...SCOOTER_STATE, online: false }, OFFLINE),
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

/** 25 photos and 3 videos of the front camera, 5 photos of the other one; oldest first. */
function mediaUntil(second: number, random: Random): Medium[] {
	const kinds = [
		...Array.from({ length: 25 }, () => ({ camera: 1, mediaType: 1 })),
		...Array.from({ length: 3 }, () => ({ camera: 1, mediaType: 2 })),
		...Array.from({ length: 5 }, () => ({ camera: 2, mediaType: 1 })),
	];
	return kinds.map((kind, index) => ({
		...kind,
		createdAt: second - (kinds.length - index) * HOUR,
		size: random.integer(80_000, kind.mediaType === 1 ? 400_000 : 9_000_000),
	}));
}

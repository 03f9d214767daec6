import { Timeline } from '../timeline.cjs';
import { fulfilled } from '../wish.cjs';
import { alarmName } from './alarmTypes.cjs';
import { placeOf, type Device } from './device.cjs';

/** An alarm (document, "Message content" and "Get device alarm list"). */
export interface Alarm {
	imei: string;
	/** Any text; those of the table have a name. */
	type: string;
	name: string;
	/** When it happened, and when the position was found: epoch seconds. */
	time: number;
	positioningTime: number;
	lat: number;
	lng: number;
	/** km/h. */
	speed: number;
	/** The fence that it is about; null: none. */
	geoid: string | null;
	/** From this time on it is in the list: epoch milliseconds. */
	listedAt: number;
}

/** An alarm to raise: what is not given is taken from the device's state and the clock. */
export type AlarmWish = Pick<Alarm, 'imei'> & { type: string | number } & Partial<
		Omit<Alarm, 'imei' | 'type' | 'listedAt'>
	>;

const NUMBERS = ['time', 'positioningTime', 'lat', 'lng', 'speed'] as const;

/** The alarms of every device. */
export class Alarms {
	private readonly timeline = new Timeline<Alarm>(
		({ imei }) => imei,
		({ time }) => time,
	);

	/** Every alarm in the order in which they were raised. Live. */
	get raised(): readonly Alarm[] {
		return this.timeline.all;
	}

	/** Adds an alarm of this device. @param now epoch ms @param listedAt epoch ms @throws RangeError for wrong wishes */
	raise(device: Device, wish: AlarmWish, now: number, listedAt = now): Alarm {
		const alarm = { ...alarmOf(device, wish, Math.floor(now / 1000)), listedAt };
		this.timeline.add(alarm);
		return alarm;
	}

	/** Alarms of the list from `begin` to `end` (epoch seconds, both included), newest first. */
	between(imeis: readonly string[], begin: number, end: number, now: number): Alarm[] {
		return this.timeline
			.between(imeis, begin, end)
			.filter(({ listedAt }) => listedAt <= now)
			.reverse();
	}

	clear(): void {
		this.timeline.clear();
	}
}

/** An alarm as it would be raised now (epoch seconds). @throws RangeError for unknown keys and wrong types */
export function alarmOf(device: Device, { type, ...wish }: AlarmWish, second: number): Omit<Alarm, 'listedAt'> {
	const word = String(type ?? '');
	if (word === '') throw new RangeError('An alarm needs a type');
	const usual: Omit<Alarm, 'listedAt'> = {
		imei: device.imei,
		type: word,
		name: alarmName(word),
		time: second,
		positioningTime: wish.time ?? second,
		...placeOf(device, second),
		speed: Math.round(device.speed),
		geoid: null,
	};
	return fulfilled(usual, wish, NUMBERS, 'An alarm');
}

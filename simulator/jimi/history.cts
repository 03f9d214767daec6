import { reportEvery, type Span } from '../journey.cjs';
import type { Position } from '../movement.cjs';
import type { Device } from './device.cjs';
import type { Journey } from './journey.cjs';

/** Where a device was at one report. */
export interface Point extends Position {
	/** Epoch seconds. */
	second: number;
	course: number;
	/** km/h. */
	speed: number;
	posType: string;
	/** Whether the ignition was on. */
	isOn: boolean;
}

/** A drive without a longer stop. */
export interface Drive {
	imei: string;
	/** Whole epoch seconds. */
	span: Span;
	from: Position;
	to: Position;
	metres: number;
}

/** The reports of a period, both ends included: those since it was activated, up to its last fix. */
export function pointsOf(device: Device, journey: Journey, period: Span): Point[] {
	const interval = reportEvery(device);
	const { begin, end } = known(device, period);
	const points: Point[] = [];
	for (let second = journey.lastReport(begin - 1, interval) + interval; second <= end; second += interval) {
		const { latitude, longitude, course, speed } = journey.at(second);
		points.push({ latitude, longitude, second, course, speed, posType: device.posType, isOn: speed > 0 });
	}
	return points;
}

/** The drives of a period, cut at its ends. */
export function drivesOf(device: Device, journey: Journey, period: Span): Drive[] {
	if (device.mileage === -1) return [];
	const spans = journey.drives(known(device, period));
	const whole = spans.map(({ begin, end }) => ({ begin: Math.round(begin), end: Math.round(end) }));
	return whole
		.filter(({ begin, end }) => end > begin)
		.map((span) => ({
			imei: device.imei,
			span,
			from: journey.at(span.begin),
			to: journey.at(span.end),
			metres: Number((journey.metresAt(span.end) - journey.metresAt(span.begin)).toFixed(2)),
		}));
}

/** The part of a period of which the platform has data. */
function known({ activationTime, gpstime }: Device, { begin, end }: Span): Span {
	return { begin: Math.max(begin, activationTime), end: Math.min(end, gpstime) };
}

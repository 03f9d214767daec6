import { metresBetween, type Position } from './movement.cjs';

/** A circle around a position. */
export interface Circle extends Position {
	/** Metres. */
	radius: number;
}

/** A circle that watches one device. */
export interface WatchedCircle extends Circle {
	imei: string;
	/** Where the device was when it was last looked at. */
	inside: boolean;
}

export function isInside(circle: Circle, position: Position): boolean {
	return metresBetween(circle, position) <= circle.radius;
}

/** The circles whose border a device has crossed since it was last looked at; `inside` says which way. */
export function crossed<C extends WatchedCircle>(circles: readonly C[], device: Position & { imei: string }): C[] {
	const found = circles.filter((one) => one.imei === device.imei && one.inside !== isInside(one, device));
	for (const circle of found) circle.inside = !circle.inside;
	return found;
}

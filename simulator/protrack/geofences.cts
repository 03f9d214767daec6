import { metresBetween } from '../movement.cjs';
import type { Device } from './device.cjs';

/** A circle around a position that belongs to one tracker (document 2.4). */
export interface Geofence {
	id: number;
	imei: string;
	efencename: string;
	/** 0 out, 1 in, 2 in and out. */
	alarmtype: number;
	longitude: number;
	latitude: number;
	/** Metres. */
	radius: number;
	/** Where the tracker was when it was last looked at. */
	inside: boolean;
}

export interface Crossing {
	geofence: Geofence;
	isIn: boolean;
}

/** The geofences created so far. */
export class Geofences {
	readonly all: Geofence[] = [];

	create(device: Device, fence: Omit<Geofence, 'id' | 'imei' | 'inside'>): Geofence {
		const geofence = { ...fence, id: this.all.length + 1, imei: device.imei, inside: isInside(fence, device) };
		this.all.push(geofence);
		return geofence;
	}

	/** The borders that a tracker has crossed since it was last looked at and that call for an alarm. */
	crossings(device: Device): Crossing[] {
		const crossed = this.all.filter((fence) => fence.imei === device.imei && fence.inside !== isInside(fence, device));
		for (const fence of crossed) fence.inside = !fence.inside;
		return crossed
			.map((geofence) => ({ geofence, isIn: geofence.inside }))
			.filter(({ geofence, isIn }) => geofence.alarmtype === 2 || geofence.alarmtype === Number(isIn));
	}

	clear(): void {
		this.all.length = 0;
	}
}

function isInside(fence: Pick<Geofence, 'longitude' | 'latitude' | 'radius'>, device: Device): boolean {
	return metresBetween(fence, device) <= fence.radius;
}

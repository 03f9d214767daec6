import { crossed, isInside, type WatchedCircle } from '../circles.cjs';
import type { Device } from './device.cjs';

/** A circle around a position that belongs to one tracker (document 2.4). */
export interface Geofence extends WatchedCircle {
	id: number;
	efencename: string;
	/** 0 out, 1 in, 2 in and out. */
	alarmtype: number;
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
		return crossed(this.all, device)
			.map((geofence) => ({ geofence, isIn: geofence.inside }))
			.filter(({ geofence, isIn }) => geofence.alarmtype === 2 || geofence.alarmtype === Number(isIn));
	}

	clear(): void {
		this.all.length = 0;
	}
}

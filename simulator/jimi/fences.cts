import { crossed, isInside, type WatchedCircle } from '../circles.cjs';
import type { Device } from './device.cjs';

/** A circle around a position that is kept in one device (document, "Create Geo-fence for IMEI"). */
export interface Fence extends WatchedCircle {
	/** Serial number, unique to the device. */
	instructNo: string;
	name: string;
	/** in, out, or in,out. */
	alarmType: string;
	/** Whether crossings raise alarms. */
	isOn: boolean;
	/** "0" GPRS, "1" SMS and GPRS. */
	reportMode: string;
	zoomLevel: number;
}

export interface Crossing {
	fence: Fence;
	isIn: boolean;
}

/** The fences in the devices. */
export class Fences {
	readonly all: Fence[] = [];

	of(imei: string): Fence[] {
		return this.all.filter((fence) => fence.imei === imei);
	}

	create(device: Device, wish: Omit<Fence, 'instructNo' | 'imei' | 'inside'>): Fence {
		const last = Math.max(0, ...this.of(device.imei).map(({ instructNo }) => Number(instructNo)));
		const fence = { ...wish, instructNo: String(last + 1), imei: device.imei, inside: isInside(wish, device) };
		this.all.push(fence);
		return fence;
	}

	/** Removes a fence; false when the device has none of that number. */
	remove(imei: string, instructNo: string): boolean {
		const place = this.all.findIndex((fence) => fence.imei === imei && fence.instructNo === instructNo);
		if (place !== -1) this.all.splice(place, 1);
		return place !== -1;
	}

	/** The borders that a device has crossed since it was last looked at and that call for an alarm. */
	crossings(device: Device): Crossing[] {
		return crossed(this.all, device)
			.map((fence) => ({ fence, isIn: fence.inside }))
			.filter(({ fence, isIn }) => fence.isOn && fence.alarmType.split(',').includes(isIn ? 'in' : 'out'));
	}

	clear(): void {
		this.all.length = 0;
	}
}

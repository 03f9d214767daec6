import { Journey as SharedJourney } from '../journey.cjs';
import { DAY } from '../timetable.cjs';
import { isReporting, type Device } from './device.cjs';

/** Where a tracker was at any time. */
export class Journey extends SharedJourney<Device> {
	/** The vendor tells besides when the fix arrived and how far the tracker has come today. */
	override report(device: Device, second: number): void {
		super.report(device, second);
		if (!device.gpsFix) return;
		device.systemtime = second;
		if (device.todaymileage !== -1) {
			device.todaymileage = this.metresAt(second) - this.metresAt(second - (second % DAY));
		}
	}

	protected isReporting(device: Device): boolean {
		return isReporting(device);
	}
}

import { Journey as SharedJourney } from '../journey.cjs';
import { isReporting, type Device } from './device.cjs';

/** Where a device was at any time. */
export class Journey extends SharedJourney<Device> {
	protected isReporting(device: Device): boolean {
		return isReporting(device);
	}
}

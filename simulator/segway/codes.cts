import { randomUUID } from 'node:crypto';

/** Status codes with the vendor's texts: appendix 1 of both documents and the tables of the endpoints. */
export const CODES: Readonly<Record<number, string>> = {
	15001: 'server error',
	15004: 'parameter error',
	15100: 'incorrect platform info',
	15101: 'token verification failed',
	15102: 'device not found',
	15300: 'inactive device',
	15301: 'offline device',
	15302: 'device response timeout',
	15303: 'command send failed',
	15400: 'latest location not found via device',
	15500: 'device upgrading: command can not be executed',
	15600: 'lock failed: vehicle is riding',
	15601: 'device lock command failed',
	15602: 'device lock failed: network error',
	15603: 'handlebar lock failed',
	15611: 'device unlock command failed',
	15612: 'device unlock failed: network error',
	15613: 'handlebar unlock failed',
	15620: 'startRental failed',
	15621: 'startRental failed: network error',
	15622: 'startRental failed:handlebar failed',
	15623: 'startRental success, but saddle failed',
	15624: 'startRental success, but tailbox failed',
	15625: 'startRental success, but tailbox and saddle failed',
	15627: 'endRental failed: vehicle is riding',
	15628: 'endRental failed',
	15629: 'endRental: network error',
	15630: 'endRental failed: handlebar lock failed',
	15631: 'endRental failed: no return helmet',
	15632: 'endRental failed: saddle lock failed',
	15633: 'endRental failed: tailbox lock failed',
	15634: 'endRental failed: tailbox and saddle lock failed',
	15635: 'open failed: please operate when mopeds is unlocking',
	15638: 'device execute failure',
	15639: 'the device is maintaining',
	15640: 'command execute failed',
	15701: 'the device is unlocked',
	15703: 'wrong state',
	15704: 'the device is in dormancy',
	15705: 'throttle control failed',
	15706: 'battery cover control failed',
	15707: 'NOT supported by this vehicle or its firmware',
	15708: 'the device is not in lock state',
	15709: 'the device is not in unlock state',
	15990: 'API call is restricted, please contact Segway related personnel',
	15996: 'device lock failed: denied by geofence strategy',
	15997: 'device lock failed: unable to lock while riding',
};

/** The vendor's second text for 15600, printed for battery-cover and reboot of the T60 Lite. */
export const RIDING_COMMAND = 'vehicle is riding: command can not be executed';

/** The envelope of every answer; the sample of battery-info names the operation's id `resId`, all others `opId`. */
export function envelope(now: number, code: number, msg: string, data: unknown = null, idName = 'opId') {
	return { code, msg, data, t: now, [idName]: randomUUID() };
}

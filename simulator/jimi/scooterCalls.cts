import { ILLEGAL_DEVICE, reach, reachAll, type Call, type Context } from './call.cjs';
import { found, SCOOTER_CODES, type Outcome } from './codes.cjs';
import { SCOOTER, type Device } from './device.cjs';
import { imei, imeis, required, text } from './parameters.cjs';
import { utcText } from './utc.cjs';

/** The working mode that each command word sets. */
const WORDS: Readonly<Record<string, number>> = { 'ENABLE#': 2, 'LOCK#': 1 };

/** Scooters, deprecated by the vendor (document, "Send command (for scooter device)", "Get detail information of scooter"). */
export const SCOOTER_CALLS: Call[] = [
	{
		method: 'jimi.scooter.instruction.send',
		parameters: { imei: required(imei), cmd_code: required(text(50)) },
		run: (context) => order(context),
	},
	{
		method: 'jimi.scooter.device.detail',
		parameters: { imei: required(imeis) },
		run(context) {
			const trackers = reachAll(context, context.given.imei);
			if (!trackers || trackers.some(({ device }) => device.mcType !== SCOOTER)) return ILLEGAL_DEVICE;
			const details = trackers.map(({ device }) => detail(device, context.second));
			// One scooter is an object, several are a list.
			const isOne = !context.given.imei.includes(',');
			return { ...found(isOne ? details[0] : details, 'Operation success.'), words: 'msg' };
		},
	},
];

/** Answers have codes of their own and no result; 100 is success. */
function order(context: Context): Outcome {
	const { given } = context;
	const tracker = reach(context, given.imei);
	if (tracker?.device.mcType !== SCOOTER) return answer(301);
	if (!Object.hasOwn(WORDS, given.cmd_code)) return answer(200);
	if (!tracker.device.online) return answer(300);
	tracker.device.workingMode = WORDS[given.cmd_code];
	context.host.notice(tracker);
	return { ...answer(100), effect: true };
}

function answer(code: number): Outcome {
	return { code, message: SCOOTER_CODES[code], effect: false };
}

/** The detail in the words of the sample. */
function detail(device: Device, second: number): object {
	const { electQuantity, speed, mileage, workingMode, online } = device;
	const isDriving = Number(speed > 0);
	return {
		deviceImei: device.imei,
		scooterError: {
			IoT: 0,
			accelerator: 0,
			battery: 0,
			brakeHandlebar: 0,
			controller: 0,
			dashboard: 0,
			motor: 0,
			voltage: 0,
		},
		scooterProperties: {
			ECUVersion: '0.1',
			batteryCapacity: 22834,
			batteryVoltage: 36,
			bluetoothVersion: '2.1',
			firmwareVersion: 'c.0',
			scooterVersion: '3.0',
			speedLimit: 50,
		},
		realtimeData: {
			totalOdometer: Math.round(mileage),
			batteryCycle: 512,
			batteryLevel: electQuantity,
			batteryTemperature: 23,
			current: 0,
			currentOdometer: 217.6,
			remainingMileage: 69.2,
			speed,
			voltage: 38.4,
		},
		realtimeStatus: {
			DLCC: 0,
			DLCCStatus: 0,
			acceleratorStatus: isDriving,
			brake: 0,
			settingBrakeLight: 1,
			charge: Number(workingMode === 3),
			settingFrontLight: 0,
			realFrontLight: 0,
			motoStatus: isDriving,
			realBrakeLight: 0,
			workingMode,
		},
		drivingSetting: { DLCC: 0, drivingMode: 2, lightMode: 0, quickStart: 1, speedLimit: 30, speedUnit: 0 },
		IoTModule: moduleOf(device, online, second),
	};
}

function moduleOf(device: Device, isOnline: boolean, second: number): object {
	return {
		imsi: device.imsi,
		iccid: device.iccid,
		BluetoothMac: '000000000000',
		satellite: device.satellite,
		course: device.course,
		gpsMode: 0,
		gpsSpeed: Math.round(device.speed),
		gpsTime: utcText(device.gpstime || second),
		lAC: 0,
		latitude: device.latitude,
		longitude: device.longitude,
		mCC: 0,
		mNC: 0,
		positioningType: device.posType,
		gsmSignal: isOnline ? 4 : 0,
		gpsStatus: Number(device.posType === 'GPS'),
		batteryVoltage: 4.15,
	};
}

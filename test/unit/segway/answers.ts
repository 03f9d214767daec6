import { IOT_CODE } from './samples';

/** The answers of segway-emoped as printed; `{iotCode}` filled in. */
const iotCode = IOT_CODE;
export const STATUS = {
	iotCode,
	online: true,
	locked: true,
	lockVoltage: 342,
	networkSignal: 22,
	charging: true,
	powerPercent: 10,
	speedMode: 1,
	speed: 20,
	odometer: 9000,
	remainderRange: 3000,
	totalRidingSecs: 110,
	statusUtcTime: 1591067719,
};
export const EXTRA = {
	iotCode: '862869030338078',
	seatCaskHelmet: 2,
	tailboxHelmet: 0,
	peopleSat: 0,
	cruiseStatus: 0,
	saddleStatus: 0,
	tailboxStatus: 1,
	handlebarStatus: 0,
	kickstand: 0,
};
export const LOCATION = {
	iotCode,
	latitude: 22.634228,
	longitude: 114.125962,
	satelliteNumber: 6,
	hdop: 1.38,
	altitude: 10.1,
	gpsUtcTime: '1591067719',
};
export const BATTERY = {
	iotCode,
	charging: true,
	vehiclePercent: 80,
	batteryCount: 2,
	drivingVoltage: 80,
	currentPower: 260,
	iotPercent: 100,
	iotVoltage: 412,
	batteryData: [
		{ batteryPort: 1, batteryPercent: 52, batteryVoltage: 48, cycleTimes: 23, temperatrue: 25 },
		{ batteryPort: 2, batteryPercent: 20, batteryVoltage: 48, cycleTimes: 40, temperatrue: 25 },
	],
};

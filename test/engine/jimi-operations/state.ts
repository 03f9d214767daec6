import type { JimiDevice } from '../../../simulator/index.cjs';

/** Seconds since 1970. */
export const NOON = 1_779_624_000;
const FAR = 4_102_444_799;

/** A device of which every value is known; silent, so that none of them moves on. */
export const STATE: Partial<JimiDevice> = {
	silent: true,
	online: true,
	deviceName: 'GT06N-01234',
	mcType: 'GT06N',
	mcTypeUseScope: 'vehicle',
	sim: '7557862586',
	iccid: '89966415211160402250',
	imsi: '466924131300001',
	vehicleName: 'Van 7',
	vehicleIcon: 'truck',
	vehicleNumber: 'AB 123 CD',
	vehicleModels: 'Ducato',
	carFrame: 'ZFA25000001234567',
	engineNumber: 'F1AE0481',
	driverName: 'Dina',
	driverPhone: '+230 5555 0100',
	reMark: 'spare key in the office',
	importTime: NOON - 90_000,
	activationTime: NOON - 86_400,
	expiration: FAR,
	userExpiration: FAR,
	enabledFlag: 1,
	posType: 'GPS',
	satellite: 9,
	longitude: 57.5,
	latitude: -20.25,
	course: 90,
	speed: 36,
	gpstime: NOON,
	hearttime: NOON + 10,
	accStatus: 1,
	electQuantity: 80,
	powerValue: 95,
	relay: 0,
	mileage: 12_345_670,
	media: [
		{ camera: 1, mediaType: 1, createdAt: NOON, size: 120_000 },
		{ camera: 2, mediaType: 2, createdAt: NOON + 60, size: 9_000_000 },
	],
	workingMode: 1,
};

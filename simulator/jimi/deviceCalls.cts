import {
	forDevice,
	ILLEGAL_DEVICE,
	isOutcome,
	reach,
	reachAccount,
	reachAll,
	type Call,
	type Context,
} from './call.cjs';
import { done, found, type Outcome } from './codes.cjs';
import type { Device } from './device.cjs';
import { day, imei, imeis, mapType, oneOf, optional, required, text } from './parameters.cjs';
import { detailRow, deviceRow, locationRow } from './rows.cjs';
import { lastSecondOf } from './utc.cjs';

const ICONS =
	'automobile bus per mtc truck taxi plane schoolBus excavator ship tricycle policeMtc tractor policeCar cow other';
const SHARE = 'data.16180track.com/api/share?ver=2&method=trackDevice_abr&deviceinfo=';
/** What a call names and which key of the device's state it sets. */
const UPDATES: Readonly<Record<string, keyof Device>> = {
	device_name: 'deviceName',
	vehicle_name: 'vehicleName',
	vehicle_icon: 'vehicleIcon',
	vehicle_number: 'vehicleNumber',
	vehicle_models: 'vehicleModels',
	driver_name: 'driverName',
	driver_phone: 'driverPhone',
};

/** Lists, positions and what is kept about a device (document, "List all devices" to "Update vehicle information"). */
export const DEVICE_CALLS: Call[] = [
	{
		method: 'jimi.user.device.list',
		parameters: { target: required(text(30)) },
		run: (context) => ofAccount(context, (device) => deviceRow(device, context.host.settings)),
	},
	{
		method: 'jimi.track.device.detail',
		parameters: { imei: required(imei) },
		run: (context) => forDevice(context, ({ device }) => found(detailRow(device, context.host.settings))),
	},
	{
		method: 'jimi.user.device.location.list',
		parameters: { target: required(text(30)), map_type: optional(mapType) },
		run: (context) => ofAccount(context, (device) => location(device, context)),
	},
	{
		method: 'jimi.device.location.get',
		parameters: { imeis: required(imeis), map_type: optional(mapType) },
		run(context) {
			const trackers = reachAll(context, context.given.imeis);
			if (!trackers) return ILLEGAL_DEVICE;
			const rows = trackers.map(({ device }) => location(device, context)).filter((row) => row !== null);
			return found(rows.map((row) => ({ ...row, distance: null })));
		},
	},
	{
		method: 'jimi.device.location.URL.share',
		parameters: { imei: required(imei) },
		run: (context) => forDevice(context, ({ device }) => found({ URL: SHARE + device.imei.padStart(64, '0') })),
	},
	{
		method: 'jimi.user.device.expiration.update',
		parameters: { imei_list: required(imeis), new_expiration: required(day) },
		run: (context) => extend(context),
	},
	{
		method: 'jimi.open.device.update',
		parameters: {
			imei: required(imei),
			device_name: optional(text(50)),
			vehicle_name: optional(text(50)),
			vehicle_icon: optional(oneOf(...ICONS.split(' '))),
			vehicle_number: optional(text(30)),
			vehicle_models: optional(text(50)),
			driver_name: optional(text(50)),
			driver_phone: optional(text(30)),
			device_status: optional(oneOf('0', '1')),
		},
		run: (context) =>
			forDevice(context, ({ device }) => {
				const { given } = context;
				for (const [name, key] of Object.entries(UPDATES)) {
					if (given[name] !== undefined) Object.assign(device, { [key]: given[name] });
				}
				const status = given.device_status;
				if (status !== undefined) device.enabledFlag = Number(status);
				return done('Vehicle information modification successful');
			}),
	},
];

/** One row for each device of the account that the call names; null: none for this one. Those below are not walked. */
function ofAccount(context: Context, row: (device: Device) => object | null): Outcome {
	const target = reachAccount(context, context.given.target);
	if (isOutcome(target)) return target;
	const trackers = context.host.trackersOf(target.account);
	return found(trackers.map(({ device }) => row(device)).filter((one) => one !== null));
}

/** A device that has never sent anything is missing without a word. */
function location(device: Device, { host, second }: Context): object | null {
	return device.activationTime > 0 ? locationRow(device, host.settings, second) : null;
}

/** Each device has a result of its own, whatever the code of the answer. */
function extend(context: Context): Outcome {
	const { given } = context;
	const userExpiration = lastSecondOf(given.new_expiration);
	const rows = given.imei_list.split(',').map((name) => {
		const device = reach(context, name)?.device;
		const reason = device ? (device.extendFails ? 'device is locked' : null) : 'Illegal device';
		if (device && reason === null) device.userExpiration = userExpiration;
		return {
			imei: name,
			update_result: reason === null ? '0' : '1',
			update_msg: reason === null ? 'update success' : `update failed, reason:${reason}`,
		};
	});
	return { ...found(rows), effect: rows.some(({ update_result: result }) => result === '0') };
}

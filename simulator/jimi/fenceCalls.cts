import { forDeviceInService, type Call, type Context } from './call.cjs';
import { done, refused, type Outcome } from './codes.cjs';
import type { Tracker } from './fleet.cjs';
import { decimal, imei, oneOf, required, text, whole, form } from './parameters.cjs';

/** The wire counts radii in steps of so many metres. */
const RADIUS_STEP = 100;

/** Fences in the device (document, "Create Geo-fence for IMEI", "Delete Geo-fence for device"). */
export const FENCE_CALLS: Call[] = [
	{
		method: 'jimi.open.device.fence.create',
		parameters: {
			imei: required(imei),
			fence_name: required(text(50)),
			alarm_type: required(oneOf('in', 'out', 'in,out')),
			report_mode: required(oneOf('0', '1')),
			alarm_switch: required(oneOf('ON', 'OFF')),
			lng: required(decimal(-180, 180)),
			lat: required(decimal(-90, 90)),
			radius: required(whole(1, 9999)),
			zoom_level: required(whole(3, 19)),
			map_type: required(oneOf('GOOGLE')),
		},
		run: (context) => forDeviceInService(context, (tracker) => create(tracker, context)),
	},
	{
		method: 'jimi.open.device.fence.delete',
		parameters: { imei: required(imei), instruct_no: required(form(/^\d{1,9}$/, 'a serial number')) },
		run: (context) =>
			forDeviceInService(context, ({ device }) => {
				const { host, given } = context;
				if (!device.online) return failed(41003, "The device is not online and geo-fence can't be deleted");
				if (!host.fences.remove(given.imei, given.instruct_no)) return failed(41004);
				return done('delete the geo-fence successfully');
			}),
	},
];

function create({ device }: Tracker, { host, given }: Context): Outcome {
	const { fences, settings } = host;
	if (!device.online) return failed(41003, 'Device is not online, geo-fence creation failed');
	const present = fences.of(device.imei);
	if (present.some(({ name }) => name === given.fence_name)) return failed(41002);
	if (present.length >= settings.mostFences) return failed(41001);
	const { instructNo } = fences.create(device, {
		name: given.fence_name,
		alarmType: given.alarm_type,
		isOn: given.alarm_switch === 'ON',
		reportMode: given.report_mode,
		longitude: Number(given.lng),
		latitude: Number(given.lat),
		radius: Number(given.radius) * RADIUS_STEP,
		zoomLevel: Number(given.zoom_level),
	});
	return done('Successfully create geo-fence.', instructNo);
}

function failed(code: number, message?: string): Outcome {
	return { ...refused(code, message), result: null };
}

import type { Answer } from '../../core/answer';
import { answer } from '../../core/answer';
import { collection } from '../../core/collections';
import { choice } from '../../core/fields';
import { listFields, rowsOf } from '../../core/list';
import type { Resource } from '../../core/operation';
import { dateTime, toDay } from '../../core/time';
import { toText } from '../../core/vehicle';
import { call, METHODS } from '../methods';
import { fromDevice, toVehicle } from '../normalize';
import { imei, imeisAs, includeSubAccounts, target, words } from './fields';
import { listOfAccounts } from './walk';

const ICONS =
	'automobile bus cow excavator mtc other per plane policeCar policeMtc schoolBus ship taxi tractor tricycle truck';

const ICON_NAMES: Record<string, string> = {
	automobile: 'Car',
	mtc: 'Motorcycle',
	per: 'Person',
	policeCar: 'Police Car',
	policeMtc: 'Police Motorcycle',
	schoolBus: 'School Bus',
};

const titled = (word: string) => ICON_NAMES[word] ?? word.charAt(0).toUpperCase() + word.slice(1);

const icon = choice({
	name: 'vehicleIcon',
	wire: 'vehicle_icon',
	displayName: 'Vehicle Icon',
	options: ICONS.split(' ')
		.map((value) => ({ name: titled(value), value, wire: value }))
		.sort((a, b) => (a.name < b.name ? -1 : 1)),
	default: 'automobile',
});

const status = choice({
	name: 'deviceStatus',
	wire: 'device_status',
	displayName: 'Status',
	options: [
		{ name: 'Disabled', value: 'disabled', wire: 0 },
		{ name: 'Enabled', value: 'enabled', wire: 1 },
	],
	default: 'enabled',
});

const changes = collection({
	name: 'changes',
	displayName: 'Changes',
	description: 'What is not added here stays as it is',
	placeholder: 'Add Change',
	atLeastOne: true,
	fields: [
		words('deviceName', 'Device Name', { wire: 'device_name' }),
		words('driverName', 'Driver Name', { wire: 'driver_name' }),
		words('driverPhone', 'Driver Phone', { wire: 'driver_phone' }),
		words('vehicleNumber', 'Plate Number', { wire: 'vehicle_number' }),
		status,
		icon,
		words('vehicleModels', 'Vehicle Model', { wire: 'vehicle_models' }),
		words('vehicleName', 'Vehicle Name', { wire: 'vehicle_name' }),
	],
});

const newExpiration = dateTime({
	name: 'newExpiration',
	wire: 'new_expiration',
	displayName: 'New Expiration',
	description: "The last day of service, in the workflow's time zone",
	required: true,
	toVendor: toDay,
});

/** Some can fail inside an answer that says success: each device tells its own result. */
function expirationOf(together: Answer, id: string): Answer {
	const row = rowsOf(together.data).find((each) => String(each.imei) === id);
	const said = toText(row?.update_msg);
	const about = { ...together, data: row ?? null };
	if (String(row?.update_result) === '0') return answer({ ...about, result: 'done', message: 'Done' });
	if (row === undefined) {
		return answer({ ...about, result: 'unknown', message: "JIMI's answer does not name this device" });
	}
	return answer({ ...about, result: 'refused', message: said ? `JIMI refused it: ${said}` : 'JIMI refused it' });
}

const shared = ({ data }: Answer) => {
	const url = toText((data as { URL?: unknown } | null)?.URL);
	// The document's sample has no scheme.
	return { url: url === null || /^https?:/i.test(url) ? url : `https://${url.replace(/^\/+/, '')}` };
};

/** jimi, "Get device list", "Get device detail", "Update vehicle information", "Update expiration", "Share location". */
export const device: Resource = {
	value: 'device',
	name: 'Device',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many devices',
			description:
				'List the devices of an account, on wish of all accounts below it too, with plate, driver and due date',
			kind: 'read',
			fields: [target, includeSubAccounts, ...listFields],
			request: call(METHODS.devices),
			target: 'target',
			run: listOfAccounts,
			simplify: (data) => toVehicle(fromDevice(data)),
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get device',
			description: 'Get plate, driver, SIM card and due dates of a device by its IMEI',
			kind: 'read',
			fields: [imei],
			request: call('jimi.track.device.detail'),
			simplify: (data) => toVehicle(fromDevice(data)),
		},
		{
			value: 'update',
			name: 'Update',
			action: 'Update device',
			description: 'Change name, plate, driver, icon or status of a device',
			kind: 'write',
			fields: [imei, changes],
			request: call('jimi.open.device.update'),
		},
		{
			value: 'extendExpiration',
			name: 'Extend Expiration',
			action: 'Extend device expiration',
			description: 'Give devices a new last day of service; each device tells whether it took it',
			kind: 'write',
			fields: [imeisAs('imei_list'), newExpiration],
			request: call('jimi.user.device.expiration.update'),
			batch: { size: 100, list: 'imei_list', key: 'imei', each: expirationOf },
		},
		{
			value: 'shareLocation',
			name: 'Share Location',
			action: 'Share device location',
			description: 'Get a link to a map that shows where the device is',
			kind: 'read',
			fields: [imei],
			request: call('jimi.device.location.URL.share'),
			output: shared,
		},
	],
};

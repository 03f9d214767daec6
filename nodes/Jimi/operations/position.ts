import { listFields } from '../../core/list';
import type { Options, Resource } from '../../core/operation';
import { toNumber } from '../../core/vehicle';
import { call, METHODS } from '../methods';
import { fromLocation, toVehicle } from '../normalize';
import { imeis, includeSubAccounts, mapType, target } from './fields';
import { listOfAccounts } from './walk';

const MOST = 100;

/** JIMI documents 100 devices in a call; some accounts take fewer. */
export const callSize = ({ callSize: chosen }: Options): number =>
	Math.min(Math.max(Math.floor(toNumber(chosen) ?? MOST), 1), MOST);

/** jimi, "Get device latest location", "Get the latest location data of all device". */
export const position: Resource = {
	value: 'position',
	name: 'Position',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get position',
			description: 'Get the last position and state of any number of devices: speed, ignition, battery, online or not',
			kind: 'read',
			fields: [imeis, mapType],
			request: call(METHODS.positions),
			batch: { size: callSize, list: 'imeis', key: 'imei' },
			simplify: (data) => toVehicle(fromLocation(data)),
		},
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many positions',
			description:
				'Get the last positions of all devices of an account, on wish of all accounts below it too. Devices that never reported are not in it.',
			kind: 'read',
			fields: [target, includeSubAccounts, mapType, ...listFields],
			request: call('jimi.user.device.location.list'),
			target: 'target',
			run: listOfAccounts,
			simplify: (data) => toVehicle(fromLocation(data)),
		},
	],
};

import type { IDataObject } from 'n8n-workflow';
import { listFields, rowsOf, shownRows } from '../../core/list';
import type { Call, Resource } from '../../core/operation';
import { get, requestOf } from '../../core/operation';
import { ask } from '../../core/perform';
import { trackFields } from '../../core/trackOutput';
import { fromDevice, fromTrack, toVehicle } from '../normalize';
import { DEVICES, TRACK } from '../paths';
import { imei, imeis, ownerAccount, PERIOD } from './fields';
import { checkMileage, mileage, toMileage } from './mileage';
import { track } from './track';

const BY_IMEI = { size: 100, list: 'imeis', key: 'imei' };

/** Protrack sends the whole list at once, at most 500; the limit is applied here. */
export async function wholeList(call: Call): Promise<IDataObject[]> {
	const { operation, params } = call;
	const { data } = await ask(call, requestOf(operation, params));
	const rows = rowsOf(data);
	if (rows.length >= 500)
		call.tell('Protrack lists 500 at the most: there may be more. Ask for each account by itself.');
	return shownRows(call, rows);
}

/** protrack 2.2, 2.3, 2.7, 2.12, 2.14. */
export const device: Resource = {
	value: 'device',
	name: 'Device',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many devices',
			description:
				'List the devices of the account or of an account below it, with plate, model, SIM card and due dates',
			kind: 'read',
			fields: [ownerAccount, ...listFields],
			request: get(DEVICES),
			run: wholeList,
			simplify: (data) => toVehicle(fromDevice(data)),
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get device',
			description: 'Get plate, model, SIM card and due dates of a device by its IMEI',
			kind: 'read',
			fields: [imeis],
			request: get('/api/device/detail'),
			batch: BY_IMEI,
			simplify: (data) => toVehicle(fromDevice(data)),
		},
		{
			value: 'getPosition',
			name: 'Get Position',
			action: 'Get device position',
			description:
				'Get the last position and state of a device: speed, ignition, door, battery, odometer, online or not',
			kind: 'read',
			fields: [imeis],
			request: get(TRACK),
			batch: BY_IMEI,
			simplify: (data) => toVehicle(fromTrack(data)),
		},
		{
			value: 'getTrack',
			name: 'Get Track',
			action: 'Get device track',
			description: 'Get where a device was in a period: as points, GeoJSON, a GPX file or a picture',
			kind: 'read',
			fields: [imei, ...PERIOD.fields, ...trackFields],
			request: get('/api/playback'),
			check: PERIOD.check,
			run: track,
			simplify: (data) => data,
		},
		{
			value: 'getMileage',
			name: 'Get Mileage',
			action: 'Get device mileage',
			description: 'Get how far a device drove in a period, counted by half hours; longer than 7 days is added up',
			kind: 'read',
			fields: [imeis, ...PERIOD.fields],
			request: get('/api/device/mileage'),
			batch: BY_IMEI,
			check: checkMileage,
			run: mileage,
			simplify: toMileage,
		},
	],
};

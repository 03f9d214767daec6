import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { JimiCloud, JimiDevice } from '../../../simulator/index.cjs';
import { EACH } from '../each';

/** One documented call that changes something. */
export interface ActRow {
	resource: string;
	operation: string;
	input: IDataObject;
	/** Name of the call. */
	call: string;
	/** All that stands in the form beside what every request has. */
	form(device: JimiDevice): IDataObject;
	state?: Partial<JimiDevice>;
	given?(cloud: JimiCloud, device: JimiDevice): void;
	/** What the outcome names beside the device: the account it is about. */
	about?: IDataObject;
	/** What comes out of it, where that is not the outcome. */
	output?: IDataObject;
	effect(cloud: JimiCloud, device: JimiDevice): unknown;
	expected: unknown;
	message?: string;
	code?: number;
}

const PASSWORD = 'New+Depot 2026';
export const PASSWORD_MD5 = createHash('md5').update(PASSWORD).digest('hex');

const FENCE = { name: 'Depot & yard, 2', alarmType: 'in,out', isOn: true, radius: 300, reportMode: '1', zoomLevel: 12 };

const fenceIn = (cloud: JimiCloud, device: JimiDevice) =>
	cloud.fences.create(device, { ...FENCE, longitude: 57.5, latitude: -20.25 });

export const actRows: ActRow[] = [
	{
		resource: 'account',
		operation: 'create',
		input: {
			accountId: 'depot_west',
			nickName: 'Depot West',
			password: PASSWORD,
			email: 'west@example.com',
			accountType: 'distributor',
			permissions: { appLogin: true, sendCommand: true, editByWeb: false },
			details: { superAccount: 'north', companyName: 'Fleet & Co', contactPerson: 'Dina', telephone: '+230 1' },
		},
		call: 'jimi.user.child.create',
		form: () => ({
			account_id: 'depot_west',
			nick_name: 'Depot West',
			password: PASSWORD_MD5,
			Email: 'west@example.com',
			account_type: '1',
			permissions: '011000',
			super_account: 'north',
			company_name: 'Fleet & Co',
			contact_person: 'Dina',
			telephone: '+230 1',
		}),
		about: { account_id: 'depot_west' },
		effect: ({ directory }) => directory.find('depot_west'),
		expected: expect.objectContaining({
			parent: 'north',
			permissions: '011000',
			type: 8,
			passwordMd5: PASSWORD_MD5,
			email: 'west@example.com',
		}),
	},
	{
		resource: 'account',
		operation: 'delete',
		input: { account_id: 'north_depot', details: { superAccount: 'north' } },
		call: 'jimi.user.child.del',
		form: () => ({ account_id: 'north_depot', super_account: 'north' }),
		// The name of the demo account has a sign that JIMI does not allow in new ones.
		given: ({ directory }) => void (directory.find('north-depot')!.account = 'north_depot'),
		output: { deleted: true },
		effect: ({ directory }) => directory.find('north_depot'),
		expected: undefined,
	},
	{
		resource: 'account',
		operation: 'move',
		input: { account: 'south', target_account: 'north' },
		call: 'jimi.user.child.move',
		form: () => ({ account: 'south', target_account: 'north' }),
		about: { account: 'south' },
		effect: ({ directory }) => directory.find('south')!.parent,
		expected: 'north',
	},
	{
		resource: 'device',
		operation: 'update',
		input: {
			imei: EACH,
			changes: { vehicleNumber: 'XY 9 & Z', driverName: 'Dínã', deviceStatus: 'disabled', vehicleIcon: 'taxi' },
		},
		call: 'jimi.open.device.update',
		form: ({ imei }) => ({
			imei,
			vehicle_number: 'XY 9 & Z',
			driver_name: 'Dínã',
			device_status: '0',
			vehicle_icon: 'taxi',
		}),
		effect: (_cloud, { vehicleNumber, driverName, enabledFlag, vehicleIcon }) => [
			vehicleNumber,
			driverName,
			enabledFlag,
			vehicleIcon,
		],
		expected: ['XY 9 & Z', 'Dínã', 0, 'taxi'],
	},
	{
		resource: 'device',
		operation: 'extendExpiration',
		input: { imeis: EACH, newExpiration: '2099-12-30' },
		call: 'jimi.user.device.expiration.update',
		form: ({ imei }) => ({ imei_list: imei, new_expiration: '2099-12-30' }),
		effect: (_cloud, { userExpiration }) => new Date(userExpiration * 1000).toISOString().slice(0, 10),
		expected: '2099-12-30',
	},
	{
		resource: 'geofence',
		operation: 'create',
		input: {
			imei: EACH,
			fenceName: FENCE.name,
			alarmType: 'both',
			lat: -20.25,
			lng: 57.5,
			radius: 300,
			reportMode: 'sms',
			zoomLevel: 12,
		},
		call: 'jimi.open.device.fence.create',
		form: ({ imei }) => ({
			imei,
			fence_name: FENCE.name,
			alarm_type: 'in,out',
			lat: '-20.25',
			lng: '57.5',
			radius: '3',
			report_mode: '1',
			alarm_switch: 'ON',
			zoom_level: '12',
			map_type: 'GOOGLE',
		}),
		output: { created: true, instruct_no: expect.stringMatching(/^\d+$/) },
		effect: ({ fences }, { imei }) => fences.of(imei),
		expected: [expect.objectContaining({ ...FENCE, longitude: 57.5, latitude: -20.25 })],
	},
	{
		resource: 'geofence',
		operation: 'delete',
		input: { imei: EACH, instructNo: '={{ $json.fence }}' },
		call: 'jimi.open.device.fence.delete',
		form: ({ imei }) => ({ imei, instruct_no: expect.stringMatching(/^\d+$/) }),
		given: fenceIn,
		output: { deleted: true },
		effect: ({ fences }, { imei }) => fences.of(imei),
		expected: [],
	},
	{
		resource: 'command',
		operation: 'send',
		input: { imei: EACH, instruction: 'Restart' },
		call: 'jimi.open.instruction.send',
		form: ({ imei }) => ({
			imei,
			inst_param_json: '{"inst_id":"85","inst_template":"RESET#","params":[],"is_cover":"false"}',
		}),
		effect: (_cloud, { resets }) => resets,
		expected: 1,
		message: 'The device answered: The terminal will restart after 60s!',
	},
	{
		resource: 'scooter',
		operation: 'sendCommand',
		input: { imei: EACH, command: 'unlock' },
		state: { mcType: 'S11', workingMode: 1 },
		call: 'jimi.scooter.instruction.send',
		form: ({ imei }) => ({ imei, cmd_code: 'ENABLE#' }),
		effect: (_cloud, { workingMode }) => workingMode,
		expected: 2,
		code: 100,
	},
];

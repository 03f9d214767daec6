import type { IDataObject } from 'n8n-workflow';
import type { JimiDevice } from '../../../simulator/index.cjs';
import { EACH } from '../each';
import type { JimiStage } from '../jimiStage';
import {
	DEVICE_GET,
	DEVICE_GET_RAW,
	DEVICE_MANY,
	DEVICE_MANY_RAW,
	DEVICE_SHARELOCATION,
	DEVICE_SHARELOCATION_RAW,
} from './expectedDevice';
import {
	ALARM_MANY,
	ALARM_MANY_RAW,
	MEDIA_GETLIVEPAGE,
	MEDIA_GETLIVEPAGE_RAW,
	MEDIA_MANY,
	MEDIA_MANY_RAW,
} from './expectedEvents';
import {
	ACCOUNT_MANY,
	ACCOUNT_MANY_RAW,
	CELLLOCATION_GETADDRESS,
	CELLLOCATION_GETADDRESS_RAW,
	COMMAND_GETRESULT,
	COMMAND_GETRESULT_RAW,
	COMMAND_MANY,
	COMMAND_MANY_RAW,
} from './expectedOthers';
import { POSITION_GET, POSITION_GET_RAW, POSITION_MANY, POSITION_MANY_RAW } from './expectedPosition';
import { SCOOTER_GET, SCOOTER_GET_RAW } from './expectedScooter';
import { NOON } from './state';

/** One documented call that asks: what the person fills in, what goes on the wire, what comes out of it. */
export interface ReadRow {
	resource: string;
	operation: string;
	input(): IDataObject;
	/** Name of the call. */
	call: string;
	/** All that stands in the form beside what every request has. */
	form(device: JimiDevice, stage: JimiStage): IDataObject;
	simple(device: JimiDevice): unknown[];
	raw(device: JimiDevice): unknown[];
	/** Of the device, beside the usual state. */
	state?: Partial<JimiDevice>;
	/** What the simulated platform has to hold. */
	given?(stage: Pick<JimiStage, 'cloud'>, device: JimiDevice): void;
}

const utc = (second: number) => new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');
const iso = (second: number) => new Date(second * 1000).toISOString();
const PERIOD = { begin_time: iso(NOON - 3_600), end_time: iso(NOON + 3_600) };
const SENT_PERIOD = { begin_time: utc(NOON - 3_600), end_time: utc(NOON + 3_600) };

export const readRows: ReadRow[] = [
	{
		resource: 'account',
		operation: 'getMany',
		input: () => ({ target: 'north' }),
		call: 'jimi.user.child.list',
		form: () => ({ target: 'north' }),
		simple: ACCOUNT_MANY,
		raw: ACCOUNT_MANY_RAW,
	},
	{
		resource: 'device',
		operation: 'getMany',
		input: () => ({ target: 'north' }),
		call: 'jimi.user.device.list',
		form: () => ({ target: 'north' }),
		state: { account: 'north' },
		simple: DEVICE_MANY,
		raw: DEVICE_MANY_RAW,
	},
	{
		resource: 'device',
		operation: 'get',
		input: () => ({ imei: EACH }),
		call: 'jimi.track.device.detail',
		form: ({ imei }) => ({ imei }),
		simple: DEVICE_GET,
		raw: DEVICE_GET_RAW,
	},
	{
		resource: 'device',
		operation: 'shareLocation',
		input: () => ({ imei: EACH }),
		call: 'jimi.device.location.URL.share',
		form: ({ imei }) => ({ imei }),
		simple: DEVICE_SHARELOCATION,
		raw: DEVICE_SHARELOCATION_RAW,
	},
	{
		resource: 'position',
		operation: 'get',
		input: () => ({ imeis: EACH, mapType: 'google' }),
		call: 'jimi.device.location.get',
		form: ({ imei }) => ({ imeis: imei, map_type: 'GOOGLE' }),
		simple: POSITION_GET,
		raw: POSITION_GET_RAW,
	},
	{
		resource: 'position',
		operation: 'getMany',
		input: () => ({ target: 'north' }),
		call: 'jimi.user.device.location.list',
		form: () => ({ target: 'north' }),
		state: { account: 'north' },
		simple: POSITION_MANY,
		raw: POSITION_MANY_RAW,
	},
	{
		resource: 'alarm',
		operation: 'getMany',
		input: () => ({ imei: EACH, ...PERIOD, alertTypeId: '1' }),
		call: 'jimi.device.alarm.list',
		form: ({ imei }) => ({ imei, ...SENT_PERIOD, alertTypeId: '1' }),
		given: (stage, { imei }) =>
			void stage.cloud.raiseAlarm({ imei, type: '1', time: NOON, positioningTime: NOON - 5, geoid: '17' }),
		simple: ALARM_MANY,
		raw: ALARM_MANY_RAW,
	},
	{
		resource: 'command',
		operation: 'getMany',
		input: () => ({ imei: EACH }),
		call: 'jimi.open.instruction.list',
		form: ({ imei }) => ({ imei }),
		state: { mcType: 'GT300L' },
		simple: COMMAND_MANY,
		raw: COMMAND_MANY_RAW,
	},
	{
		resource: 'command',
		operation: 'getResult',
		input: () => ({ imei: EACH }),
		call: 'jimi.open.instruction.result',
		form: ({ imei }) => ({ imei }),
		given: ({ cloud }, device) => {
			const sent = { codeId: '113', code: 'RELAY,1#', idsource: 'Cut off fuel and power', sentAt: NOON * 1000 };
			const command = cloud.commands.store(device, { ...sent, sender: 'jimitest' });
			Object.assign(command, { isExecute: 1, content: 'Cut off the fuel supply: Success! Speed: 36 km/h' });
		},
		simple: COMMAND_GETRESULT,
		raw: COMMAND_GETRESULT_RAW,
	},
	{
		resource: 'media',
		operation: 'getMany',
		input: () => ({
			imei: EACH,
			camera: 'inward',
			mediaType: 'video',
			filters: { startTime: PERIOD.begin_time, endTime: PERIOD.end_time, token: 'word' },
		}),
		call: 'jimi.device.media.URL',
		form: ({ imei }) => ({
			imei,
			camera: '2',
			media_type: '2',
			start_time: SENT_PERIOD.begin_time,
			end_time: SENT_PERIOD.end_time,
			token: 'word',
			page_no: '0',
			page_size: '50',
		}),
		simple: MEDIA_MANY,
		raw: MEDIA_MANY_RAW,
	},
	{
		resource: 'media',
		operation: 'getLivePage',
		input: () => ({ imei: EACH, page: { version: 'token', token: 'word' } }),
		call: 'jimi.device.live.page.url',
		form: ({ imei }) => ({ imei, V: '2', token: 'word' }),
		state: { mcType: 'JC400' },
		simple: MEDIA_GETLIVEPAGE,
		raw: MEDIA_GETLIVEPAGE_RAW,
	},
	{
		resource: 'cellLocation',
		operation: 'getAddress',
		input: () => ({ imei: EACH, lbs: '460,0,9520,3672,-75|460,0,9520,3673,-80', wifi: '0A1B2C3D4E5F,-60' }),
		call: 'jimi.lbs.address.get',
		form: ({ imei }) => ({ imei, lbs: '460,0,9520,3672,-75|460,0,9520,3673,-80', wifi: '0A1B2C3D4E5F,-60' }),
		simple: CELLLOCATION_GETADDRESS,
		raw: CELLLOCATION_GETADDRESS_RAW,
	},
	{
		resource: 'scooter',
		operation: 'get',
		input: () => ({ imeis: EACH }),
		call: 'jimi.scooter.device.detail',
		form: ({ imei }) => ({ imei }),
		state: { mcType: 'S11' },
		simple: SCOOTER_GET,
		raw: SCOOTER_GET_RAW,
	},
];

import type { IDataObject } from 'n8n-workflow';
import type { Device } from '../../../simulator/index.cjs';
import { EACH } from '../each';
import type { ProtrackStage } from '../protrackStage';
import { ACCOUNT, DEVICE, NOON, POSITION, RAW_ACCOUNT, RAW_DEVICE, RAW_POSITION } from './state';

/** One documented call that asks: what the person fills in, what goes on the wire, what comes out of it. */
export interface ReadRow {
	/** Of the vendor document. */
	chapter: string;
	resource: string;
	operation: string;
	input: IDataObject;
	method: 'GET' | 'POST';
	path: string;
	/** All that stands in the query beside the token. */
	query(device: Device): IDataObject;
	simple(device: Device): unknown[];
	raw(device: Device): unknown[];
	/** What the simulated platform has to hold. */
	given?(stage: Pick<ProtrackStage, 'cloud'>, device: Device): void;
}

const BEGIN = '2026-05-24T11:00:00Z';
const END = '2026-05-24T13:00:00Z';
const PERIOD = { begintime: BEGIN, endtime: END };
const SENT_PERIOD = { begintime: String(NOON - 3600), endtime: String(NOON + 3600) };

const place = { longitude: 113.97196, latitude: 22.56861, course: 90 };
const HISTORY = [
	{ ...place, gpstime: NOON, speed: 0 },
	{ ...place, longitude: 0, latitude: 0, gpstime: NOON + 20, speed: 18 },
];

const positionOf = (speed: number) => ({
	lat: 22.56861,
	lng: 113.97196,
	altitude: null,
	heading: 90,
	speed,
	horizontal_accuracy: null,
	satellites: null,
});

export const readRows: ReadRow[] = [
	{
		chapter: '2.7',
		resource: 'device',
		operation: 'getMany',
		input: { account: 'roma', returnAll: true },
		method: 'GET',
		path: '/api/device/list',
		query: () => ({ account: 'roma' }),
		given: (_stage, device) => void (device.account = 'roma'),
		simple: ({ imei }) => [{ device_id: imei, ...DEVICE }],
		raw: ({ imei }) => [{ imei, ...RAW_DEVICE }],
	},
	{
		chapter: '2.12',
		resource: 'device',
		operation: 'get',
		input: { imeis: EACH },
		method: 'GET',
		path: '/api/device/detail',
		query: ({ imei }) => ({ imeis: imei }),
		simple: ({ imei }) => [{ device_id: imei, ...DEVICE, found: true }],
		raw: ({ imei }) => [{ imei, ...RAW_DEVICE }],
	},
	{
		chapter: '2.2',
		resource: 'device',
		operation: 'getPosition',
		input: { imeis: EACH },
		method: 'GET',
		path: '/api/track',
		query: ({ imei }) => ({ imeis: imei }),
		simple: ({ imei }) => [{ device_id: imei, ...POSITION, found: true }],
		raw: ({ imei }) => [{ imei, ...RAW_POSITION }],
	},
	{
		chapter: '2.3',
		resource: 'device',
		operation: 'getTrack',
		input: { imei: EACH, ...PERIOD, format: 'points' },
		method: 'GET',
		path: '/api/playback',
		query: ({ imei }) => ({ imei, ...SENT_PERIOD }),
		given: (_stage, device) => void (device.history = HISTORY),
		simple: ({ imei }) => [
			{ vendor: 'protrack', device_id: imei, timestamp: '2026-05-24T12:00:00.000Z', location: positionOf(0) },
			{ vendor: 'protrack', device_id: imei, timestamp: '2026-05-24T12:00:20.000Z', location: null },
		],
		raw: ({ imei }) => HISTORY.map((record) => ({ imei, ...record })),
	},
	{
		chapter: '2.14',
		resource: 'device',
		operation: 'getMileage',
		input: { imeis: EACH, ...PERIOD },
		method: 'GET',
		path: '/api/device/mileage',
		query: ({ imei }) => ({ imeis: imei, ...SENT_PERIOD }),
		// One minute of arc to the north: a nautical mile, as the simulator measures it.
		given: (_stage, device) =>
			void (device.history = [HISTORY[0], { ...HISTORY[0], latitude: HISTORY[0].latitude + 1 / 60 }]),
		simple: ({ imei }) => [
			{
				vendor: 'protrack',
				device_id: imei,
				begin_time: '2026-05-24T11:00:00.000Z',
				end_time: '2026-05-24T13:00:00.000Z',
				distance_meters: 1860,
				distance_km: 1.86,
				found: true,
			},
		],
		raw: ({ imei }) => [{ imei, mileage: 1.86, begintime: NOON - 3600, endtime: NOON + 3600 }],
	},
	{
		chapter: '2.8',
		resource: 'alarm',
		operation: 'getMany',
		input: { imei: EACH, ...PERIOD, returnAll: true },
		method: 'GET',
		path: '/api/alarm/list',
		query: ({ imei }) => ({ imei, ...SENT_PERIOD }),
		given: ({ cloud }, { imei }) =>
			void cloud.raiseAlarm({
				imei,
				...place,
				type: 27,
				speed: 18,
				gpstime: NOON,
				systemtime: NOON + 3,
				geofenceId: 7,
			}),
		simple: ({ imei }) => [
			{
				vendor: 'protrack',
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
				event_types: ['unspecified'],
				alarm: 'door',
				code: '27',
				name: 'doorcloseAlarm',
				phase: null,
				device_id: imei,
				timestamp: '2026-05-24T12:00:00.000Z',
				location: positionOf(5),
				vehicle: null,
				received_at: expect.stringMatching(/Z$/),
				protrack: { system_time: '2026-05-24T12:00:03.000Z', geofence_id: '7' },
			},
		],
		raw: ({ imei }) => [
			{ imei, type: '27', ...place, gpstime: NOON, systemtime: NOON + 3, speed: 18, geofenceid: '7' },
		],
	},
	{
		chapter: '2.11',
		resource: 'account',
		operation: 'get',
		input: { account: 'roma' },
		method: 'GET',
		path: '/api/user/info',
		query: () => ({ account: 'roma' }),
		simple: () => [ACCOUNT],
		raw: () => [RAW_ACCOUNT],
	},
	{
		chapter: '2.15',
		resource: 'account',
		operation: 'getSubAccounts',
		input: { account: 'milano', returnAll: true },
		method: 'GET',
		path: '/api/user/list',
		query: () => ({ account: 'milano' }),
		simple: () => [
			{ ...ACCOUNT, account: 'milano-nord', name: 'milano-nord name', email: 'milano-nord@fleet.invalid' },
		],
		raw: () => [
			{ ...RAW_ACCOUNT, account: 'milano-nord', username: 'milano-nord name', email: 'milano-nord@fleet.invalid' },
		],
	},
];

/** The one that asks about a command sent before; it has tests of its own in the suite of the reads. */
export const RESULT = { chapter: '2.6', resource: 'command', operation: 'getResult', path: '/api/command/query' };

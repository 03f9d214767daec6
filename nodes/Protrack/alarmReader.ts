import type { IDataObject } from 'n8n-workflow';
import { askVendor } from '../core/askVendor';
import { rowsOf } from '../core/list';
import { pages } from '../core/paging';
import type { Session } from '../core/request';
import { toNumber, toText } from '../core/vehicle';
import type { Alarm } from './alarms';
import { alarmKey, alarmsOf } from './alarms';
import { ALARM_TYPES } from './alarmTypes';
import { ALARM_PAGE, ALARMS, ALARMS_OF_MANY, TRACK } from './paths';
import { signOf } from './turns';

/** Devices in one question. */
export const MANY = 100;

/** Milliseconds; one answer that does not come must not use up the time of a whole poll. */
export const TIMEOUT = 10_000;

/** One question of a poll. Throws Failure. */
const ask = async (session: Session, path: string, query: IDataObject) =>
	await askVendor(session, { method: 'GET', path, query }, { timeout: TIMEOUT });

/** How alarms are asked for: which devices a question takes, and how its answer is read. */
export interface Source {
	/** Devices in one question. */
	size: number;
	read(session: Session, imeis: string[], begin: number, end: number): Promise<unknown>;
	alarms(imeis: string[], record: unknown): Alarm[];
}

/** protrack 2.8: one device at a time. */
const documented: Source = {
	size: 1,
	read: async (session, [imei], begintime, endtime) => (await ask(session, ALARMS, { imei, begintime, endtime })).data,
	alarms: ([imei], record) => alarmsOf(imei, record),
};

const first = (row: IDataObject, ...names: string[]): unknown =>
	names.map((name) => row[name]).find((value) => value !== undefined && value !== null);

const TYPE_BY_NAME = new Map(Object.entries(ALARM_TYPES).map(([type, { name }]) => [name.toLowerCase(), type]));

/** The number of the type; some rows may name it instead. */
function typeOf(row: IDataObject): string {
	const type = toText(first(row, 'alarmType', 'alarmtype', 'type')) ?? '';
	return TYPE_BY_NAME.get(type.toLowerCase()) ?? type;
}

/** The rows of `list2`, a call that no document describes: every spelling that was seen is understood. */
function alarmOfRow(row: IDataObject, imeis: string[]): Alarm {
	const gpstime = toNumber(first(row, 'gpstime', 'gpsTime', 'alarmtime', 'alarmTime')) ?? 0;
	return {
		imei: toText(row.imei) ?? imeis[0],
		type: typeOf(row),
		longitude: toNumber(first(row, 'lng', 'longitude', 'lon')),
		latitude: toNumber(first(row, 'lat', 'latitude')),
		gpstime,
		systemtime: toNumber(first(row, 'systemtime', 'systemTime', 'servertime')) ?? gpstime,
		speed: toNumber(row.speed),
		course: toNumber(row.course),
		geofenceid: toText(first(row, 'geofenceid', 'geofenceId')),
		...(toText(row.address) ? { address: String(row.address) } : {}),
	};
}

/** Many devices at a time, by a call that is used in the field but not documented. */
const unproven: Source = {
	size: MANY,
	read: async (session, imeis, begintime, endtime) =>
		(await ask(session, ALARMS_OF_MANY, { imeis: imeis.join(','), begintime, endtime })).data,
	alarms: (imeis, record) => rowsOf(record).map((row) => alarmOfRow(row, imeis)),
};

export const SOURCES: Record<string, Source> = { list: documented, list2: unproven };

export interface Reading {
	alarms: Alarm[];
	/** More alarms share one second than a page holds. */
	incomplete: boolean;
}

const inOrder = (alarms: Alarm[]) =>
	alarms.every(({ systemtime }, at) => at === 0 || systemtime >= alarms[at - 1].systemtime);

/** All alarms that the server received for these devices from `begin` to `end`, seconds since 1970. Throws Failure. */
export async function readAlarms(
	session: Session,
	source: Source,
	imeis: string[],
	begin: number,
	end: number,
): Promise<Reading> {
	const reading: Reading = { alarms: [], incomplete: false };
	const fetch = async (from: number, until: number) => {
		const alarms = source.alarms(imeis, await source.read(session, imeis, from, until));
		// The next page is asked for by the newest alarm of a full one, which only tells when the oldest come first.
		if (alarms.length >= ALARM_PAGE && !inOrder(alarms)) reading.incomplete = true;
		return alarms;
	};
	const paging = {
		size: ALARM_PAGE,
		fetch,
		timeOf: ({ systemtime }: Alarm) => systemtime,
		keyOf: (alarm: Alarm) => `${alarm.imei}/${alarmKey(alarm)}`,
	};
	for await (const { records, incomplete } of pages(paging, begin, end)) {
		for (const record of records) reading.alarms.push(record);
		reading.incomplete ||= incomplete;
	}
	return reading;
}

/**
 * What each device has last reported; a device that cannot be asked about is left out: it gets its turn all the same.
 *
 * @param until milliseconds since 1970
 * @param lost told why, and may throw
 */
export async function readSigns(
	session: Session,
	imeis: string[],
	until: number,
	lost: (error: Error) => void,
): Promise<Map<string, string>> {
	const signs = new Map<string, string>();
	for (let start = 0; start < imeis.length && Date.now() < until; start += MANY) {
		const query = { imeis: imeis.slice(start, start + MANY).join(',') };
		const data = await ask(session, TRACK, query).then(
			(given) => given.data,
			(error: Error) => void lost(error),
		);
		for (const row of rowsOf(data)) signs.set(String(row.imei), signOf(row));
	}
	return signs;
}

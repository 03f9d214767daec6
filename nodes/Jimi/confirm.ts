import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { rowsOf } from '../core/list';
import { Session } from '../core/request';
import { toUtcText } from '../core/time';
import { toText } from '../core/vehicle';
import { canonicalType } from './alarmTypes';
import { jimi } from './api';
import { alarmCode } from './events';
import { METHODS, requestFor } from './methods';
import type { JimiMessage } from './push';
import { ALARM_PUSH } from './push';
import { toTime } from './utc';

/** What JIMI says of a message. */
export interface Confirmation {
	message: JimiMessage;
	/** The alarm as JIMI lists it. */
	row?: IDataObject;
	/** Whether JIMI could be asked at all. */
	asked: boolean;
}

export interface ConfirmOptions {
	/** Seconds until an alarm that is not listed yet is looked for again. */
	secondLook?: number;
	/** Most look-ups of a minute. */
	lookUps?: number;
}

const USUAL = { secondLook: 20, lookUps: 30 };
const MINUTE = 60_000;
/** Milliseconds before and after an alarm that the look-up covers. */
const AROUND = 300_000;
/** Milliseconds by which the two times of one alarm may differ. */
const TOLERANCE = 1_000;
/** Pushes of one device that may wait for its look-up. */
const MOST_WAITING = 5;
/** A first and a second look. */
const LOOKS = 2;

/**
 * Guards of this process against a flood: when look-ups were made, by credential, and which run, by device. Losing
 * them costs nothing but the guard.
 */
const made = new Map<string, number[]>();
const lanes = new Map<string, { waiting: number; last: Promise<unknown> }>();

const credentialOf = (ctx: IWebhookFunctions) => ctx.getNode().credentials?.[jimi.credential]?.id ?? '';

const deviceOf = ({ data }: JimiMessage) => toText(data.imei) ?? toText(data.IMEI);

/** Room for so many look-ups within the minute is taken, or none is. */
function takeRoom(credential: string, count: number, most: number): boolean {
	const now = Date.now();
	const recent = (made.get(credential) ?? []).filter((time) => now - time < MINUTE);
	const fits = recent.length + count <= most;
	made.set(credential, fits ? [...recent, ...new Array<number>(count).fill(now)] : recent);
	return fits;
}

/** One after the other for the same device. */
async function inLane<T>(key: string, work: () => Promise<T>): Promise<T> {
	const lane = lanes.get(key) ?? { waiting: 0, last: Promise.resolve() };
	lanes.set(key, lane);
	lane.waiting++;
	const mine = lane.last.then(work);
	lane.last = mine.catch(() => undefined);
	try {
		return await mine;
	} finally {
		if (--lane.waiting === 0) lanes.delete(key);
	}
}

const timeOf = (data: IDataObject) => toTime(data.alertTime ?? data.alarmTime);

const typeOf = (data: IDataObject) => canonicalType(alarmCode(data) ?? '');

function isSame(row: IDataObject, { data }: JimiMessage): boolean {
	const [listed, told] = [timeOf(row), timeOf(data)];
	if (listed === null || told === null) return false;
	return typeOf(row) === typeOf(data) && Math.abs(listed - told) <= TOLERANCE;
}

/** The alarms that JIMI lists around these of one device; `null`: it could not be asked. */
async function listed(session: Session, imei: string, times: number[]): Promise<IDataObject[] | null> {
	const range = {
		begin_time: toUtcText(Math.min(...times) - AROUND),
		end_time: toUtcText(Math.max(...times) + AROUND),
	};
	const { result, empty, data } = await session.send(requestFor(METHODS.alarms, { imei, ...range }), 'read');
	return result === 'done' || empty ? rowsOf(data) : null;
}

async function lookUp(session: Session, imei: string, messages: JimiMessage[]): Promise<Confirmation[]> {
	const times = messages.map(({ data }) => timeOf(data)).filter((time): time is number => time !== null);
	if (times.length === 0) return messages.map((message) => ({ message, asked: true }));
	const rows = await listed(session, imei, times);
	return messages.map((message) => ({ message, asked: rows !== null, row: rows?.find((row) => isSame(row, message)) }));
}

/** An alarm is pushed and listed by different machines of JIMI, so a second look comes a while after the first. */
async function lookTwice(
	session: Session,
	imei: string,
	messages: JimiMessage[],
	pause: number,
): Promise<Confirmation[]> {
	const first = await lookUp(session, imei, messages);
	const open = first.filter(({ row }) => !row).map(({ message }) => message);
	if (open.length === 0) return first;
	await sleep(pause * 1_000);
	const second = await lookUp(session, imei, open);
	const known = first.filter(({ row }) => row);
	return messages.map((message) => [...known, ...second].find((each) => each.message === message)!);
}

function byDevice(messages: JimiMessage[]): Map<string, JimiMessage[]> {
	const groups = new Map<string, JimiMessage[]>();
	for (const message of messages) {
		const imei = deviceOf(message);
		if (imei !== null) groups.set(imei, [...(groups.get(imei) ?? []), message]);
	}
	return groups;
}

/**
 * "Confirm With JIMI": asks `jimi.device.alarm.list` about each device, one question at a time for each, and a bounded
 * number in a minute, so that a flood of forgeries does not use up the account's quota. A message that is no alarm is
 * in no list: nobody can be asked.
 *
 * @returns `'full'` when that number is reached; nothing has been asked then
 */
export function confirm(
	ctx: IWebhookFunctions,
	messages: JimiMessage[],
	options: ConfirmOptions,
): Promise<Confirmation[]> | 'full' {
	const { secondLook = USUAL.secondLook, lookUps = USUAL.lookUps } = options;
	const credential = credentialOf(ctx);
	const alarms = byDevice(messages.filter(({ msgType }) => msgType === ALARM_PUSH));
	const laneOf = (imei: string) => `${credential}:${imei}`;
	if ([...alarms.keys()].some((imei) => (lanes.get(laneOf(imei))?.waiting ?? 0) >= MOST_WAITING)) return 'full';
	if (!takeRoom(credential, alarms.size * LOOKS, Math.max(lookUps, LOOKS))) return 'full';
	// One that limits is not waited for: the next push may be more urgent.
	const session = new Session(ctx, jimi, jimi.patience?.({ shortWaits: true }));
	const looks = [...alarms].map(
		async ([imei, own]) => await inLane(laneOf(imei), async () => await lookTwice(session, imei, own, secondLook)),
	);
	return Promise.all(looks).then((found) => {
		const known = found.flat();
		return messages.map(
			(message) => known.find((each) => each.message === message) ?? { message, asked: message.msgType === ALARM_PUSH },
		);
	});
}

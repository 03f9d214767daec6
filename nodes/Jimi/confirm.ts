import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { rowsOf } from '../core/list';
import { Session } from '../core/request';
import { DAY, toUtcText } from '../core/time';
import { canonicalType } from './alarmTypes';
import { jimi } from './api';
import { alarmCode, alarmTime, deviceOf } from './events';
import type { Reserved } from './lookUps';
import { inLane, isCrowded, reserve } from './lookUps';
import { METHODS, requestFor } from './methods';
import type { JimiMessage } from './push';
import { ALARM_PUSH } from './push';

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
/** Milliseconds before and after an alarm that the look-up covers. */
const AROUND = 300_000;
/** Milliseconds by which the two times of one alarm may differ. */
const TOLERANCE = 1_000;
/** A first and a second look. */
const LOOKS = 2;
/** Later times have no four digits for the year, and JIMI would refuse the question instead of answering it. */
const LATEST = Date.UTC(9999, 0);
const IMEI = /^\d{14,17}$/;

/** What tells one alarm of a device from another. */
interface Alarm {
	message: JimiMessage;
	imei: string;
	type: string;
	/** Milliseconds since 1970. */
	time: number;
}

const typeOf = (data: IDataObject) => canonicalType(alarmCode(data) ?? '');

/** `null`: JIMI cannot have sent this, for it names no device or no time. */
function alarmOf(message: JimiMessage): Alarm | null {
	const [imei, time] = [deviceOf(message.data), alarmTime(message.data)];
	if (imei === null || !IMEI.test(imei) || time === null || time > LATEST) return null;
	return { message, imei, time, type: typeOf(message.data) };
}

/** Alarms of one device and one day go into one question: JIMI refuses periods beyond a month. */
function questionsOf(alarms: Alarm[]): Alarm[][] {
	const questions: Alarm[][] = [];
	const current = new Map<string, Alarm[]>();
	for (const alarm of [...alarms].sort((one, other) => one.time - other.time)) {
		const open = current.get(alarm.imei);
		if (open && alarm.time - open[0].time <= DAY) open.push(alarm);
		else {
			questions.push([alarm]);
			current.set(alarm.imei, questions[questions.length - 1]);
		}
	}
	return questions;
}

/** The alarms that JIMI lists around these of one device, which are in order; `null`: it could not be asked. */
async function listed(session: Session, alarms: Alarm[]): Promise<IDataObject[] | null> {
	const range = {
		begin_time: toUtcText(alarms[0].time - AROUND),
		end_time: toUtcText(alarms[alarms.length - 1].time + AROUND),
	};
	const { imei } = alarms[0];
	const { result, empty, blames, data } = await session.send(requestFor(METHODS.alarms, { imei, ...range }), 'read');
	// That it does not know the device is an answer, too.
	if (blames !== undefined) return [];
	return result === 'done' || empty ? rowsOf(data) : null;
}

async function lookUp(session: Session, alarms: Alarm[]): Promise<Confirmation[]> {
	const rows = await listed(session, alarms);
	const known = (rows ?? []).map((row) => ({ row, type: typeOf(row), time: alarmTime(row) ?? NaN }));
	return alarms.map(({ message, type, time }) => {
		const apart = (each: { time: number }) => Math.abs(each.time - time);
		const same = known.filter((each) => each.type === type && apart(each) <= TOLERANCE);
		const [nearest] = same.sort((one, other) => apart(one) - apart(other));
		return { message, asked: rows !== null, row: nearest?.row };
	});
}

/** An alarm is pushed and listed by different machines of JIMI, so a second look comes a while after the first. */
async function lookTwice(session: Session, alarms: Alarm[], places: Reserved, pause: number): Promise<Confirmation[]> {
	try {
		places.use();
		const first = await lookUp(session, alarms);
		const open = alarms.filter((_, index) => !first[index].row);
		if (open.length === 0) return first;
		await sleep(pause * 1_000);
		places.use();
		return [...first.filter(({ row }) => row), ...(await lookUp(session, open))];
	} finally {
		places.giveBack();
	}
}

/**
 * "Confirm With JIMI": asks `jimi.device.alarm.list` about each device, one question at a time for each, and a bounded
 * number in a minute, so that a flood of forgeries does not use up the account's quota. A message that is no alarm is
 * in no list: nobody can be asked.
 *
 * @returns in the order of the messages; `'full'` when that number is reached: nothing has been asked then
 */
export function confirm(
	ctx: IWebhookFunctions,
	messages: JimiMessage[],
	options: ConfirmOptions,
): Promise<Confirmation[]> | 'full' {
	const { secondLook = USUAL.secondLook, lookUps = USUAL.lookUps } = options;
	const credential = ctx.getNode().credentials?.[jimi.credential]?.id ?? '';
	const laneOf = (question: Alarm[]) => `${credential}:${question[0].imei}`;
	const pushed = messages.filter(({ msgType }) => msgType === ALARM_PUSH);
	const questions = questionsOf(pushed.map(alarmOf).filter((alarm) => alarm !== null));
	if (questions.some((question) => isCrowded(laneOf(question)))) return 'full';
	const places = reserve(credential, questions.length, LOOKS, Math.max(Number(lookUps), LOOKS));
	if (places === null) return 'full';
	// One that limits is not waited for: the next push may be more urgent.
	const session = new Session(ctx, jimi, jimi.patience?.({ shortWaits: true }));
	const looks = questions.map(async (question, index) => {
		const look = async () => await lookTwice(session, question, places[index], Number(secondLook));
		return await inLane(laneOf(question), look);
	});
	return Promise.all(looks).then((found) => {
		const known = new Map(found.flat().map((each) => [each.message, each]));
		const unasked = (message: JimiMessage) => ({ message, asked: message.msgType === ALARM_PUSH });
		return messages.map((message) => known.get(message) ?? unasked(message));
	});
}

import type { IPollFunctions } from 'n8n-workflow';
import { Failure } from '../core/errors';
import { runPool } from '../core/pool';
import { Session } from '../core/request';
import type { Source } from './alarmReader';
import { readAlarms, readSigns, SOURCES, TIMEOUT } from './alarmReader';
import type { Alarm } from './alarms';
import { protrack } from './api';
import { advance, askFrom, startAt } from './cursor';
import { DEVICES } from './paths';
import { listOf } from './search';
import type { PollSettings } from './triggerFields';
import type { Entry, State } from './turns';
import { forgetGone, inTurn } from './turns';

/** With so few devices it costs less to ask them all than to find out who has news. */
const FEW = 10;
/** Seconds. n8n gives up an activation whose first poll takes more than about a minute. */
const FIRST_BUDGET = 20;
/** Clocks of the vendor's own machines may differ a little. */
const AHEAD = 60;
/** When so many questions in a row fail and none succeeds, the vendor cannot be reached: no use in asking on. */
const HOPELESS = 5;
/** The code for too many requests. */
const BUSY = 10009;

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** One poll on its way. Times in seconds by the vendor's clock, `deadline` in milliseconds by ours. */
export interface Round {
	session: Session;
	settings: PollSettings;
	source: Source;
	state: State;
	deadline: number;
	now: number;
	signs: Map<string, string>;
	fresh: Alarm[];
	failures: Error[];
	/** Questions that were answered. */
	answered: number;
	incomplete: boolean;
}

/** The devices to look at; when the list cannot be read, those of the last time. */
async function devicesOf({ session, settings, state }: Round): Promise<string[]> {
	if (settings.imeis.length > 0) return settings.imeis;
	const rows = await listOf(session, DEVICES, settings.account, TIMEOUT).catch((error: Error) => error);
	if (Array.isArray(rows)) return rows.map(({ imei }) => String(imei));
	const known = Object.keys(state.devices);
	if (known.length === 0) throw rows;
	return known;
}

/** A new device is read from the last listing on: that one did not have it yet. */
export function enter({ state, now, signs }: Round, devices: string[]): void {
	const since = state.listedAt ?? now;
	for (const imei of devices) {
		const known = state.devices[imei];
		state.devices[imei] = known
			? { ...known, l: now }
			: { c: startAt(since), k: 0, h: state.listedAt === undefined ? (signs.get(imei) ?? '') : '', l: now };
	}
	state.listedAt = now;
	state.devices = forgetGone(state.devices, now);
}

/** The vendor answered, and refuses just this device: one that is unknown, expired or blocked. */
const isBlamed = (error: Error) => error instanceof Failure && error.details.blames !== undefined;

/** The vendor turns away more questions than this poll may wait for. */
const isLimited = (error: Error) =>
	error instanceof Failure && (error.details.code === BUSY || error.details.httpStatus === 429);

/** What went wrong is counted, the cursors stay; an unusable device holds up nobody asked with it or after it. */
async function putOff(round: Round, imeis: string[], failure: Error): Promise<void> {
	if (isBlamed(failure) && imeis.length > 1) {
		const middle = Math.ceil(imeis.length / 2);
		await look(round, imeis.slice(0, middle));
		return await look(round, imeis.slice(middle));
	}
	round.failures.push(failure);
	// Turned away unheard: they come first in the next poll.
	if (isLimited(failure)) return;
	const { state, now } = round;
	for (const imei of imeis) state.devices[imei] = { ...state.devices[imei], k: now };
}

/** Reads what is new of these devices. */
async function look(round: Round, imeis: string[]): Promise<void> {
	const { session, settings, source, state, now, signs } = round;
	const entries = imeis.map((imei): [string, Entry] => [imei, state.devices[imei]]);
	const oldest = now - settings.lookBack;
	const from = Math.min(...entries.map(([, { c }]) => askFrom(c, settings.overlap, oldest)));
	const reading = await readAlarms(session, source, imeis, from, now + AHEAD).catch((error: Error) => error);
	if (reading instanceof Error) return await putOff(round, imeis, reading);
	round.answered++;
	round.incomplete ||= reading.incomplete;
	for (const [imei, entry] of entries) {
		const own = reading.alarms.filter((alarm) => alarm.imei === imei);
		const { fresh, cursor } = advance(entry.c, own, settings.overlap);
		state.devices[imei] = { ...entry, c: cursor, k: now, h: signs.get(imei) ?? entry.h };
		for (const alarm of fresh) round.fresh.push(alarm);
	}
}

function inGroups(devices: string[], size: number): string[][] {
	return Array.from({ length: Math.ceil(devices.length / size) }, (_, at) => devices.slice(at * size, (at + 1) * size));
}

/**
 * Asks the devices in turn until the time of this poll is used up; the others come first the next time. Throws when
 * nobody could be asked.
 *
 * @returns how many devices were not looked at
 */
export async function lookAtAll(round: Round, devices: string[]): Promise<number> {
	const { settings, source, state, signs, deadline, failures } = round;
	const jobs = inGroups(inTurn(devices, state, signs), source.size).map((imeis) => ({ lane: null, imeis }));
	const unreachable = () => failures.filter((each) => !isBlamed(each)).length >= HOPELESS;
	const hopeless = () => failures.some(isLimited) || (round.answered === 0 && unreachable());
	const enough = () => Date.now() >= deadline || hopeless();
	const left = await runPool(jobs, settings.concurrency, async ({ imeis }) => await look(round, imeis), enough);
	const nobody = failures.length > 0 && round.answered === 0;
	if (nobody && (left.length === 0 || hopeless())) throw failures[0];
	return left.reduce((count, { imeis }) => count + imeis.length, 0);
}

export function startRound(ctx: IPollFunctions, settings: PollSettings, state: State, first: boolean): Round {
	// The first poll runs while n8n activates the workflow or starts, which must not take long.
	const budget = (first ? Math.min(settings.budget, FIRST_BUDGET) : settings.budget) * 1000;
	return {
		session: new Session(ctx, protrack, { inAll: budget / 2 }),
		settings,
		source: SOURCES[settings.source] ?? SOURCES.list,
		state,
		deadline: Date.now() + budget,
		now: 0,
		signs: new Map(),
		fresh: [],
		failures: [],
		answered: 0,
		incomplete: false,
	};
}

/** Lists the devices, and where there are many, finds out who has news. The answers tell the vendor's clock, too. */
export async function prepareRound(round: Round): Promise<string[]> {
	const { session, settings, deadline, state } = round;
	const chosen = settings.imeis.length > 0;
	const devices = await devicesOf(round);
	// The first time nothing else would tell that nobody can log in.
	const lost = (error: Error) => {
		if (chosen && state.listedAt === undefined && !isBlamed(error)) throw error;
	};
	if (devices.length > FEW || chosen) round.signs = await readSigns(session, devices, deadline, lost);
	round.now = seconds(session.clock);
	return devices;
}

import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure, nodeError } from '../core/errors';
import { runPool } from '../core/pool';
import { Session } from '../core/request';
import { toIso } from '../core/vehicle';
import type { Source } from './alarmReader';
import { MANY, readAlarms, readSigns, SOURCES } from './alarmReader';
import type { Alarm } from './alarms';
import { toEvent } from './alarms';
import { protrack } from './api';
import { advance, askFrom, startAt } from './cursor';
import { listOf } from './search';
import { DEVICES } from './paths';
import type { PollSettings } from './triggerFields';
import { settingsOf } from './triggerFields';
import type { Entry, State } from './turns';
import { forgetGone, inTurn } from './turns';

/** With so few devices it costs less to ask them all than to find out who has news. */
const FEW = 10;
/** Seconds. n8n gives up an activation whose first poll takes more than about a minute. */
const FIRST_BUDGET = 20;
/** A manual run shows so many alarms, of so many devices, from the last 7 days. */
const SAMPLE = 10;
const SAMPLE_PERIOD = 7 * 86_400;
/** Clocks of the vendor's own machines may differ a little. */
const AHEAD = 60;

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** One poll on its way. Times in seconds by the vendor's clock, `deadline` in milliseconds by ours. */
interface Round {
	session: Session;
	settings: PollSettings;
	source: Source;
	state: State;
	deadline: number;
	now: number;
	signs: Map<string, string>;
	fresh: Alarm[];
	failures: Error[];
	incomplete: boolean;
}

/** The devices to look at; when the list cannot be read, those of the last time. */
async function devicesOf({ session, settings, state }: Round): Promise<string[]> {
	if (settings.imeis.length > 0) return settings.imeis;
	const rows = await listOf(session, DEVICES, settings.account).catch((error: Error) => error);
	if (Array.isArray(rows)) return rows.map(({ imei }) => String(imei));
	const known = Object.keys(state.devices);
	if (known.length === 0) throw rows;
	return known;
}

/** A new device is read from the last listing on: that one did not have it yet. */
function enter({ state, now, signs }: Round, devices: string[]): void {
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

/** Reads what is new of these devices. What went wrong with them is counted; their cursors stay. */
async function look(round: Round, imeis: string[]): Promise<void> {
	const { session, settings, source, state, now, signs } = round;
	const entries = imeis.map((imei): [string, Entry] => [imei, state.devices[imei]]);
	const oldest = now - settings.lookBack;
	const from = Math.min(...entries.map(([, { c }]) => askFrom(c, settings.overlap, oldest)));
	const reading = await readAlarms(session, source, imeis, from, now + AHEAD).catch((error: Error) => error);
	if (reading instanceof Error) return void round.failures.push(reading);
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

/** Asks the devices in turn until the time of this poll is used up; the others come first the next time. */
async function lookAtAll(round: Round, devices: string[]): Promise<number> {
	const { settings, source, state, signs, deadline, failures } = round;
	const jobs = inGroups(inTurn(devices, state, signs), source.size).map((imeis) => ({ lane: null, imeis }));
	const late = () => Date.now() >= deadline;
	const left = await runPool(jobs, settings.concurrency, async ({ imeis }) => await look(round, imeis), late);
	if (failures.length > 0 && failures.length === jobs.length - left.length) throw failures[0];
	return left.reduce((count, { imeis }) => count + imeis.length, 0);
}

const wanted = ({ settings }: Round, { type }: Alarm) => settings.types.length === 0 || settings.types.includes(type);

/** Events of the alarms that the person asked for, oldest first, each with how late it is. */
function toItems(round: Round, alarms: Alarm[]): INodeExecutionData[] {
	const receivedAt = toIso(Date.now())!;
	const sorted = alarms.filter((alarm) => wanted(round, alarm)).sort((a, b) => a.systemtime - b.systemtime);
	return sorted.map((alarm) => {
		const event = toEvent(alarm, receivedAt);
		const lag = Math.max(0, round.now - alarm.systemtime);
		return { json: { ...event, protrack: { ...(event.protrack as IDataObject), lag_seconds: lag } } };
	});
}

/** How far this trigger is behind, for the log: who has not been looked at, and since when. */
function tell(ctx: IPollFunctions, { state, now, failures, incomplete }: Round, devices: string[], left: number) {
	const { name } = ctx.getNode();
	if (left > 0) {
		const waits = devices.map((imei) => state.devices[imei]).filter(({ k }) => k > 0);
		const lag = Math.max(0, ...waits.map(({ k }) => now - k));
		ctx.logger.warn(
			`${name}: ${left} of ${devices.length} devices did not fit into this poll and come first in the next one; the longest wait is ${lag} s. Poll more often, raise Concurrent Requests, or spread the devices over several triggers.`,
		);
	}
	if (failures.length > 0) {
		ctx.logger.warn(`${name}: ${failures.length} questions failed and are asked again (${failures[0].message})`);
	}
	if (incomplete) ctx.logger.warn(`${name}: more alarms share one second than Protrack gives; some may be missing`);
}

/** Static data that a poll of this process has seen: the first poll of an activation sees it for the first time. */
const polled = new WeakSet<object>();
/** n8n starts a poll although the one before still runs; both would begin at the same cursors. */
const busy = new Set<string>();

function startRound(ctx: IPollFunctions, settings: PollSettings, state: State, first: boolean): Round {
	// The first poll runs while n8n activates the workflow or starts, which must not take long.
	const budget = (first ? Math.min(settings.budget, FIRST_BUDGET) : settings.budget) * 1000;
	return {
		session: new Session(ctx, protrack, budget / 2),
		settings,
		source: SOURCES[settings.source] ?? SOURCES.list,
		state,
		deadline: Date.now() + budget,
		now: 0,
		signs: new Map(),
		fresh: [],
		failures: [],
		incomplete: false,
	};
}

/** Lists the devices, and where there are many, finds out who has news. The answers tell the vendor's clock, too. */
async function prepareRound(round: Round): Promise<string[]> {
	const { session, settings, deadline } = round;
	const devices = await devicesOf(round);
	if (devices.length > FEW || settings.imeis.length > 0) round.signs = await readSigns(session, devices, deadline);
	round.now = seconds(session.clock);
	return devices;
}

async function newAlarms(ctx: IPollFunctions, kept: IDataObject): Promise<INodeExecutionData[]> {
	const known = kept.state as unknown as State | undefined;
	const state: State = { listedAt: known?.listedAt, devices: { ...known?.devices } };
	const round = startRound(ctx, settingsOf(ctx), state, !polled.has(kept));
	polled.add(kept);
	const devices = await prepareRound(round);
	enter(round, devices);
	// At the very first poll all reading begins now: there is nothing to ask for yet.
	const left = known ? await lookAtAll(round, devices) : 0;
	// Only now, with the items: a poll that throws has read nothing.
	kept.state = round.state as unknown as IDataObject;
	tell(ctx, round, devices, left);
	return toItems(round, round.fresh);
}

/**
 * One poll: what the server has received since the cursors of the devices. n8n stores the cursors when items come out
 * with them, and after the first poll; what it forgets in between is asked for again and was handed out to nobody.
 */
export async function poll(ctx: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const key = `${String(ctx.getWorkflow().id)}:${ctx.getNode().id}`;
	if (busy.has(key)) return null;
	busy.add(key);
	const items = await (ctx.getMode() === 'manual' ? newest(ctx) : newAlarms(ctx, ctx.getWorkflowStaticData('node')))
		.catch((error: Error) => error)
		.finally(() => busy.delete(key));
	if (items instanceof Error) throw asNodeError(ctx, items);
	return items.length > 0 ? [items] : null;
}

const asNodeError = (ctx: IPollFunctions, error: Error) =>
	nodeError(ctx.getNode(), error instanceof Failure ? error.details : { message: error.message }, 0);

/** For a try in the editor: the newest alarms there are. No cursor moves. */
async function newest(ctx: IPollFunctions): Promise<INodeExecutionData[]> {
	const round = startRound(ctx, settingsOf(ctx), { devices: {} }, true);
	const devices = await prepareRound(round);
	const byNews = [...devices].sort((a, b) => ((round.signs.get(a) ?? '') < (round.signs.get(b) ?? '') ? 1 : -1));
	const some = byNews.slice(0, round.source.size === 1 ? SAMPLE : MANY);
	for (const imei of some) {
		round.state.devices[imei] = { c: startAt(round.now - SAMPLE_PERIOD), k: 0, h: '', l: round.now };
	}
	await lookAtAll({ ...round, settings: { ...round.settings, lookBack: SAMPLE_PERIOD } }, some);
	const items = toItems(round, round.fresh).slice(-SAMPLE);
	if (items.length > 0) return items;
	throw new Failure({
		message: 'No alarm of the chosen kinds in the last 7 days',
		description: `Looked at ${some.length} of ${devices.length} devices. Choose other alarms, or raise one; an active workflow starts with the next alarm.`,
		input: true,
	});
}

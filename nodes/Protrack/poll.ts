import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { Failure, nodeError } from '../core/errors';
import { toIso } from '../core/vehicle';
import { MANY } from './alarmReader';
import type { Alarm } from './alarms';
import { toEvent } from './alarms';
import { startAt } from './cursor';
import type { Round } from './round';
import { enter, lookAtAll, prepareRound, startRound } from './round';
import { settingsOf } from './triggerFields';
import type { State } from './turns';

/** A manual run shows so many alarms, of so many devices, from the last 7 days (in seconds). */
const SAMPLE = 10;
const SAMPLE_DEVICES = 50;
const SAMPLE_PERIOD = 7 * 86_400;

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

async function newAlarms(ctx: IPollFunctions, kept: IDataObject, first: boolean): Promise<INodeExecutionData[]> {
	const known = kept.state as unknown as State | undefined;
	const state: State = { listedAt: known?.listedAt, devices: { ...known?.devices } };
	const round = startRound(ctx, settingsOf(ctx), state, first);
	const devices = await prepareRound(round);
	enter(round, devices);
	// At the very first poll all reading begins now: there is nothing to ask for yet.
	const left = known ? await lookAtAll(round, devices) : 0;
	// Only now, with the items: a poll that throws has read nothing.
	kept.state = round.state as unknown as IDataObject;
	tell(ctx, round, devices, left);
	return toItems(round, round.fresh);
}

const asNodeError = (ctx: IPollFunctions, error: Error) =>
	nodeError(ctx.getNode(), error instanceof Failure ? error.details : { message: error.message }, 0);

/** A person activates the workflow and sees what is wrong; at all other starts nobody looks. */
const SEEN = ['activate', 'create', 'update'];

/** One poll of an active workflow, unless the one before still runs. */
async function pollActive(ctx: IPollFunctions): Promise<INodeExecutionData[]> {
	const key = `${String(ctx.getWorkflow().id)}:${ctx.getNode().id}`;
	if (busy.has(key)) return [];
	busy.add(key);
	const kept = ctx.getWorkflowStaticData('node');
	const first = !polled.has(kept);
	polled.add(kept);
	const items = await newAlarms(ctx, kept, first)
		.catch((error: Error) => error)
		.finally(() => busy.delete(key));
	if (!(items instanceof Error)) return items;
	// When n8n starts while the vendor is down, a first poll that throws would leave the workflow without a clock.
	if (!first || SEEN.includes(ctx.getActivationMode())) throw items;
	ctx.logger.warn(`${ctx.getNode().name}: the first poll failed and comes again at the next one (${items.message})`);
	return [];
}

/**
 * One poll: what the server has received since the cursors of the devices. n8n stores the cursors when items come out
 * with them, and after the first poll; what it forgets in between is asked for again and was handed out to nobody.
 */
export async function poll(ctx: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const work = ctx.getMode() === 'manual' ? newest(ctx) : pollActive(ctx);
	const items = await work.catch((error: Error) => error);
	if (items instanceof Error) throw asNodeError(ctx, items);
	return items.length > 0 ? [items] : null;
}

/** For a try in the editor: the newest alarms there are. No cursor moves. */
async function newest(ctx: IPollFunctions): Promise<INodeExecutionData[]> {
	const round = startRound(ctx, settingsOf(ctx), { devices: {} }, true);
	const devices = await prepareRound(round);
	const byNews = [...devices].sort((a, b) => ((round.signs.get(a) ?? '') < (round.signs.get(b) ?? '') ? 1 : -1));
	const some = byNews.slice(0, round.source.size === 1 ? SAMPLE_DEVICES : MANY);
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

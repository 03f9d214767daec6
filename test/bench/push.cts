// Pushes per second in a real n8n: the Segway Trigger, good and forged, against n8n's own Webhook node.
import { join } from 'node:path';
import { fire, type Hits } from './cannon.cjs';
import { idle, type PushServer, startPushServer } from './pushServer.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';

const CONNECTIONS = 10;
const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

const SETUPS: Array<{
	name: string;
	env: NodeJS.ProcessEnv;
	goals: { verified?: string; forged?: string; webhook?: string };
}> = [
	{ name: 'default', env: {}, goals: {} },
	{ name: 'lazy', env: LAZY, goals: { verified: '1.0', forged: '5.0' } },
	{ name: 'lazy, successes not saved', env: { ...LAZY, EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' }, goals: {} },
];

const NAMES = { webhook: 'Webhook node', verified: 'Segway Trigger, verified', forged: 'Segway Trigger, forged' };
type Kind = keyof typeof NAMES;
const KINDS = Object.keys(NAMES) as Kind[];

interface Round extends Hits {
	perSecond: number;
}

/** So many pushes: right answers per second, until the last execution that they started has ended. */
async function round({ rest, shots }: PushServer, kind: Kind, amount: number): Promise<Round> {
	const hits = await fire(shots[kind], amount, CONNECTIONS);
	const { good, seconds } = hits;
	return { ...hits, perSecond: good / (seconds + (await idle(rest))) };
}

/** The candidates, each with as many pushes as keep it busy for about so many seconds. */
async function candidates(server: PushServer, seconds: number) {
	const measured: Array<[Kind, () => Promise<Round>]> = [];
	for (const kind of KINDS) {
		await round(server, kind, 2 * CONNECTIONS);
		const { perSecond } = await round(server, kind, 4 * CONNECTIONS);
		const amount = Math.max(CONNECTIONS, Math.ceil(perSecond * seconds));
		measured.push([kind, () => round(server, kind, amount)]);
	}
	return Object.fromEntries(measured) as Record<Kind, () => Promise<Round>>;
}

async function rowsOf({ name, env, goals }: (typeof SETUPS)[number], settings: Settings): Promise<string[][]> {
	const { folder, packageFile, quick, log } = settings;
	const [rounds, seconds] = quick ? [1, 2] : [7, 4];
	log(`n8n, ${name}: starting`);
	const server = await startPushServer(join(folder, 'n8n'), packageFile, env);
	try {
		log(`n8n, ${name}: warming up, then ${rounds} rounds of about ${seconds} s each`);
		const results = await alternate(rounds, await candidates(server, seconds));
		const rates = (kind: Kind) => results[kind].map(({ perSecond }) => perSecond);
		return KINDS.map((kind) => [
			name,
			NAMES[kind],
			figure(median(rates(kind)), 1),
			figure(ratio(rates(kind), rates('webhook')), 2),
			goals[kind] ?? '',
			figure(median(results[kind].map(({ p50 }) => p50)), 0),
			figure(median(results[kind].map(({ p99 }) => p99)), 0),
			String(results[kind].reduce((sum, { bad }) => sum + bad, 0)),
		]);
	} finally {
		await server.n8n.stop();
	}
}

async function measure(settings: Settings): Promise<Table> {
	const rows: string[][] = [];
	for (const setup of settings.quick ? SETUPS.slice(0, 2) : SETUPS) rows.push(...(await rowsOf(setup, settings)));
	return {
		head: ['n8n settings', 'Receiver', 'Pushes per second', 'x Webhook node', 'Goal', 'p50 ms', 'p99 ms', 'Failed'],
		rows,
		note: `${CONNECTIONS} connections post the same signed status push as fast as it is answered; nothing behind the trigger. Counted until the last execution has ended. Lazy: \`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true\`. Medians; ratios are taken within a round.`,
	};
}

export const push: Section = { name: 'push', title: 'Receiving pushes', measure };

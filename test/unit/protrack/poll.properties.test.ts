import fc from 'fast-check';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Held } from './alarmServer';
import { AlarmServer } from './alarmServer';
import { imeiOf, PollingN8n, START } from './polling';

const OVERLAP = 120;
const WANTED = '1';

/** What may happen between two looks, in any order. */
type Step =
	| { kind: 'wait'; seconds: number }
	| { kind: 'alarm'; device: number; type: string; ago: number; count: number }
	| { kind: 'poll' | 'failedPoll' | 'restart' | 'kill' | 'join' }
	| { kind: 'partlyFailedPoll'; device: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 90 }) }) },
	{
		weight: 8,
		arbitrary: fc.record({
			kind: fc.constant('alarm' as const),
			device: fc.nat(5),
			type: fc.constantFrom(WANTED, WANTED, '2'),
			ago: fc.integer({ min: 0, max: OVERLAP }),
			count: fc.constantFrom(1, 1, 1, 1, 120),
		}),
	},
	{ weight: 6, arbitrary: fc.constant<Step>({ kind: 'poll' }) },
	{ weight: 1, arbitrary: fc.constant<Step>({ kind: 'failedPoll' }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('partlyFailedPoll' as const), device: fc.nat(5) }) },
	{ weight: 2, arbitrary: fc.constant<Step>({ kind: 'restart' }) },
	{ weight: 1, arbitrary: fc.constant<Step>({ kind: 'join' }) },
);
const withKills = fc.oneof(
	{ weight: 12, arbitrary: step },
	{ weight: 1, arbitrary: fc.constant<Step>({ kind: 'kill' }) },
);

/** A fleet, its trigger, and the books on what was raised and what was handed out. */
class World {
	readonly server = new AlarmServer(START);
	readonly n8n: PollingN8n;
	private readonly since: Record<string, number> = {};
	private readonly raised: Held[] = [];
	private handedOut: INodeExecutionData[] = [];
	private lastWindow: string[] = [];
	private readonly mayRepeat = new Map<string, number>();

	constructor(source: string) {
		this.n8n = new PollingN8n(this.server, { alarmTypes: [WANTED], options: { overlap: OVERLAP, source } });
		for (let index = 0; index < 3; index++) this.join();
	}

	private join() {
		const imei = imeiOf(this.server.devices.length);
		this.since[imei] = this.server.now;
		this.server.devices.push(imei);
	}

	private raise({ device, type, ago, count }: Extract<Step, { kind: 'alarm' }>) {
		const imei = this.server.devices[device % this.server.devices.length];
		// Not more of one second than a page holds, and nothing from before the device was there.
		for (let index = 0; index < count; index++) {
			const back = Math.max(0, Math.min(ago - (index % 3), this.server.now - this.since[imei]));
			const same = this.server.alarms.filter(({ systemtime }) => systemtime === this.server.now - back).length;
			if (same < 90) this.raised.push(this.server.raise(imei, type, back));
		}
	}

	private async poll(refuse: AlarmServer['refuse'] = () => undefined) {
		this.server.refuse = refuse;
		const items = await this.n8n.poll().catch(() => []);
		this.server.refuse = () => undefined;
		this.handedOut = this.handedOut.concat(items);
		this.lastWindow = items.map(({ json }) => String(json.event_id));
	}

	private kill() {
		for (const id of this.lastWindow) this.mayRepeat.set(id, (this.mayRepeat.get(id) ?? 0) + 1);
		this.lastWindow = [];
		this.n8n.kill();
	}

	async play(one: Step) {
		if (one.kind === 'wait') this.server.now += one.seconds;
		if (one.kind === 'alarm') this.raise(one);
		if (one.kind === 'poll') await this.poll();
		if (one.kind === 'failedPoll') await this.poll(() => 10001);
		if (one.kind === 'partlyFailedPoll')
			await this.poll(({ url }) => (url.includes(`imei=${imeiOf(one.device)}&`) ? 10001 : undefined));
		if (one.kind === 'restart') this.n8n.restart();
		if (one.kind === 'kill') this.kill();
		if (one.kind === 'join') this.join();
	}

	/** Everything that was raised and wanted has been handed out; only what a kill took back came again. */
	check() {
		const fenceOf = ({ json }: INodeExecutionData) => Number((json.protrack as IDataObject).geofence_id);
		const wanted = this.raised.filter(({ type }) => type === WANTED).map(({ geofence }) => geofence);
		expect([...new Set(this.handedOut.map(fenceOf))].sort((a, b) => a - b)).toEqual(wanted);
		const ids = new Map<string, number>();
		const fences = new Map<number, Set<string>>();
		for (const item of this.handedOut) {
			const id = String(item.json.event_id);
			ids.set(id, (ids.get(id) ?? 0) + 1);
			fences.set(fenceOf(item), (fences.get(fenceOf(item)) ?? new Set()).add(id));
		}
		expect(ids.size).toBe(wanted.length);
		for (const [id, count] of ids) expect([id, count <= 1 + (this.mayRepeat.get(id) ?? 0)]).toEqual([id, true]);
		for (const each of fences.values()) expect(each.size).toBe(1);
	}
}

async function live(source: string, steps: Step[]) {
	const world = new World(source);
	await world.play({ kind: 'poll' });
	for (const one of [...steps, { kind: 'poll' } as Step, { kind: 'poll' } as Step]) await world.play(one);
	world.check();
}

const life = (one: fc.Arbitrary<Step>) => fc.array(one, { minLength: 5, maxLength: 40 });

describe.each(['list', 'list2'])('alarms by %s', (source) => {
	test('every alarm is handed out exactly once: late ones, filtered ones, failed polls, restarts, devices that join', async () => {
		await fc.assert(
			fc.asyncProperty(life(step), async (steps) => await live(source, steps)),
			{ numRuns: 120 },
		);
	});

	test('after a kill at most the last window comes again, with the same event ids', async () => {
		await fc.assert(
			fc.asyncProperty(life(withKills), async (steps) => await live(source, steps)),
			{ numRuns: 120 },
		);
	});
});

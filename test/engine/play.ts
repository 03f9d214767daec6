import type { IDataObject, INode, INodeExecutionData, IWorkflowBase, WorkflowExecuteMode } from 'n8n-workflow';
import { Jimi } from '../../nodes/Jimi/Jimi.node';
import { JimiTrigger } from '../../nodes/Jimi/JimiTrigger.node';
import { Knot } from '../../nodes/Knot/Knot.node';
import { Protrack } from '../../nodes/Protrack/Protrack.node';
import { ProtrackTrigger } from '../../nodes/Protrack/ProtrackTrigger.node';
import { Segway } from '../../nodes/Segway/Segway.node';
import { SegwayTrigger } from '../../nodes/Segway/SegwayTrigger.node';
import type { LogEntry, Simulator } from '../../simulator/index.cjs';
import type { Running } from './harness';
import { Engine } from './harness';
import type { MemoryCredentials } from './memoryCredentials';
import type { Cast, Told } from './workflows';
import { flow, SEGWAY, tell } from './workflows';

/** The nodes of this package in an engine of their own; several may share one credential store. */
export const engineOn = (store: MemoryCredentials) =>
	new Engine(
		{
			'n8n-nodes-fleet.segway': new Segway(),
			'n8n-nodes-fleet.segwayTrigger': new SegwayTrigger(),
			'n8n-nodes-fleet.jimi': new Jimi(),
			'n8n-nodes-fleet.jimiTrigger': new JimiTrigger(),
			'n8n-nodes-fleet.knot': new Knot(),
			'n8n-nodes-fleet.protrack': new Protrack(),
			'n8n-nodes-fleet.protrackTrigger': new ProtrackTrigger(),
		},
		store,
	);

export const ended = async (running: Running, cast?: Cast): Promise<Told> => tell(await running.ended, cast);

/** A simulated vendor, a credential for it, an engine: what the tests of every vendor's node play on. */
export abstract class Play {
	readonly engine: Engine;

	protected constructor(
		readonly sim: Simulator,
		readonly store: MemoryCredentials,
		private readonly cast: Cast = SEGWAY,
	) {
		this.engine = engineOn(store);
	}

	/** Every request that reached the vendor. */
	protected abstract get log(): LogEntry[];
	/** Path of the vendor's login; where all calls have one path, the name of the call. */
	protected abstract readonly login: RegExp;

	async close() {
		await this.sim.stop();
	}

	start(parameters: IDataObject, items?: INodeExecutionData[], more?: Partial<INode>, mode?: WorkflowExecuteMode) {
		return this.engine.start(flow(parameters, more, this.cast), items ?? [{ json: {} }], mode);
	}

	async run(...given: Parameters<Play['start']>): Promise<Told> {
		return await ended(this.start(...given), this.cast);
	}

	/** The same in a workflow with settings of its own, for example a time zone. */
	async runWith(workflow: Partial<IWorkflowBase>, parameters: IDataObject, items: INodeExecutionData[]): Promise<Told> {
		const whole = { ...flow(parameters, {}, this.cast), ...workflow };
		return await ended(this.engine.start(whole, items), this.cast);
	}

	private isLogin({ path, call }: LogEntry): boolean {
		return this.login.test(call ?? path);
	}

	/** What reached the vendor, logins left out. */
	get calls(): LogEntry[] {
		return this.log.filter((entry) => !this.isLogin(entry));
	}

	get logins(): LogEntry[] {
		return this.log.filter((entry) => this.isLogin(entry));
	}
}

/** How many of these requests were under way at the same time at most. */
export function highWater(entries: LogEntry[]): number {
	return Math.max(
		...entries.map(({ at }) => entries.filter((each) => each.at <= at && at < (each.answeredAt ?? at)).length),
	);
}

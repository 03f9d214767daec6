import type { IDataObject, INode, INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { SegwayApi } from '../../credentials/SegwayApi.credentials';
import { Segway } from '../../nodes/Segway/Segway.node';
import { SegwayTrigger } from '../../nodes/Segway/SegwayTrigger.node';
import type { LogEntry, Simulator, SimulatorOptions, Vehicle } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { CODES } from '../../simulator/segway/codes.cjs';
import type { Running } from './harness';
import { Engine } from './harness';
import type { MemoryCredentials } from './memoryCredentials';
import { memoryCredentials } from './memoryCredentials';
import type { Told } from './workflows';
import { flow, tell } from './workflows';

const LOGIN = '/oauth/token';

/** Our words, behind them the code and what Segway said. */
export const inWords = (ours: string, code: number, said = CODES[code]) => `${ours} (Segway ${code}: ${said})`;

/** Every item names its own vehicle. */
export const EACH = '={{ $json.iotCode }}';

export const itemsFor = (vehicles: Vehicle[]): INodeExecutionData[] =>
	vehicles.map(({ iotCode }) => ({ json: { iotCode } }));

/** The nodes of this package in an engine of their own; several may share one credential store. */
export const engineOn = (store: MemoryCredentials) =>
	new Engine({ 'n8n-nodes-fleet.segway': new Segway(), 'n8n-nodes-fleet.segwayTrigger': new SegwayTrigger() }, store);

/** One simulated Segway, one credential for it, one engine. */
export class Stage {
	readonly store: MemoryCredentials;
	readonly engine: Engine;
	private taken = new Set<Vehicle>();

	private constructor(readonly sim: Simulator) {
		const { clientId, clientSecret, url } = sim.segway;
		const row = { clientId, clientSecret, region: 'custom', customUrl: url };
		this.store = memoryCredentials([new SegwayApi()], { segwayApi: row });
		this.engine = engineOn(this.store);
	}

	/** A fleet of `parked` vehicles unless the options say otherwise. */
	static async open(options: SimulatorOptions & { parked?: number } = {}): Promise<Stage> {
		const { parked = 40, ...more } = options;
		return new Stage(await startSimulator({ mix: { parked }, timeoutDelay: 20, pushRetryDelay: 20, ...more }));
	}

	async close() {
		await this.sim.stop();
	}

	/** A new fleet, no faults, an empty log. The token stays in the credential: a login takes its time. */
	fresh() {
		this.sim.reset();
		this.taken.clear();
	}

	private take(model: Vehicle['model'], changes: Partial<Vehicle>): Vehicle {
		const vehicle = this.sim.segway.vehicles.find((each) => each.model === model && !this.taken.has(each));
		if (!vehicle) throw new Error(`The fleet has no further ${model}`);
		this.taken.add(vehicle);
		return Object.assign(vehicle, changes);
	}

	moped(changes: Partial<Vehicle> = {}): Vehicle {
		return this.take('e-moped', changes);
	}

	mopeds(count: number, changes: Partial<Vehicle> = {}): Vehicle[] {
		return Array.from({ length: count }, () => this.moped(changes));
	}

	t60(changes: Partial<Vehicle> = {}): Vehicle {
		return this.take('t60-lite', changes);
	}

	start(parameters: IDataObject, items?: INodeExecutionData[], more?: Partial<INode>, mode?: WorkflowExecuteMode) {
		return this.engine.start(flow(parameters, more), items ?? [{ json: {} }], mode);
	}

	async run(...given: Parameters<Stage['start']>): Promise<Told> {
		return await ended(this.start(...given));
	}

	/** One command for each vehicle. */
	async lock(vehicles: Vehicle[], options: IDataObject = {}, more?: Partial<INode>): Promise<Told> {
		return await this.run({ ...LOCK, options }, itemsFor(vehicles), more);
	}

	/** What reached Segway, logins left out; of one vehicle if named. */
	wire(vehicle?: Vehicle): LogEntry[] {
		const calls = this.sim.segway.log.filter(({ path }) => path !== LOGIN);
		return vehicle ? calls.filter(({ device }) => device === vehicle.iotCode) : calls;
	}

	get logins(): LogEntry[] {
		return this.sim.segway.log.filter(({ path }) => path === LOGIN);
	}
}

export const LOCK = { resource: 'control', operation: 'lock', iotCode: EACH };
export const STATUS = { resource: 'vehicle', operation: 'getStatus', iotCode: EACH };

export const ended = async (running: Running): Promise<Told> => tell(await running.ended);

/** How many of these requests were under way at the same time at most. */
export function highWater(entries: LogEntry[]): number {
	return Math.max(
		...entries.map(({ at }) => entries.filter((each) => each.at <= at && at < (each.answeredAt ?? at)).length),
	);
}

import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { SegwayApi } from '../../credentials/SegwayApi.credentials';
import type { LogEntry, Simulator, SimulatorOptions, Vehicle } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { CODES } from '../../simulator/segway/codes.cjs';
import { memoryCredentials } from './memoryCredentials';
import { Play } from './play';
import type { Told } from './workflows';

export { engineOn, ended, highWater } from './play';

/** Our words, behind them the code and what Segway said. */
export const inWords = (ours: string, code: number, said = CODES[code]) => `${ours} (Segway ${code}: ${said})`;

/** Every item names its own vehicle. */
export const EACH = '={{ $json.iotCode }}';

export const itemsFor = (vehicles: Vehicle[]): INodeExecutionData[] =>
	vehicles.map(({ iotCode }) => ({ json: { iotCode } }));

/** One simulated Segway, one credential for it, one engine. */
export class Stage extends Play {
	protected readonly login = /^\/oauth\/token$/;
	private taken = new Set<Vehicle>();

	private constructor(sim: Simulator) {
		const { clientId, clientSecret, url } = sim.segway;
		const row = { clientId, clientSecret, region: 'custom', customUrl: url };
		super(sim, memoryCredentials([new SegwayApi()], { segwayApi: row }));
	}

	/** A fleet of `parked` vehicles unless the options say otherwise. */
	static async open(options: SimulatorOptions & { parked?: number } = {}): Promise<Stage> {
		const { parked = 40, ...more } = options;
		return new Stage(await startSimulator({ mix: { parked }, timeoutDelay: 20, pushRetryDelay: 20, ...more }));
	}

	protected get log(): LogEntry[] {
		return this.sim.segway.log;
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

	/** One command for each vehicle. */
	async lock(vehicles: Vehicle[], options: IDataObject = {}, more?: Partial<INode>): Promise<Told> {
		return await this.run({ ...LOCK, options }, itemsFor(vehicles), more);
	}

	/** What reached Segway, logins left out; of one vehicle if named. */
	wire(vehicle?: Vehicle): LogEntry[] {
		return vehicle ? this.calls.filter(({ device }) => device === vehicle.iotCode) : this.calls;
	}
}

export const LOCK = { resource: 'control', operation: 'lock', iotCode: EACH };
export const STATUS = { resource: 'vehicle', operation: 'getStatus', iotCode: EACH };

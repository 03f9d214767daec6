import type { INodeExecutionData } from 'n8n-workflow';
import { JimiApi } from '../../credentials/JimiApi.credentials';
import type { JimiCloud, JimiDevice, JimiOptions, LogEntry, Simulator } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { memoryCredentials } from './memoryCredentials';
import { Play } from './play';
import { JIMI } from './workflows';

/** Every item names its own device. */
export const EACH = '={{ $json.imei }}';

export const itemsFor = (devices: Array<{ imei: string }>): INodeExecutionData[] =>
	devices.map(({ imei }) => ({ json: { imei } }));

/** An IMEI that no platform knows. */
export const UNKNOWN = '111111111111111';

export const SECRET = '0123456789abcdef0123456789abcdef';

/** One simulated JIMI, one credential for it, one engine. */
export class JimiStage extends Play {
	/** All calls have one path; those for tokens are told apart by the method. */
	protected readonly login = '';
	private taken = new Set<string>();

	private constructor(sim: Simulator) {
		const { appKey, appSecret, userId, password, url } = sim.jimi;
		const row = { node: 'custom', customUrl: url, appKey, appSecret, userId, password, pushSecret: SECRET };
		super(sim, memoryCredentials([new JimiApi()], { jimiApi: row }), JIMI);
	}

	/** A fleet of `parked` devices unless the options say otherwise. */
	static async open({ parked = 40, ...jimi }: JimiOptions & { parked?: number } = {}): Promise<JimiStage> {
		const stage = new JimiStage(await startSimulator({ vehicles: 0, jimi: { mix: { parked }, ...jimi } }));
		// A login takes its time; the tests that are about it forget the token first.
		await stage.run({ resource: 'account', operation: 'getMany' });
		stage.fresh();
		return stage;
	}

	get cloud(): JimiCloud {
		return this.sim.jimi;
	}

	protected get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** A new fleet of the same kind, no faults, an empty log. The token stays in the credential. */
	fresh() {
		this.sim.reset();
		this.taken.clear();
	}

	/** A device that no other test of this fleet has. */
	device(changes: Partial<JimiDevice> = {}): JimiDevice {
		const free = this.cloud.devices.find(({ imei }) => !this.taken.has(imei));
		if (!free) throw new Error('The fleet has no further device');
		this.taken.add(free.imei);
		return this.cloud.change(free.imei, changes)!;
	}

	devices(count: number, changes: Partial<JimiDevice> = {}): JimiDevice[] {
		return Array.from({ length: count }, () => this.device(changes));
	}
}

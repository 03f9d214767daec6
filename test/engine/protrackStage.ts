import type { INodeExecutionData } from 'n8n-workflow';
import { ProtrackApi } from '../../credentials/ProtrackApi.credentials';
import type { Device, LogEntry, ProtrackCloud, ProtrackOptions, Simulator } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { CODES } from '../../simulator/protrack/codes.cjs';
import { EACH } from './each';
import { memoryCredentials } from './memoryCredentials';
import { Play } from './play';
import { PROTRACK } from './workflows';

/** Our words, behind them the code and what Protrack said. */
export const inWords = (ours: string, code: number, said = CODES[code]) => `${ours} (Protrack ${code}: ${said})`;

export { EACH };

export const POSITION = { resource: 'device', operation: 'getPosition', imeis: EACH };
export const SEND = { resource: 'command', operation: 'send', imei: EACH };
export const STOP = { ...SEND, command: 'stopEngine' };
export const LOCK = { ...SEND, command: 'lockDoor' };

export const itemsFor = (devices: Array<{ imei: string }>): INodeExecutionData[] =>
	devices.map(({ imei }) => ({ json: { imei } }));

/** An IMEI that no platform knows. */
export const UNKNOWN = '111111111111111';

/** Answers at the first question, and no question comes too early. */
const QUICK: ProtrackOptions = { commandDelay: { min: 0, max: 0 }, queryInterval: 0 };

/** One simulated Protrack, one credential for it, one engine. */
export class ProtrackStage extends Play {
	protected readonly login = /^\/api\/authorization$/;
	private taken = new Set<string>();

	private constructor(sim: Simulator) {
		const { account, password, url } = sim.protrack;
		const row = { provider: 'custom', customUrl: url, account, password };
		super(sim, memoryCredentials([new ProtrackApi()], { protrackApi: row }), PROTRACK);
	}

	/** A fleet of `parked` trackers unless the options say otherwise. */
	static async open({ parked = 40, ...protrack }: ProtrackOptions & { parked?: number } = {}): Promise<ProtrackStage> {
		const stage = new ProtrackStage(
			await startSimulator({ vehicles: 0, protrack: { mix: { parked }, ...QUICK, ...protrack } }),
		);
		// A login takes its time; the tests that are about it forget the token first.
		await stage.run({ resource: 'account', operation: 'getSubAccounts', returnAll: true });
		stage.fresh();
		return stage;
	}

	get cloud(): ProtrackCloud {
		return this.sim.protrack;
	}

	protected get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** A new fleet of the same kind, no faults, an empty log. The token stays in the credential. */
	fresh() {
		this.sim.reset();
		this.taken.clear();
	}

	/** The credential as after its very first saving. */
	forget() {
		this.store.edit('protrackApi', { accessToken: '', tokenExpiresAt: '', tokenId: '', tokenFor: '', lease: '' });
	}

	/** A tracker that no other test of this fleet has. */
	device(changes: Partial<Device> = {}): Device {
		const free = this.cloud.devices.find(({ imei }) => !this.taken.has(imei));
		if (!free) throw new Error('The fleet has no further tracker');
		this.taken.add(free.imei);
		return this.cloud.change(free.imei, changes)!;
	}

	devices(count: number, changes: Partial<Device> = {}): Device[] {
		return Array.from({ length: count }, () => this.device(changes));
	}

	/** What reached Protrack, logins left out: all of it, or what the end of the path says. */
	wire(path = ''): LogEntry[] {
		return this.calls.filter((entry) => entry.path.endsWith(path));
	}

	/** Now by the simulated clock, seconds since 1970. */
	get now(): number {
		return this.sim.clock.seconds();
	}
}

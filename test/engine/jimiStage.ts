import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { JimiApi } from '../../credentials/JimiApi.credentials';
import type { JimiCloud, JimiDevice, JimiOptions, LogEntry, Simulator } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { EACH } from './each';
import { memoryCredentials } from './memoryCredentials';
import { Play } from './play';
import { JIMI } from './workflows';

/** Our words, behind them the code and what JIMI said. */
export const inWords = (ours: string, code: number, said: string) => `${ours} (JIMI ${code}: ${said})`;

export { EACH };

export const POSITION = { resource: 'position', operation: 'get', imeis: EACH };
export const SEND = { resource: 'command', operation: 'send', imei: EACH };
export const STOP = { ...SEND, instruction: 'Cut off fuel and power' };
export const RESTART = { ...SEND, instruction: 'Restart' };

/** A command in a person's own words. */
export const inOwnWords = (ownWords: string) => ({ ...SEND, commandBy: 'words', ownWords });

export const itemsFor = (devices: Array<{ imei: string }>): INodeExecutionData[] =>
	devices.map(({ imei }) => ({ json: { imei } }));

/** An IMEI that no platform knows. */
export const UNKNOWN = '111111111111111';

/** What stands behind the URL of the trigger. */
export const PUSH_WORD = '0123456789abcdef0123456789abcdef';
const MINUTE = 60_000;

/** What every request has beside its own values. */
const COMMON = ['app_key', 'timestamp', 'sign', 'sign_method', 'v', 'format', 'access_token'];

/** The values of a request, what every request has left out. */
export const givenIn = ({ body }: LogEntry): IDataObject =>
	Object.fromEntries(Object.entries(body as IDataObject).filter(([name]) => !COMMON.includes(name)));

/** One simulated JIMI, one credential for it, one engine. */
export class JimiStage extends Play {
	protected readonly login = /^jimi\.oauth\.token\./;
	private taken = new Set<string>();

	private constructor(sim: Simulator) {
		const { appKey, appSecret, userId, password, url } = sim.jimi;
		const row = { node: 'custom', customUrl: url, appKey, appSecret, userId, password, pushSecret: PUSH_WORD };
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

	/** A new fleet of the same kind, no faults, an empty log. The token stays, old enough that JIMI gives another one. */
	fresh() {
		this.sim.reset();
		this.taken.clear();
		this.store.edit('jimiApi', { tokenIssuedAt: Date.now() - MINUTE });
	}

	/** The credential as after its very first saving. */
	forget() {
		const token = { accessToken: '', refreshToken: '', tokenIssuedAt: '', tokenExpiresAt: '', tokenId: '' };
		this.store.edit('jimiApi', { ...token, tokenFor: '', lease: '' });
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

	/** What reached JIMI, logins left out: all of it, or what the end of the call's name says. */
	wire(call = ''): LogEntry[] {
		return this.calls.filter((entry) => entry.call?.endsWith(call));
	}

	/** The last words of the names of the calls, in their order. */
	get names(): string[] {
		return this.wire().map(({ call }) => String(call).split('.').slice(-2).join('.'));
	}

	/** Now by the simulated clock, seconds since 1970. */
	get now(): number {
		return this.sim.clock.seconds();
	}
}

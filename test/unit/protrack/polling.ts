import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { poll } from '../../../nodes/Protrack/poll';
import { node } from '../core/contexts';
import type { Sending } from '../core/contexts';
import { AlarmServer } from './alarmServer';
import { signedIn } from './play';

let ids = 0;

/**
 * One workflow with the trigger as n8n polls it: what the node keeps is in memory, and reaches the database only with
 * items and at the first poll after a start, even if that one fails. A restart reads the database again.
 */
export class PollingN8n {
	private stored = '{}';
	private storedBefore = '{}';
	private memory: IDataObject = {};
	private started = false;
	private readonly id = String(++ids);
	readonly warnings: string[] = [];

	constructor(
		private readonly server: AlarmServer,
		private readonly parameters: IDataObject = {},
		public activation: 'activate' | 'init' = 'activate',
	) {}

	get kept(): IDataObject {
		return this.memory;
	}

	/** What the database holds. */
	get database(): IDataObject {
		return JSON.parse(this.stored) as IDataObject;
	}

	context(mode: 'trigger' | 'manual' = 'trigger', memory = this.memory): IPollFunctions {
		const { parameters, server } = this;
		return {
			getMode: () => mode,
			getActivationMode: () => (mode === 'manual' ? 'manual' : this.activation),
			getWorkflow: () => ({ id: this.id }),
			getNode: () => node({ name: 'Alarms' }),
			getTimezone: () => 'UTC',
			getWorkflowStaticData: () => memory,
			getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
			getCredentials: async () => signedIn(),
			logger: { warn: (text: string) => void this.warnings.push(text) },
			helpers: {
				httpRequestWithAuthentication: async (_: string, sent: Sending) => await Promise.resolve(server.answer(sent)),
			},
		} as unknown as IPollFunctions;
	}

	private save() {
		this.stored = JSON.stringify(this.memory);
	}

	/** One tick: the items, or the error that n8n shows in its list. */
	async poll(): Promise<INodeExecutionData[]> {
		const first = !this.started;
		let output: INodeExecutionData[][] | null = null;
		this.started = true;
		this.storedBefore = this.stored;
		try {
			output = await poll(this.context());
		} finally {
			if (output || first) this.save();
		}
		return output?.[0] ?? [];
	}

	/** A try in the editor, from what is stored; nothing that it keeps is kept. */
	async manual(): Promise<INodeExecutionData[]> {
		const output = await poll(this.context('manual', this.database));
		return output?.[0] ?? [];
	}

	restart() {
		this.memory = this.database;
		this.started = false;
		this.activation = 'init';
	}

	/**
	 * Killed before what the last poll kept had reached the database. Not so right after the activation, when there is
	 * nothing before: reading begins anew then, as after any activation.
	 */
	kill() {
		if (this.storedBefore !== '{}') this.stored = this.storedBefore;
		this.restart();
	}
}

export const START = 1_777_000_000;
export const imeiOf = (index: number) => String(358899051000000 + index);
export const fleet = (count: number) => Array.from({ length: count }, (_, index) => imeiOf(index));

/** A trigger that has polled once, so that reading has begun. */
export async function begun(devices: number, parameters: IDataObject = {}) {
	const server = new AlarmServer(START);
	server.devices = fleet(devices);
	const n8n = new PollingN8n(server, parameters);
	expect(await n8n.poll()).toEqual([]);
	server.asked = [];
	server.now += 60;
	return { server, n8n };
}

export const fences = (items: Array<{ json: IDataObject }>) =>
	items.map(({ json }) => Number((json.protrack as IDataObject).geofence_id));

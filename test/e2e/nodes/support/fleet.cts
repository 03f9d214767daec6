// A simulated fleet with its credential in the n8n that all tests share, for the tests of one file.
import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, CredentialData, Execution, Rest } from '../../../../demo/rest.cjs';
import { type LogEntry, type Simulator, startSimulator, type Vehicle } from '../../../../simulator/index.cjs';
import { sharedN8n, type SharedN8n } from '../../support/shared.cjs';
import { chain, items, segway } from './workflow.cjs';

export const LOCK = '/api/v2/vehicle/control/lock';
export const STATUS = '/api/v2/vehicle/query/current/status';
export const LOGIN = '/oauth/token';

/** Parameters that take the IoT code out of the items. */
export const eachVehicle: INodeParameters = { iotCode: '={{ $json.iotCode }}' };

export class Fleet {
	/** Secrets of this file alone, so that a search for them finds nothing of other tests. */
	readonly clients: Array<{ clientId: string; clientSecret: string }>;
	readonly n8n: SharedN8n = sharedN8n();
	sim!: Simulator;
	/** Of the first client. */
	credential!: Credential;

	constructor(platformCodes: string[]) {
		this.clients = platformCodes.map((clientId) => ({ clientId, clientSecret: randomUUID() }));
	}

	get rest(): Rest {
		return this.n8n.rest;
	}

	/** Everything that the simulated cloud was asked. */
	get log(): LogEntry[] {
		return this.sim.segway.log;
	}

	get vehicles(): Vehicle[] {
		return this.sim.segway.vehicles;
	}

	async start(): Promise<void> {
		this.sim = await startSimulator({ pushRetryDelay: 100, segway: { clients: this.clients } });
		this.credential = await this.addCredential();
	}

	/** An empty log, no faults, and as many mopeds of each scenario as wished. */
	reset(mix: Record<string, number> = { forgotten: 3 }): void {
		this.sim.reset({ mix });
		for (const vehicle of this.vehicles) vehicle.model = 'e-moped';
	}

	/** What a person fills into the credential. */
	data(client = 0): CredentialData {
		return { ...this.clients[client], region: 'custom', customUrl: this.sim.segway.url };
	}

	async addCredential(changes: CredentialData = {}): Promise<Credential> {
		return await this.rest.credentials.create('Segway', 'segwayApi', { ...this.data(), ...changes });
	}

	/** A new credential that has logged in already; the log is empty. */
	async signIn(): Promise<void> {
		this.credential = await this.addCredential();
		await this.rest.credentials.test(this.credential.id);
		this.log.length = 0;
	}

	/** Requests that reached this path. */
	asked(path: string): LogEntry[] {
		return this.log.filter((entry) => entry.path === path);
	}

	/** The vehicles as the items of an operator's own list. */
	list(vehicles = this.vehicles): Array<{ iotCode: string; plate: string }> {
		return vehicles.map(({ iotCode, plate }) => ({ iotCode, plate }));
	}

	/** Saves a workflow that does this with every vehicle; returns its id. */
	async save(
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<INode> = {},
		list: object[] = this.list(),
	) {
		const last = segway(operation, { ...eachVehicle, ...parameters }, this.credential, more);
		const { id } = await this.rest.workflows.create(chain(...items(list), last));
		return id;
	}

	/** Runs an operation by hand over every vehicle; the result is in the node "Segway". */
	async run(...args: Parameters<Fleet['save']>): Promise<Execution> {
		return await this.rest.run(await this.save(...args), 'Start', 100_000);
	}
}

/** Starts the simulator before the tests of the file and ends it afterwards; before each test the fleet is new. */
export function useFleet(...platformCodes: string[]): Fleet {
	const fleet = new Fleet(platformCodes.length > 0 ? platformCodes : ['A20081', 'A20082']);
	beforeAll(async () => await fleet.start());
	beforeEach(() => fleet.reset());
	afterAll(async () => await fleet.sim?.stop());
	return fleet;
}

// A simulated fleet with its credential in the n8n that all tests share, for the tests of one file; what all vendors have.
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, CredentialData, Execution, Rest } from '../../../../demo/rest.cjs';
import { type LogEntry, type Simulator, type SimulatorOptions, startSimulator } from '../../../../simulator/index.cjs';
import { sharedN8n, type SharedN8n } from '../../support/shared.cjs';
import { action, chain, items, vendorOf } from './workflow.cjs';

export abstract class VendorFleet<V = unknown> {
	readonly n8n: SharedN8n = sharedN8n();
	sim!: Simulator;
	credential!: Credential;
	/** Name of the credential's type. */
	protected abstract readonly credentialType: string;
	/** Parameters that take the vehicle out of the items. */
	protected abstract readonly each: INodeParameters;
	protected abstract readonly options: SimulatorOptions;

	/** Everything that the simulated cloud was asked. */
	abstract get log(): LogEntry[];
	abstract get vehicles(): V[];
	/** Where the simulated cloud listens. */
	abstract get url(): string;
	/** An empty log, no faults, and as many vehicles of each scenario as wished. */
	abstract reset(mix?: Record<string, number>): void;
	/** What a person fills into the credential. */
	abstract data(): CredentialData;
	/** The vehicles as the items of an operator's own list. */
	abstract list(vehicles?: V[]): object[];

	get rest(): Rest {
		return this.n8n.rest;
	}

	async start(): Promise<void> {
		this.sim = await startSimulator(this.options);
		this.credential = await this.addCredential();
	}

	async addCredential(changes: CredentialData = {}): Promise<Credential> {
		const type = this.credentialType;
		return await this.rest.credentials.create(vendorOf(type), type, { ...this.data(), ...changes });
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

	/** The node for an operation such as "control.lock", done with every vehicle. */
	node(operation: string, parameters: INodeParameters = {}, more: Partial<INode> = {}): INode {
		return action(operation, { ...this.each, ...parameters }, this.credential, more);
	}

	/** Saves a workflow that does this with every vehicle; returns its id. */
	async save(
		operation: string,
		parameters: INodeParameters = {},
		more: Partial<INode> = {},
		list: object[] = this.list(),
	): Promise<string> {
		const { id } = await this.rest.workflows.create(chain(...items(list), this.node(operation, parameters, more)));
		return id;
	}

	/** Runs an operation by hand over every vehicle; the result is in the node that is called like the vendor. */
	async run(...args: Parameters<VendorFleet['save']>): Promise<Execution> {
		return await this.rest.run(await this.save(...args), 'Start', 100_000);
	}
}

/** Starts the simulator before the tests of the file and ends it afterwards; before each test the fleet is new. */
export function withFleet<F extends VendorFleet>(fleet: F): F {
	beforeAll(async () => await fleet.start());
	beforeEach(() => fleet.reset());
	afterAll(async () => await fleet.sim?.stop());
	return fleet;
}

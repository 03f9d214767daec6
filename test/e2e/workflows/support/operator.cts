// An operator with simulated fleets who has imported one of the example workflows, for the tests of one file.
import { randomBytes, randomUUID } from 'node:crypto';
import {
	type Credential,
	errorOf,
	type Execution,
	type ExecutionSummary,
	type Rest,
	type Workflow,
	type WorkflowJson,
} from '../../../../demo/rest.cjs';
import {
	type Example,
	importWorkflow,
	jimiPushAddress,
	pushAddress,
	readExample,
	withSettings,
} from '../../../../demo/steps/examples.cjs';
import { jimiLogin, knotLogin, protrackLogin, segwayLogin } from '../../../../demo/steps/logins.cjs';
import { waitFor } from '../../../../demo/wait.cjs';
import {
	type Device,
	type JimiDevice,
	type JimiPushOptions,
	type KnotMaintenance,
	type KnotVehicle,
	type LogEntry,
	type PushOptions,
	type Simulator,
	startSimulator,
	type Vehicle,
} from '../../../../simulator/index.cjs';
import { confirmedBy } from '../../../knotRoutes';
import { type OwnN8n, sharedN8n } from '../../support/shared.cjs';

/** Gives all tables and nodes of this name another one: every file of tests has tables of its own. */
function withTable(workflow: WorkflowJson, from: string, to: string): WorkflowJson {
	return JSON.parse(JSON.stringify(workflow).replaceAll(from, to)) as WorkflowJson;
}

/** How many vehicles of each scenario. */
type Mix = Record<string, number>;

export interface ImportChanges {
	/** Other names for the data tables. */
	tables?: Record<string, string>;
	/** Whatever else a person does in the editor. */
	edit?: (workflow: WorkflowJson) => WorkflowJson;
}

export class Operator {
	readonly apiKey = randomUUID();
	readonly pushSecret = randomBytes(16).toString('hex');
	sim!: Simulator;
	workflow!: Workflow;
	private credentials: Credential[] = [];

	/** @param own an n8n of the operator's own in place of the one that all tests share */
	constructor(private readonly own: { rest: Rest } = sharedN8n()) {}

	/** At the operator's n8n. */
	get rest(): Rest {
		return this.own.rest;
	}

	async start(): Promise<void> {
		this.sim = await startSimulator({
			mix: {},
			protrack: { mix: {} },
			jimi: { mix: {} },
			knot: { mix: {}, clusters: 0 },
		});
		const { credentials } = this.rest;
		this.credentials = [
			await credentials.create('Segway account', 'segwayApi', segwayLogin(this.sim.segway)),
			await credentials.create('Protrack account', 'protrackApi', protrackLogin(this.sim.protrack)),
			await credentials.create('JIMI account', 'jimiApi', jimiLogin(this.sim.jimi, this.pushSecret)),
			await credentials.create('Knot account', 'knotApi', knotLogin(this.sim.knot, confirmedBy(this.sim.knot))),
			await credentials.create('Rental API key', 'httpHeaderAuth', { name: 'X-Api-Key', value: this.apiKey }),
		];
	}

	/** The credential of this type. */
	credential(type: string): Credential {
		return this.credentials.find((each) => each.type === type)!;
	}

	/** Imports an example with the simulator's Slack in its settings. */
	async import(
		name: Example,
		values: Record<string, string | number | boolean> = {},
		{ tables = {}, edit = (workflow) => workflow }: ImportChanges = {},
	): Promise<Workflow> {
		const example = withSettings(readExample(name), { slack_webhook_url: this.sim.slack.url, ...values });
		const workflow = edit(Object.entries(tables).reduce((all, [from, to]) => withTable(all, from, to), example));
		// Executions of some examples are not kept, but the tests wait for them.
		const settings = { ...workflow.settings, saveDataSuccessExecution: 'all' as const };
		this.workflow = await importWorkflow(this.rest, { ...workflow, settings }, this.credentials);
		return this.workflow;
	}

	async publish(): Promise<void> {
		await this.rest.workflows.activate(this.workflow.id);
	}

	/** Fleets with so many vehicles of each scenario, Segway's all mopeds; nothing asked, posted or broken yet. */
	fleet(mix: Mix, trackers: Mix = {}, jimi: Mix = {}, knot: { mix?: Mix; clusters?: number } = {}): Vehicle[] {
		this.sim.reset({
			mix,
			protrack: { mix: trackers },
			jimi: { mix: jimi },
			knot: { mix: {}, clusters: 0, ...knot },
		});
		for (const vehicle of this.vehicles) vehicle.model = 'e-moped';
		return this.vehicles;
	}

	get vehicles(): Vehicle[] {
		return this.sim.segway.vehicles;
	}

	/** New trackers of Protrack with so many of each scenario, and no vehicle of Segway. */
	trackers(mix: Mix): Device[] {
		this.fleet({}, mix);
		return this.devices;
	}

	get devices(): Device[] {
		return this.sim.protrack.devices;
	}

	get jimiDevices(): JimiDevice[] {
		return this.sim.jimi.devices;
	}

	get knotVehicles(): KnotVehicle[] {
		return this.sim.knot.vehicles;
	}

	/** All maintenances of Knot, resolved or not. */
	get maintenances(): KnotMaintenance[] {
		return this.sim.knot.maintenances.all;
	}

	/** The requests that reached a path, those of one vehicle on demand. */
	asked(path: string, { iotCode, imei = iotCode }: { iotCode?: string; imei?: string } = {}): LogEntry[] {
		return [...this.sim.segway.log, ...this.sim.protrack.log].filter(
			(entry) => entry.path === path && (imei === undefined || entry.device === imei),
		);
	}

	/** Runs the workflow by hand from one of its triggers; it must succeed. */
	async run(trigger = 'Try It Now'): Promise<Execution> {
		const execution = await this.rest.run(this.workflow.id, trigger, 100_000);
		if (execution.status === 'success') return execution;
		throw new Error(`The workflow ended as ${execution.status}: ${errorOf(execution)}`);
	}

	/** The texts that Slack got. */
	get slack(): Array<string | null> {
		return this.sim.slack.messages.map(({ text }) => text);
	}

	/** Waits until Slack has got so many messages. */
	async told(count: number): Promise<Array<string | null>> {
		await waitFor(() => this.slack.length >= count, {
			what: () => `${count} messages in Slack (${this.slack.length} so far)`,
		});
		return this.slack;
	}

	/** Pushes to the workflow's trigger once; the answer's HTTP status. */
	async push(type: string, { iotCode }: Vehicle, options: PushOptions = {}): Promise<number | null> {
		const url = pushAddress(this.rest, this.workflow);
		const { attempts } = await this.sim.segway.push(type, iotCode, { url, retry: false, ...options });
		return attempts[0].status;
	}

	/** Pushes an alarm of a JIMI device to the workflow's trigger once; the answer's HTTP status. */
	async pushJimi({ imei }: JimiDevice, options: JimiPushOptions = {}): Promise<number | null> {
		const url = jimiPushAddress(this.rest, this.workflow, this.pushSecret);
		const { attempts } = await this.sim.jimi.push('alarm', imei, { url, ...options });
		return attempts[0].status;
	}

	/** Waits until so many executions of the workflow have ended; the newest first. */
	async ended(count: number): Promise<ExecutionSummary[]> {
		return await this.rest.executions.ended({ workflowId: this.workflow.id }, count);
	}

	/** How many executions of the workflow there are. */
	async executions(): Promise<number> {
		return (await this.rest.executions.list({ workflowId: this.workflow.id })).length;
	}

	/** Calls one of the workflow's addresses with a JSON body, with the right key unless another or none (null) is given. */
	async call(path: string, body: unknown, key: string | null = this.apiKey): Promise<{ status: number; text: string }> {
		const headers = { 'content-type': 'application/json', ...(key === null ? {} : { 'x-api-key': key }) };
		const answer = await fetch(this.rest.workflows.webhookUrl(path), {
			method: 'POST',
			headers,
			body: JSON.stringify(body),
		});
		return { status: answer.status, text: await answer.text() };
	}
}

/** Starts the operator's simulator and credentials before the tests of the file, and ends them afterwards. */
export function useOperator(own?: OwnN8n): Operator {
	const operator = new Operator(own);
	beforeAll(async () => await operator.start());
	afterAll(async () => {
		if (operator.workflow && !own) await operator.rest.workflows.delete(operator.workflow.id);
		await operator.sim?.stop();
	});
	return operator;
}

// Everything that the demo runs: the simulated clouds and a real n8n with the package, the credentials and the examples.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '../../simulator/index.cjs';
import { createN8n, type N8n } from '../n8n.cjs';
import { type Credential, type CredentialData, Rest, type Workflow } from '../rest.cjs';
import { jimiLogin, knotLogin, protrackLogin, segwayLogin } from './logins.cjs';
import { type Example, examples, importWorkflow, readExample, withSettings } from './examples.cjs';
import { MAINTENANCE_TYPE } from './faults.cjs';
import { bindRoutes, type BoundRoutes } from './knotRoutes.cjs';
import { print, step } from './progress.cjs';
import { inProject } from './project.cjs';
import { emptyExcursions, fillFleetList } from './tables.cjs';

export interface StageOptions {
	/** The tarball of the package. */
	packageFile: string;
	/** Port of n8n; its data is kept from start to start. Without one any free port is taken and nothing is kept. */
	port?: number;
}

const FLEET = { vehicles: 200, seed: 1, protrack: { devices: 40 }, jimi: { devices: 40 }, knot: { vehicles: 40 } };
/** The workflow waits six seconds in place of five minutes; the simulated clock is moved on meanwhile. */
const SECOND_LOOK_AFTER_MINUTES = 0.1;
const SETTINGS: Partial<Record<Example, Record<string, number | string>>> = {
	'nightly-lock-sweep': { second_look_after_minutes: SECOND_LOOK_AFTER_MINUTES },
	'geofence-guard': { back_after_minutes: 0 },
	'fault-to-maintenance': { maintenance_type: MAINTENANCE_TYPE },
};

/** The key that the two addresses of the rental example ask for; they listen on this machine only. */
export const rentalKey = 'demo';

export class Stage {
	sim!: Simulator;

	n8n!: N8n;

	rest!: Rest;

	/** The imported examples. */
	readonly workflows = {} as Record<Example, Workflow>;

	/** What proves that a push comes from JIMI: it stands in the credential and behind the URL of the trigger. */
	readonly pushSecret = randomBytes(16).toString('hex');

	/** Set when the demo is being ended, by whomever. */
	ended = false;

	private temporary?: string;

	constructor(private readonly options: StageOptions) {}

	async begin(): Promise<void> {
		const { vehicles, protrack, jimi, knot } = FLEET;
		const fleets = [
			`${vehicles} vehicles of Segway`,
			`${protrack.devices} trackers of Protrack`,
			`${jimi.devices} devices of JIMI`,
			`${knot.vehicles} vehicles of Knot`,
		].join(', ');
		await step(`Starting the simulated clouds: ${fleets}`, async () => {
			this.sim = await startSimulator(FLEET);
		});
		await step('Starting n8n with the packed package', async () => {
			const { packageFile, port } = this.options;
			this.n8n = await createN8n({ folder: this.folder(), packages: [packageFile], port, logLevel: 'warn' });
			await this.n8n.start();
			this.rest = await Rest.signIn(this.n8n.url);
		});
		const credentials = await step('Making and testing the credentials', async () => await this.credentials());
		const { operations, matched } = await step(
			"Running Route: Match OpenAPI File on Knot's file and confirming the routes in the credential",
			async () => await this.bindKnot(credentials),
		);
		print(`    binds Knot's operations to its OpenAPI file: ${matched} of ${operations}`);
		await step('Filling the fleet list', async () => {
			await fillFleetList(this.rest, this.sim.segway.vehicles);
			await emptyExcursions(this.rest);
		});
		await step('Importing the example workflows', async () => {
			for (const name of examples) {
				const example = withSettings(readExample(name), { slack_webhook_url: this.sim.slack.url, ...SETTINGS[name] });
				this.workflows[name] = await importWorkflow(this.rest, example, credentials);
			}
		});
	}

	/** Stops everything that was started and removes what was only for this run. */
	async end(): Promise<void> {
		this.ended = true;
		await this.n8n?.stop();
		await this.sim?.stop();
		if (this.temporary) rmSync(this.temporary, { recursive: true, force: true, maxRetries: 5 });
	}

	private folder(): string {
		const data = inProject('demo', '.data');
		mkdirSync(data, { recursive: true });
		if (this.options.port !== undefined) return join(data, `n8n-${this.options.port}`);
		this.temporary = mkdtempSync(join(data, 'once-'));
		return this.temporary;
	}

	private async credentials(): Promise<Credential[]> {
		const { segway, protrack, jimi, knot } = this.sim;
		const vendors = [
			await this.credential('Segway account', 'segwayApi', segwayLogin(segway)),
			await this.credential('Protrack account', 'protrackApi', protrackLogin(protrack)),
			await this.credential('JIMI account', 'jimiApi', jimiLogin(jimi, this.pushSecret)),
			await this.credential('Knot account', 'knotApi', knotLogin(knot)),
		];
		for (const each of vendors) await this.test(each);
		return [
			...vendors,
			await this.credential('Rental API key', 'httpHeaderAuth', { name: 'X-Api-Key', value: rentalKey }),
		];
	}

	private async test({ id, name }: Credential): Promise<void> {
		const { status, message } = await this.rest.credentials.test(id);
		if (status !== 'OK') throw new Error(`The test of the credential "${name}" failed: ${message}`);
	}

	/** The credential was good for reads; from now on it is for writes, too. */
	private async bindKnot(credentials: Credential[]): Promise<BoundRoutes> {
		const credential = credentials.find(({ type }) => type === 'knotApi')!;
		const bound = await bindRoutes(this.rest, credential, this.sim.knot);
		await this.test(credential);
		return bound;
	}

	/** A new credential, or that of an earlier run with the values of this one. */
	private async credential(name: string, type: string, data: CredentialData): Promise<Credential> {
		const known = (await this.rest.credentials.list()).find((each) => each.name === name && each.type === type);
		return known
			? await this.rest.credentials.edit(known.id, data)
			: await this.rest.credentials.create(name, type, data);
	}
}

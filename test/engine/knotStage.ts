import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { KnotApi } from '../../credentials/KnotApi.credentials';
import type { KnotCloud, KnotOptions, LogEntry, Simulator } from '../../simulator/index.cjs';
import { startSimulator } from '../../simulator/index.cjs';
import { confirmedBy } from '../knotRoutes';
import { memoryCredentials } from './memoryCredentials';
import { picture, PIXEL } from './picture';
import { Play } from './play';
import { KNOT } from './workflows';

/** The two forms in which the simulated cloud has its calls. */
export const FORMS = ['default', 'other'] as const;
export type Form = (typeof FORMS)[number];

/** Our words, behind them the code and what Knot said. */
export const inWords = (ours: string, code: number, said: string) => `${ours} (Knot ${code}: ${said})`;

export { picture, PIXEL };

const NO_TOKEN = {
	accessToken: '',
	refreshToken: '',
	tokenIssuedAt: '',
	tokenExpiresAt: '',
	tokenId: '',
	tokenFor: '',
};

/** One simulated Knot, one credential for it, one engine. */
export class KnotStage extends Play {
	protected readonly login = /^login\.(password|refresh|secondFactor)$/;

	private constructor(
		sim: Simulator,
		readonly form: Form,
	) {
		const { origin, appLabel, email, password } = sim.knot;
		const row = { baseUrl: origin, prefix: '/api/application', scheme: 'Bearer', appLabel, email, password };
		super(sim, memoryCredentials([new KnotApi()], { knotApi: row }), KNOT);
	}

	/** @param confirmed whether the credential holds the routes of the form's own file; else it knows our guesses alone */
	static async open(form: Form = 'default', { confirmed = true, ...knot }: KnotOptions & { confirmed?: boolean } = {}) {
		const mix = { docked: 4, riding: 1 };
		const stage = new KnotStage(
			await startSimulator({ vehicles: 0, knot: { mix, clusters: 12, routes: form, ...knot } }),
			form,
		);
		if (confirmed) stage.confirm();
		return stage;
	}

	get cloud(): KnotCloud {
		return this.sim.knot;
	}

	protected get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** What Route: Match OpenAPI File and a person do. */
	confirm() {
		this.store.edit('knotApi', { confirmedRoutes: confirmedBy(this.cloud, this.form) });
	}

	/** A new fleet of the same kind, no faults, an empty log; the credential as after its first saving. */
	fresh() {
		this.sim.reset();
		this.forget();
	}

	forget() {
		this.store.edit('knotApi', { ...NO_TOKEN, lease: '' });
	}

	/** Runs an operation by its name, e.g. `cluster.getMany`. */
	async call(id: string, input: IDataObject = {}, item: Partial<INodeExecutionData> = {}) {
		const [resource, operation] = id.split('.');
		return await this.run({ resource, operation, ...input }, [{ json: {}, ...item }]);
	}
}

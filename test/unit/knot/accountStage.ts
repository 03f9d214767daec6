import type { IDataObject, INode, INodeExecutionData, INodeType } from 'n8n-workflow';
import { KnotApi } from '../../../credentials/KnotApi.credentials';
import { answer } from '../../../nodes/core/answer';
import { describe as describeNode } from '../../../nodes/core/describe';
import { execute } from '../../../nodes/core/execute';
import type { Resource, Vendor } from '../../../nodes/core/operation';
import { baseUrl, login, tokenFor } from '../../../nodes/Knot/auth';
import { routeText } from '../../../nodes/Knot/openapi/routeText';
import { announcement } from '../../../nodes/Knot/operations/announcement';
import { application } from '../../../nodes/Knot/operations/application';
import { badge } from '../../../nodes/Knot/operations/badge';
import { bankGuarantee } from '../../../nodes/Knot/operations/bankGuarantee';
import { chat } from '../../../nodes/Knot/operations/chat';
import { consent } from '../../../nodes/Knot/operations/consent';
import { country } from '../../../nodes/Knot/operations/country';
import { discount } from '../../../nodes/Knot/operations/discount';
import { email } from '../../../nodes/Knot/operations/email';
import { faq } from '../../../nodes/Knot/operations/faq';
import { login as loginResource } from '../../../nodes/Knot/operations/login';
import { options } from '../../../nodes/Knot/options';
import type { Place } from '../../../nodes/Knot/routes';
import { ROUTES } from '../../../nodes/Knot/routes';
import type { KnotCloud, KnotRoutes, LogEntry, Simulator } from '../../../simulator/index.cjs';
import { startSimulator } from '../../../simulator/index.cjs';
import { OPERATIONS, PREFIXES } from '../../../simulator/knot/routes/all.cjs';
import { Engine } from '../../engine/harness';
import { memoryCredentials } from '../../engine/memoryCredentials';
import type { Told } from '../../engine/workflows';
import { flow, tell } from '../../engine/workflows';

const RESOURCES: Resource[] = [
	application,
	badge,
	bankGuarantee,
	chat,
	consent,
	country,
	discount,
	email,
	faq,
	announcement,
	loginResource,
];

/** The records about accounts behind a plain reading of Knot's envelope. */
export const accounts: Vendor = {
	name: 'knot',
	displayName: 'Knot',
	credential: 'knotApi',
	resources: RESOURCES,
	concurrency: 2,
	deviceParam: 'vehicle_id',
	secrets: ['password', 'totpSecret'],
	baseUrl,
	tokenFor,
	login,
	renewalMargin: 60_000,
	read(_status, raw) {
		const { code, message, ...rest } = raw;
		if (typeof code !== 'number') return null;
		const words = code === 0 ? 'Done' : `Knot ${code}: ${String(message)}`;
		return answer({ result: code === 0 ? 'done' : 'refused', code, message: words, data: rest.data ?? rest, raw });
	},
	options,
};

const TYPE = 'n8n-nodes-fleet.knotAccounts';
const CAST = { name: 'Knot', type: TYPE, credential: 'knotApi' };

/** The records as a node. */
const node = {
	description: {
		displayName: 'Knot',
		name: 'knotAccounts',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Knot' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'knotApi', required: true }],
		properties: describeNode(accounts),
	},
	execute() {
		return execute(this as never, accounts);
	},
} as INodeType;

/** The routes of this cloud as somebody writes them into the credential who knows them all. */
function confirmedRoutesOf({ settings: { routes: form } }: KnotCloud): string {
	const routes = ROUTES.map(({ number, operation }) => {
		const { method, path, stands } = OPERATIONS.find(({ n }) => n === number)!.routes[form]!;
		const all = Object.entries(stands);
		const isForm = all.some(([, { place }]) => place === 'file');
		const placeOf = (place: string) =>
			(place === 'file' || (isForm && place === 'body') ? 'multipart' : place) as Place;
		const params = all.map(([name, { place, name: as }]) => ({ name, place: placeOf(place), as }));
		return [operation, routeText({ method, path, params, left: [], likely: false })];
	});
	return JSON.stringify({ knotRoutes: 1, prefix: PREFIXES[form], routes: Object.fromEntries(routes) });
}

/** A simulated Knot of one form of the routes, a credential that confirms them, and n8n's engine. */
export class AccountStage {
	private readonly store;
	private readonly engine: Engine;

	private constructor(readonly sim: Simulator) {
		this.store = memoryCredentials([new KnotApi()], { knotApi: {} });
		this.engine = new Engine({ [TYPE]: node }, this.store);
		this.as();
	}

	static async open(routes: KnotRoutes = 'default'): Promise<AccountStage> {
		const fleet = { mix: { docked: 4, riding: 1 }, clusters: 12, routes };
		return new AccountStage(await startSimulator({ mix: {}, knot: fleet }));
	}

	get cloud(): KnotCloud {
		return this.sim.knot;
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** What reached the cloud, by the names of the calls. */
	get calls(): string[] {
		return this.log.map(({ call }) => String(call));
	}

	/** The credential becomes that of this user, without a token. */
	as(user: string = this.cloud.email, more: IDataObject = {}): void {
		const { password, twoFactorKey } = this.cloud.users.find(user)!;
		const { appLabel, origin } = this.cloud;
		const confirmedRoutes = confirmedRoutesOf(this.cloud);
		const token = { accessToken: '', refreshToken: '', tokenExpiresAt: '', tokenId: '', tokenFor: '', lease: '' };
		const plain = { scheme: 'Bearer', email: user, password, appLabel, totpSecret: twoFactorKey ?? '' };
		this.store.edit('knotApi', { ...plain, baseUrl: origin, confirmedRoutes, ...token, ...more } as never);
	}

	/** What n8n keeps in the credential. */
	get stored(): IDataObject {
		return this.store.stored('knotApi') as IDataObject;
	}

	/** All as at the start, an empty log, and no session. */
	fresh(): void {
		this.calm();
		this.as();
	}

	/** The same with the session of the credential, if it has one: a login takes its time. */
	calm(): void {
		this.sim.reset();
	}

	/** Runs an operation, `resource.operation`, on one item. */
	async run(
		name: string,
		values: IDataObject = {},
		more: Partial<INode> = {},
		item: INodeExecutionData = { json: {} },
	) {
		const [resource, operation] = name.split('.');
		const parameters = { resource, operation, ...values };
		return this.tell(await this.engine.run(flow(parameters, more, CAST), [item]));
	}

	private tell(run: Parameters<typeof tell>[0]): Told {
		return tell(run, CAST);
	}

	/** Every secret that this cloud knows of or has given out, for a look whether one of them shows up. */
	get secretTexts(): string[] {
		const passwords = this.cloud.users.all.map(({ password }) => password);
		const keys = this.cloud.users.all.flatMap(({ twoFactorKey, pendingKey }) => [
			twoFactorKey ?? '',
			pendingKey?.key ?? '',
			pendingKey?.token ?? '',
		]);
		return [...this.cloud.sessions.texts, ...passwords, ...keys].filter(Boolean);
	}
}

/** What a run shows: items, error, hints. n8n's error also repeats the node with its parameters, as the editor shows them. */
export function shownBy({ json, error, hints, failed }: Told): IDataObject {
	const told = Object.entries(error ?? {}).filter(([name]) => name !== 'node');
	return { json, error: Object.fromEntries(told), hints, failed: failed as unknown as IDataObject[] };
}

/** Which of these texts stand in a value. */
export const shownIn = (value: unknown, texts: string[]): string[] => {
	const whole = JSON.stringify(value);
	return texts.filter((text) => whole.includes(text));
};

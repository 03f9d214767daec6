import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import { collect } from '../../../nodes/core/collect';
import { execute } from '../../../nodes/core/execute';
import { FieldError } from '../../../nodes/core/fields';
import type { Operation, Vendor } from '../../../nodes/core/operation';
import { requestOf } from '../../../nodes/core/operation';
import { cluster } from '../../../nodes/Knot/operations/cluster';
import { maintenance } from '../../../nodes/Knot/operations/maintenance';
import { map } from '../../../nodes/Knot/operations/map';
import { network } from '../../../nodes/Knot/operations/network';
import type { Ran } from '../core/player';
import type { Sending } from '../core/contexts';
import { context } from '../core/contexts';

export const RESOURCES = [cluster, map, network, maintenance];

/** As a person fills it in; the routes are those that the simulator has by default. */
export const ACCOUNT: IDataObject = {
	baseUrl: 'https://knot.test',
	prefix: '/api/application',
	appLabel: 'knot',
	confirmedRoutes: '',
	allowUnconfirmedWrites: true,
};

/** Knot with these resources alone. Its answers are read as `{code, data}`, or at the root. */
const vendor: Vendor = {
	name: 'knot',
	displayName: 'Knot',
	credential: 'knotApi',
	resources: RESOURCES,
	concurrency: 2,
	deviceParam: 'vehicle_id',
	secrets: [],
	renewalMargin: 0,
	baseUrl: ({ baseUrl }) => String(baseUrl),
	tokenFor: () => 'the account',
	login: () => Promise.reject(new Error('no login here')),
	read: (_status, body) =>
		answer({
			result: body.code === 0 ? 'done' : 'refused',
			code: body.code as number,
			message: String(body.message ?? 'Done'),
			data: body.data ?? body,
		}),
};

export const find = (name: string): Operation => {
	const [resource, operation] = name.split('.');
	const { operations } = RESOURCES.find(({ value }) => value === resource)!;
	return operations.find(({ value }) => value === operation)!;
};

/** What the values of a panel come to: the request, or the text of the refusal. What is not given has its default. */
export function asked(name: string, values: IDataObject = {}, files = {}) {
	const operation = find(name);
	try {
		const valueOf = ({ property }: Operation['fields'][number]) => values[property.name] ?? property.default;
		const params = collect(operation.fields, valueOf, { timeZone: 'UTC', files });
		operation.check?.(params, {});
		return requestOf(operation, params, ACCOUNT);
	} catch (error) {
		return error instanceof FieldError ? error.message : error;
	}
}

export interface Playing {
	/** Plays the network. */
	answer(sent: Sending & { headers?: IDataObject }): unknown;
	credentials?: IDataObject;
	items?: number;
	/** The binary field `data` of every item. */
	file?: { content: Buffer; mimeType: string; fileName: string };
}

/** Runs an operation as the node does. A list among the values gives each item its own. */
export async function play(name: string, values: IDataObject, playing: Playing): Promise<Ran> {
	const [resource, operation] = name.split('.');
	const { file, items = 1 } = playing;
	const signedIn = { tokenId: 'id', tokenExpiresAt: Date.now() + 3_600_000, tokenFor: vendor.tokenFor({}) };
	const credentials = { ...ACCOUNT, accessToken: 'token-of-the-test', ...signedIn, ...playing.credentials };
	const parameters = { resource, operation, ...values };
	const { ctx, sent, hints, progress } = context({ parameters, items, credentials, answer: playing.answer });
	const binary = file && { data: { mimeType: file.mimeType, fileName: file.fileName, data: '' } };
	Object.assign(ctx, { getInputData: () => Array.from({ length: items }, () => ({ json: {}, binary })) });
	Object.assign(ctx.helpers, {
		httpRequest: async (options: Sending) => {
			sent.push(options);
			return await playing.answer(options);
		},
		assertBinaryData: () => binary?.data,
		getBinaryDataBuffer: async () => file?.content,
		prepareBinaryData: async (content: Buffer, fileName: string, mimeType: string) => ({ content, fileName, mimeType }),
	} satisfies Partial<Record<keyof IExecuteFunctions['helpers'], unknown>>);
	const result: unknown = await execute(ctx, vendor).catch((error: unknown) => error);
	const given = (Array.isArray(result) ? result[0] : []) as Ran['items'];
	return {
		items: given,
		result,
		sent,
		hints: (hints as Array<{ message: string }>).map((each) => each.message),
		progress,
	};
}

/** The network as it is, with a token where n8n would put that of the credential. */
export const overHttp =
	(token: () => string): Playing['answer'] =>
	async ({ url, method = 'GET', headers = {}, body }) => {
		const response = await fetch(url, {
			method,
			headers: { ...(headers as Record<string, string>), Authorization: `Bearer ${token()}` },
			body,
		});
		const bytes = Buffer.from(await response.arrayBuffer());
		const told = Object.fromEntries(response.headers);
		const isText = told['content-type']?.includes('json') === true;
		return { statusCode: response.status, headers: told, body: isText ? bytes.toString('utf8') : bytes };
	};

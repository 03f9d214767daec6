// The packed package and the nodes it is compared with, in n8n's own engine.
import {
	Expression,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { BinaryDataService } from 'n8n-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPackage } from '../../demo/install.cjs';
import { Engine } from '../engine/harness';
import { memoryCredentials } from '../engine/memoryCredentials';
import { flow, tell } from '../engine/workflows';
import { root } from './machine.cjs';

const load = createRequire(__filename);

/** Where the packed package is unpacked; n8n-workflow is found from there. */
const home = join(root, 'build', 'bench');

/** Unpacks the package; returns its folder and the files that n8n would load. */
export function unpack(packageFile: string) {
	const folder = join(home, '.n8n', 'nodes', 'node_modules', installPackage(packageFile, home));
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const full = (files: string[]) => files.map((file) => join(folder, file));
	return { folder, nodes: full(n8n.nodes), credentials: full(n8n.credentials) };
}

function instanceOf<T>(file: string): T {
	const [Type] = Object.values(load(file) as Record<string, new () => T>);
	return new Type();
}

export const HTTP_REQUEST = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 };

/** n8n's own HTTP Request node, as the n8n of the demo has it. */
export function httpRequestNode(): INodeType {
	const file = join(root, 'demo/.server/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');
	return instanceOf<{ getNodeType(version: number): INodeType }>(file).getNodeType(HTTP_REQUEST.typeVersion);
}

/** n8n's default way to evaluate expressions, with n8n's default settings; the older engine where it has no binary. */
export async function useDefaultExpressions(): Promise<void> {
	const settings = {
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5_000,
		bridgeMemoryLimit: 128,
	} as const;
	await Expression.initExpressionEngine(settings).catch(() => Expression.setExpressionEngine('legacy'));
}

/** n8n's isolates must be gone before the process ends. */
export const dropExpressions = () => Expression.disposeExpressionEngine();

/** n8n keeps files in its folder; the engine alone would keep them in memory. */
export async function keepFilesOnDisk(): Promise<void> {
	// n8n-core brings its own copy.
	const { Container } = createRequire(load.resolve('n8n-core'))('@n8n/di') as typeof import('@n8n/di');
	await Container.get(BinaryDataService).init();
}

/** What a run is to give. */
export interface Expected {
	/** Whether this item is right; `index` counts the items that come out. */
	isGood(json: IDataObject, index: number): boolean;
	/** How many items come out; as many as go in unless told. */
	count?: number;
}

/** Runs of one node between n8n's own stubs, with the packed package installed. */
export class Bench {
	private readonly engine: Engine;
	private readonly store: ReturnType<typeof memoryCredentials>;
	private readonly credentials: INode['credentials'];

	/**
	 * @param rows the fields of the credentials, by the name of their type
	 * @param others the nodes to compare with, by their type
	 */
	constructor(
		packageFile: string,
		rows: Record<string, ICredentialDataDecryptedObject>,
		others: Record<string, INodeType>,
	) {
		const { nodes, credentials } = unpack(packageFile);
		this.store = memoryCredentials(
			credentials.map((file) => instanceOf<ICredentialType>(file)),
			{ ...rows },
		);
		this.credentials = Object.fromEntries(Object.keys(rows).map((name) => [name, { id: '1', name }]));
		const own = nodes
			.map((file) => instanceOf<INodeType>(file))
			.map((type) => [`n8n-nodes-fleet.${type.description.name}`, type]);
		this.engine = new Engine({ ...Object.fromEntries(own), ...others }, this.store);
	}

	/** The token that the last run left in the credential. */
	token(credential: string): string {
		return String(this.store.stored(credential).accessToken);
	}

	/** Runs the node and returns the milliseconds that the whole run took; throws unless each item came out as it should. */
	async run(
		node: string | Pick<INode, 'type' | 'typeVersion'>,
		parameters: IDataObject,
		items: INodeExecutionData[],
		{ isGood, count = items.length }: Expected,
	): Promise<number> {
		const which = typeof node === 'string' ? { type: node } : node;
		const json = flow(parameters, { ...which, credentials: this.credentials });
		const start = performance.now();
		const run = await this.engine.run(json, items);
		const took = performance.now() - start;
		const { status, json: output, error } = tell(run);
		if (status === 'success' && output.length === count && output.every(isGood)) return took;
		const wrong = output.find((each, index) => !isGood(each, index));
		const told = error?.message ?? `${output.length} items, ${JSON.stringify(wrong)?.slice(0, 300)}`;
		throw new Error(`${which.type} did not do its work: ${told}`);
	}
}

// The packed package and the nodes it is compared with, in n8n's own engine.
import {
	Expression,
	type ICredentialType,
	type IDataObject,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installPackage } from '../../demo/install.cjs';
import { Engine } from '../engine/harness';
import { memoryCredentials } from '../engine/memoryCredentials';
import { flow, tell } from '../engine/workflows';
import { barePool, reader } from './benchNodes.cjs';
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

/** The fields of a Segway credential. */
export interface Account {
	clientId: string;
	clientSecret: string;
	region: string;
	customUrl: string;
}

/** Runs of one node between n8n's own stubs, with the packed package installed. */
export class Bench {
	private readonly engine: Engine;
	private readonly store: ReturnType<typeof memoryCredentials>;

	constructor(packageFile: string, account: Account) {
		const { nodes, credentials } = unpack(packageFile);
		this.store = memoryCredentials(
			credentials.map((file) => instanceOf<ICredentialType>(file)),
			{ segwayApi: { ...account } },
		);
		const own = nodes
			.map((file) => instanceOf<INodeType>(file))
			.map((type) => [`n8n-nodes-fleet.${type.description.name}`, type]);
		this.engine = new Engine(
			{ ...Object.fromEntries(own), 'bench.reader': reader, 'bench.barePool': barePool },
			this.store,
		);
	}

	/** The token that the last run left in the credential. */
	get token(): string {
		return String(this.store.stored('segwayApi').accessToken);
	}

	/** Runs the node and returns the milliseconds that the whole run took; throws unless each item came out as it should. */
	async run(
		type: string,
		parameters: IDataObject,
		items: INodeExecutionData[],
		isGood: (json: IDataObject) => boolean,
	) {
		const json = flow(parameters, { type });
		const start = performance.now();
		const run = await this.engine.run(json, items);
		const took = performance.now() - start;
		const { status, json: output, error } = tell(run);
		if (status === 'success' && output.length === items.length && output.every(isGood)) return took;
		throw new Error(
			`${type} did not do its work: ${error?.message ?? JSON.stringify(output.find((each) => !isGood(each)))}`,
		);
	}
}

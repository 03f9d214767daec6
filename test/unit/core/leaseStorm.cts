import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';
import type { Order, Result } from './leaseContenders.cjs';

const ROOT = join(__dirname, '../../..');
const DEAD = { accessToken: 'dead', tokenId: 'id-dead', tokenFor: 'account', lease: '' };
const LOGIN_TAKES = 300;

/** Compiles one file of TypeScript into the folder. */
function compile(source: string, folder: string): string {
	const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
	const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), { compilerOptions });
	const compiled = join(folder, basename(source).replace(/\.c?ts$/, '.cjs'));
	writeFileSync(compiled, outputText);
	return compiled;
}

/** A vendor whose login takes a while; each login is counted. */
async function startVendor(tokenOf: (login: number) => string) {
	let logins = 0;
	const server = createServer((_request, response) => {
		const token = tokenOf(++logins);
		setTimeout(() => response.end(token), LOGIN_TAKES);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/login`, logins: () => logins, stop: () => server.close() };
}

async function message<T>(child: ChildProcess): Promise<T> {
	const [value] = (await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(([code]) => Promise.reject(new Error(`The process ended with ${code}`))),
	])) as [T];
	return value;
}

export interface Storm {
	processes: number;
	contenders: number;
	latency: number;
	/** Milliseconds that the stored token still lives. */
	left: number;
	refused: boolean;
	tokenOf(login: number): string;
}

/** Several processes with many contenders each want a new token at the same time, through one slow credential store. */
export async function storm({ processes, contenders, latency, left, refused, tokenOf }: Storm) {
	const folder = mkdtempSync(join(tmpdir(), 'fleet-lease-'));
	const vendor = await startVendor(tokenOf);
	const store = join(folder, 'credential.json');
	writeFileSync(store, JSON.stringify({ ...DEAD, tokenExpiresAt: Date.now() + left }));
	const lease = compile(join(ROOT, 'nodes/core/lease.ts'), folder);
	const program = compile(join(__dirname, 'leaseContenders.cts'), folder);
	const order: Order = { lease, store, loginUrl: vendor.url, contenders, latency, refused };
	const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
	const children = Array.from({ length: processes }, () => fork(program, { env, execArgv: [] }));
	try {
		const ready = children.map(async (child) => await message(child));
		children.forEach((child) => child.send(order));
		await Promise.all(ready);
		const answers = children.map(async (child) => await message<Result[]>(child));
		children.forEach((child) => child.send('go'));
		const results = (await Promise.all(answers)).flat();
		return {
			results,
			logins: vendor.logins(),
			stored: JSON.parse(readFileSync(store, 'utf8')) as Record<string, string>,
		};
	} finally {
		children.forEach((child) => child.kill());
		vendor.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

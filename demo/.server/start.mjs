// Starts n8n on Node 24 and stays in between: signals are passed on, and n8n ends when the program that started it does.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from './node24.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');

const node = node24();

// n8n evaluates expressions in isolated-vm, which has binaries for some platforms and even Node versions only; the older engine needs none.
function hasSandbox() {
	const folder = join(modules, 'isolated-vm', 'prebuilds', `${process.platform}-${process.arch}`);
	const abi = node === process.execPath ? process.versions.modules : '137';
	return existsSync(folder) && readdirSync(folder).some((name) => name.includes(`abi${abi}`));
}

const n8n = spawn(
	node,
	['--require', join(here, 'sqlite3.cjs'), join(modules, 'n8n', 'bin', 'n8n'), ...process.argv.slice(2)],
	{
		stdio: 'inherit',
		env: {
			...(hasSandbox() ? {} : { N8N_EXPRESSION_ENGINE: 'legacy' }),
			N8N_USER_FOLDER: join(here, 'data'),
			...process.env,
		},
	},
);

function end() {
	n8n.kill('SIGTERM');
	setTimeout(() => n8n.kill('SIGKILL'), 15_000).unref();
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => n8n.kill(signal));
process.on('disconnect', end);
n8n.on('error', (error) => {
	console.error(`n8n could not be started: ${error.message}`);
	process.exit(1);
});
n8n.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

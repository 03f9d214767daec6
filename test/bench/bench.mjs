// Measures, on the Node that n8n runs on: node test/bench/bench.mjs [part ...] [--quick] [--write]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../../demo/.server/node24.mjs';
import { prepare } from '../../scripts/run.mjs';
import { asProgram, runCommand } from '../../scripts/run-command.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

await asProgram(import.meta.url, async (args) => {
	const { packageFile } = await prepare();
	await runCommand('npx --no-install tsc -p test/bench', { cwd: root });
	const environment = join(root, 'test', 'engine', 'env.cjs');
	const program = join(root, 'build', 'test', 'bench', 'main.cjs');
	const child = spawn(node24(), ['--require', environment, program, packageFile, ...args], { stdio: 'inherit' });
	// Ctrl-C reaches the child as well, which cleans up; this program only waits for it.
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
	const [code] = await once(child, 'exit');
	return code ?? 1;
});

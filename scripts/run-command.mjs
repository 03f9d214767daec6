// What the scripts share: running a command line, and being a program as well as a module.
import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const KEPT_CHARACTERS = 8_000;

const isWindows = process.platform === 'win32';
const signals = { SIGINT: 130, SIGTERM: 143 };

function killTree(child) {
	if (isWindows) return void spawnSync('taskkill', ['/PID', String(child.pid), '/T', '/F']);
	try {
		process.kill(-child.pid, 'SIGTERM');
	} catch {
		// The group has ended already.
	}
}

/** Ends the command when this program is interrupted; returns the function that ends this watch. */
function watch(child) {
	const kill = () => killTree(child);
	const handlers = Object.entries(signals).map(([signal, code]) => [signal, () => process.exit(code)]);
	process.on('exit', kill);
	for (const [signal, handler] of handlers) process.on(signal, handler);
	return () => {
		process.off('exit', kill);
		for (const [signal, handler] of handlers) process.off(signal, handler);
	};
}

/** Resolves when the command has ended well (a fixed text: it goes through the shell); rejects with the end of what it printed. */
export function runCommand(command, { cwd } = {}) {
	return new Promise((resolve, reject) => {
		// npm is npm.cmd on Windows, which only a shell can start; the group of its own holds what the shell starts.
		const child = spawn(command, {
			cwd,
			shell: true,
			detached: !isWindows,
			windowsHide: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const unwatch = watch(child);
		let printed = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8');
			stream.on('data', (chunk) => (printed = (printed + chunk).slice(-KEPT_CHARACTERS)));
		}
		child.on('error', reject);
		child.on('close', (code, signal) => {
			unwatch();
			if (code === 0) resolve();
			else reject(new Error(`"${command}" failed (${signal ?? `exit code ${code}`}):\n${printed.trim()}`));
		});
	});
}

/** Runs `main` when the module with this address is the program that was started; an error becomes one message and exit code 1. */
export async function asProgram(url, main) {
	if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(url)) return;
	try {
		process.exitCode = (await main(process.argv.slice(2))) ?? 0;
	} catch (error) {
		console.error(error.message);
		process.exitCode = 1;
	}
}

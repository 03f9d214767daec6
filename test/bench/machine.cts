// The machine and the versions that the figures belong to.
import { Expression } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

/** Root of the repository, seen from build/test/bench. */
export const root = join(__dirname, '..', '..', '..');

const versionIn = (...folder: string[]) =>
	(JSON.parse(readFileSync(join(root, ...folder, 'package.json'), 'utf8')) as { version: string }).version;

/** One line: package, cores, memory, Node, n8n, expression engine, what else ran in the last minute, day. */
export function machineLine(): string {
	const [{ model }] = cpus();
	return [
		`n8n-nodes-fleet ${versionIn()}`,
		`${cpus().length} cores${model.trim() === 'unknown' || !model ? '' : ` (${model.trim()})`}`,
		`${Math.round(totalmem() / 2 ** 30)} GB`,
		`${process.platform} ${process.arch}`,
		`Node ${process.versions.node}`,
		`n8n ${versionIn('demo', '.server', 'node_modules', 'n8n')}`,
		`n8n-core ${versionIn('node_modules', 'n8n-core')}`,
		`expression engine ${Expression.getActiveImplementation()}`,
		`load before the start ${loadavg()[0].toFixed(1)}`,
		new Date().toISOString().slice(0, 10),
	].join(', ');
}

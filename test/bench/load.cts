// What the package adds to the start of n8n, and its size.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from './engine.cjs';
import { alternate, median } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';

const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));

const kilobytes = (files: string[]) => figure(files.reduce((sum, file) => sum + statSync(file).size, 0) / 1000, 1);

/** A package with one node that does nothing at all. */
function emptyPackage(folder: string) {
	mkdirSync(folder, { recursive: true });
	const file = join(folder, 'Empty.node.js');
	writeFileSync(file, 'exports.Empty = class {};\n');
	return { folder, nodes: [file], credentials: [] };
}

/** Milliseconds, in a fresh process that has n8n-workflow loaded already, as n8n has. */
const loading = (files: string[]) => async () =>
	Number(execFileSync(process.execPath, [join(__dirname, 'loadOnce.cjs'), ...files], { encoding: 'utf8' }));

async function measure({ quick, packageFile, folder, log }: Settings): Promise<Table> {
	const rounds = quick ? 3 : 15;
	const fleet = unpack(packageFile);
	const empty = emptyPackage(join(folder, 'empty'));
	log(`${rounds} rounds of two fresh processes`);
	const times = await alternate(rounds, {
		empty: loading(empty.nodes),
		fleet: loading([...fleet.credentials, ...fleet.nodes]),
	});
	const row = (name: string, all: number[], at: string, packed: string) => {
		const files = filesIn(at);
		return [name, figure(median(all)), figure(Math.min(...all)), String(files.length), kilobytes(files), packed];
	};
	return {
		head: ['Package', 'Milliseconds to load', 'Fastest', 'Files', 'kB unpacked', 'kB packed'],
		rows: [
			row('one empty module', times.empty, empty.folder, ''),
			row('n8n-nodes-fleet', times.fleet, fleet.folder, kilobytes([packageFile])),
		],
		note: 'Every node and credential loaded and made once, each time in a fresh process that has n8n-workflow loaded already. Medians.',
	};
}

export const load: Section = { name: 'load', title: 'Loading the package', measure };

// Runs the parts of the benchmark one after the other and prints their tables.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { onInterrupt } from '../../demo/interrupt.cjs';
import { core } from './core.cjs';
import { dropExpressions, useDefaultExpressions } from './engine.cjs';
import { jimi } from './jimi.cjs';
import { load } from './load.cjs';
import { locks } from './locks.cjs';
import { machineLine } from './machine.cjs';
import { positions } from './positions.cjs';
import { push } from './push.cjs';
import type { Section } from './section.cjs';
import { markdown } from './table.cjs';
import { tracks } from './tracks.cjs';
import { writeSection } from './write.cjs';

const SECTIONS: Section[] = [locks, positions, jimi, tracks, push, core, load];

const NAMES = SECTIONS.map(({ name }) => name);
const USAGE = `Parts: ${NAMES.join(', ')}. Options: --quick (small numbers, only to see it work), --write (into docs/performance.md)`;

function optionsOf(args: string[]) {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			quick: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
		},
	});
	const [packed, ...named] = positionals;
	const wanted = named.length > 0 ? named : NAMES;
	const unknown = wanted.filter((name) => !NAMES.includes(name));
	if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. ${USAGE}`);
	if (values.quick && values.write) throw new Error('The figures of a quick run are not worth writing down');
	return { ...values, packed, sections: SECTIONS.filter(({ name }) => wanted.includes(name)) };
}

async function main(): Promise<void> {
	const { packed, quick, write, sections } = optionsOf(process.argv.slice(2));
	const folder = mkdtempSync(join(tmpdir(), 'fleet-bench-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	onInterrupt(async () => undefined);
	// A build while this runs must not change what is measured.
	const packageFile = join(folder, basename(packed));
	copyFileSync(packed, packageFile);
	await useDefaultExpressions();
	const machine = machineLine();
	console.log(`\n${machine}${quick ? '\nA quick run: the figures mean nothing' : ''}`);
	for (const { name, title, measure } of sections) {
		console.log(`\n# ${title}`);
		const table = await measure({ packageFile, folder, quick, log: (line) => console.log(`  ${line}`) });
		console.log(`\n${markdown(table)}`);
		if (write) writeSection(name, `${markdown(table)}\n\n${machine}`);
	}
}

main()
	.catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	})
	.finally(dropExpressions);

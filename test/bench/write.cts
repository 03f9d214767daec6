// Puts the tables between their markers in docs/performance.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.cjs';

const document = join(root, 'docs', 'performance.md');
const marker = (name: string) => [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];

/** Replaces what stands between the two markers of this name; throws when they are missing. */
export function writeSection(name: string, text: string): void {
	const [begin, end] = marker(name);
	const whole = readFileSync(document, 'utf8');
	const [from, to] = [whole.indexOf(begin), whole.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/performance.md has no place for ${name}: ${begin} ... ${end}`);
	writeFileSync(document, `${whole.slice(0, from + begin.length)}\n\n${text}\n\n${whole.slice(to)}`);
}

// Writes the pages that come out of the records and tables: node scripts/docs.mjs [--check]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { knotPage } from './docs/knotRoutes.mjs';
import { operationsPage } from './docs/operations.mjs';

/** Each with how it has to be, out of what it is. */
const PAGES = { 'docs/operations.md': operationsPage, 'docs/knot.md': knotPage };

for (const [page, textOf] of Object.entries(PAGES)) {
	const file = fileURLToPath(new URL(`../${page}`, import.meta.url));
	const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const text = textOf(written);
	if (!process.argv.includes('--check')) {
		writeFileSync(file, text);
		console.log(`${text.split('\n').length} lines in ${page}`);
	} else if (text !== written) {
		console.error(`${page} is not what the records say: run npm run docs`);
		process.exitCode = 1;
	}
}

// Loads modules as n8n does at its start and prints how many milliseconds that took: node loadOnce.cjs <files>
import 'n8n-workflow';
import { createRequire } from 'node:module';

const load = createRequire(__filename);
const start = performance.now();
for (const file of process.argv.slice(2)) {
	const [Type] = Object.values(load(file) as Record<string, new () => unknown>);
	new Type();
}
process.stdout.write(String(performance.now() - start));

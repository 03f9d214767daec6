// n8n's own scanner on the working tree and on what `npm pack` would publish (provenance cannot be checked here).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';

const out = mkdtempSync(join(tmpdir(), 'scan-'));
execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
	stdio: 'ignore',
	shell: process.platform === 'win32',
});
execFileSync('tar', ['-xzf', readdirSync(out).find((f) => f.endsWith('.tgz'))], { cwd: out });

const results = {
	source: await analyzePackage(process.cwd(), SOURCE_FILE_PATTERNS),
	tarball: await analyzePackage(join(out, 'package'), ['**/*.js', 'package.json']),
};
for (const [name, { passed, message, details }] of Object.entries(results)) {
	console.log(`${name}: ${passed ? 'passed' : message}`);
	if (details) console.log(details);
}
process.exitCode = Object.values(results).every((result) => result.passed) ? 0 : 1;

// n8n's rules read literals in the source, but our descriptions are built from records. So each built description is
// written out as a literal class, and that text is linted with the very same configuration.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const { n8n } = require(join(root, 'package.json'));
/** The value `main` is a literal here and an enum in the source. */
const ALLOWED = new Set(['@n8n/community-nodes/node-connection-type-literal']);

const asLiteral = (value) => JSON.stringify(value, null, '\t').replace(/"([A-Za-z_]\w*)":/g, '$1:');

const WEBHOOK = `
	webhookMethods = { default: { async checkExists() { return true; }, async create() { return true; }, async delete() { return true; } } };
`;

function nodeText(name, description) {
	const type = "import type { INodeType, INodeTypeDescription } from 'n8n-workflow';";
	const methods = description.webhooks ? WEBHOOK : '';
	return `${type}\n\nexport class ${name} implements INodeType {\n\tdescription: INodeTypeDescription = ${asLiteral(description)};\n${methods}}\n`;
}

const eslint = new ESLint({ cwd: root });
let problems = 0;
for (const file of n8n.nodes) {
	const [name, Type] = Object.entries(require(join(root, file)))[0];
	const filePath = join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	const text = nodeText(name, new Type().description);
	const [{ messages }] = await eslint.lintText(text, { filePath });
	const lines = text.split('\n');
	for (const { ruleId, message, line } of messages.filter((each) => !ALLOWED.has(each.ruleId))) {
		problems++;
		console.error(`${name}, built description, near ${lines[line - 1].trim()}: ${message} (${ruleId})`);
	}
	console.log(`${name}: built description of ${lines.length} lines linted`);
}
process.exitCode = problems > 0 ? 1 : 0;

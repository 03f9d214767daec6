// Writes docs/operations.md from the operation records: node scripts/docs.mjs [--check]
import { createRequire } from 'node:module';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const file = fileURLToPath(new URL('../docs/operations.md', import.meta.url));

const jimiCodes = require('../dist/nodes/Jimi/errorCodes.js');

const VENDORS = [
	{
		vendor: require('../dist/nodes/Jimi/api.js').jimi,
		codes: jimiCodes.CODES,
		moreCodes: [
			['Behind code 12005, why a command failed', jimiCodes.SUBCODES],
			['Of Scooter: Send Command alone', jimiCodes.SCOOTER_CODES],
		],
		triggers: [require('../dist/nodes/Jimi/JimiTrigger.node.js').JimiTrigger],
	},
	{
		vendor: require('../dist/nodes/Knot/api.js').knot,
		codes: require('../dist/nodes/Knot/errorCodes.js').CODES,
		triggers: [],
	},
	{
		vendor: require('../dist/nodes/Protrack/api.js').protrack,
		codes: require('../dist/nodes/Protrack/errorCodes.js').CODES,
		triggers: [require('../dist/nodes/Protrack/ProtrackTrigger.node.js').ProtrackTrigger],
	},
	{
		vendor: require('../dist/nodes/Segway/api.js').segway,
		codes: require('../dist/nodes/Segway/errorCodes.js').CODES,
		triggers: [require('../dist/nodes/Segway/SegwayTrigger.node.js').SegwayTrigger],
	},
];

const KINDS = {
	read: 'asks; repeated on network faults',
	write: 'changes settings; sent once',
	command: 'moves or locks a vehicle; sent once',
};

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head, rows) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function values({ property, children }) {
	const { type, options = [], typeOptions = {} } = property;
	if (children) return children.map((child) => `${child.property.displayName}: ${values(child)}`).join('; ');
	if (type === 'options' || type === 'multiOptions') return options.map(({ name }) => name).join(', ');
	if (type === 'number') return [`${typeOptions.minValue}`, typeOptions.maxValue ?? 'any'].join(' to ');
	const words = {
		boolean: 'yes or no',
		json: 'JSON object',
		dateTime: 'date and time',
		resourceLocator: 'from the list, or as text',
		resourceMapper: 'a field for each place that the chosen command leaves open',
		fixedCollection: 'names with values',
	};
	return words[type] ?? 'text';
}

function fieldRow(field) {
	const { displayName, description = '', required } = field.property;
	return [
		`${displayName}${required ? ' (required)' : ''}`,
		field.wire && !field.local ? `\`${field.wire}\`` : '',
		values(field),
		description,
	];
}

/** Some vendors have one path for all calls, told apart by a method's name in the form. */
const callName = ({ method, path, fixed }) => (path === '' ? fixed.method : `${method} ${path}`);

function operationText({ name, description, kind, request, appliesTo, fields }) {
	const call = request && typeof request !== 'function' ? `\`${callName(request)}\`` : 'no fixed call';
	const about = [
		`${description.replace(/\.?$/, '.')}`,
		'',
		`${call}; ${KINDS[kind]}${appliesTo ? `; models: ${appliesTo}` : ''}.`,
	];
	return [
		`### ${name}`,
		'',
		...about,
		'',
		table(['Field', 'On the wire', 'Values', 'Meaning'], fields.map(fieldRow)),
		'',
	];
}

const resourceText = ({ name, operations }) => [`## ${name}`, '', ...operations.flatMap(operationText)];

function codeTable(codes) {
	const rows = Object.entries(codes).map(([code, { message, remedy = '', outcome }]) => [
		code,
		message,
		outcome,
		remedy,
	]);
	return [table(['Code', 'Meaning', 'A command ends', 'What to do'], rows), ''];
}

const codesText = (displayName, codes, moreCodes) => [
	`## Codes of ${displayName}`,
	'',
	...codeTable(codes),
	...moreCodes.flatMap(([title, more]) => [`### ${title}`, '', ...codeTable(more)]),
];

function triggerText(Trigger) {
	const { displayName, properties } = new Trigger().description;
	const events = properties.find((property) => property.displayName === 'Trigger On').options;
	const rows = events.map(({ name, value, description }) => [name, `\`${value}\``, description]);
	return [`## ${displayName}`, '', table(['Event', "Vendor's word or number", 'Meaning'], rows), ''];
}

const text = [
	'# Operations',
	'',
	'Every operation of every node, generated from the records in `nodes/*/operations` by `npm run docs`.',
	'',
	...VENDORS.flatMap(({ vendor, codes, moreCodes = [], triggers }) => [
		`# ${vendor.displayName}`,
		'',
		...vendor.resources.flatMap(resourceText),
		...triggers.flatMap(triggerText),
		...codesText(vendor.displayName, codes, moreCodes),
	]),
].join('\n');

if (!process.argv.includes('--check')) {
	writeFileSync(file, text);
	console.log(`${text.split('\n').length} lines written to docs/operations.md`);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
	console.error('docs/operations.md is not what the records say: run npm run docs');
	process.exitCode = 1;
}

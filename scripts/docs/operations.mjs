// The text of docs/operations.md, out of the operation records.
import { createRequire } from 'node:module';
import { knotCall } from './knotRoutes.mjs';
import { table } from './markdown.mjs';

const require = createRequire(import.meta.url);

const jimiCodes = require('../../dist/nodes/Jimi/errorCodes.js');

const VENDORS = [
	{
		vendor: require('../../dist/nodes/Jimi/api.js').jimi,
		codes: jimiCodes.CODES,
		moreCodes: [
			['Behind code 12005, why a command failed', jimiCodes.SUBCODES],
			['Of Scooter: Send Command alone', jimiCodes.SCOOTER_CODES],
		],
		triggers: [require('../../dist/nodes/Jimi/JimiTrigger.node.js').JimiTrigger],
	},
	{
		vendor: require('../../dist/nodes/Knot/api.js').knot,
		codes: require('../../dist/nodes/Knot/errorCodes.js').CODES,
		triggers: [],
		callOf: knotCall,
	},
	{
		vendor: require('../../dist/nodes/Protrack/api.js').protrack,
		codes: require('../../dist/nodes/Protrack/errorCodes.js').CODES,
		triggers: [require('../../dist/nodes/Protrack/ProtrackTrigger.node.js').ProtrackTrigger],
	},
	{
		vendor: require('../../dist/nodes/Segway/api.js').segway,
		codes: require('../../dist/nodes/Segway/errorCodes.js').CODES,
		triggers: [require('../../dist/nodes/Segway/SegwayTrigger.node.js').SegwayTrigger],
	},
];

const KINDS = {
	read: 'asks; repeated on network faults',
	write: 'changes settings; sent once',
	command: 'moves or locks a vehicle; sent once',
};

/** Its kind depends on the values. */
const EITHER = 'what only asks is repeated on network faults, all else is sent once';

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
const callName = ({ method, path, fixed }) => `\`${path === '' ? fixed.method : `${method} ${path}`}\``;

/** As the record has it. */
function fixedCall({ request, local }) {
	if (local) return 'no call to the vendor';
	return request && typeof request !== 'function' ? callName(request) : 'no fixed call';
}

function operationText(call, { name, description, kind, kindOf, local, appliesTo, fields }) {
	const care = kindOf ? EITHER : KINDS[kind];
	const about = [
		`${description.replace(/\.?$/, '.')}`,
		'',
		`${call}${local ? '' : `; ${care}`}${appliesTo ? `; models: ${appliesTo}` : ''}.`,
	];
	const rows = fields.map(fieldRow);
	const whole = rows.length > 0 ? [table(['Field', 'On the wire', 'Values', 'Meaning'], rows), ''] : [];
	return [`### ${name}`, '', ...about, '', ...whole];
}

const resourceText = (callOf) => (resource) => [
	`## ${resource.name}`,
	'',
	...resource.operations.flatMap((each) => operationText(callOf(resource, each) ?? fixedCall(each), each)),
];

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

/** The whole page. */
export const operationsPage = () =>
	[
		'# Operations',
		'',
		'Every operation of every node, generated from the records in `nodes/*/operations` by `npm run docs`.',
		'',
		...VENDORS.flatMap(({ vendor, codes, moreCodes = [], triggers, callOf = () => undefined }) => [
			`# ${vendor.displayName}`,
			'',
			...vendor.resources.flatMap(resourceText(callOf)),
			...triggers.flatMap(triggerText),
			...codesText(vendor.displayName, codes, moreCodes),
		]),
	].join('\n');

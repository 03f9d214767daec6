import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { shownWhen } from '../../core/collect';
import { choice, FieldError, flag, isEmpty, property, text } from '../../core/fields';
import { rowsOf } from '../../core/list';
import { locator } from '../../core/locator';
import { Failure } from '../../core/errors';
import type { Call, Resource } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask, simplified } from '../../core/perform';
import { instructionFor, placesOf } from '../templates';
import { call, METHODS } from '../methods';
import { fromInstruction, fromInstructionResult } from '../instructions';
import { follow } from '../settle';
import { toTime } from '../utc';
import { imei } from './fields';

const how: Field = {
	...choice({
		name: 'commandBy',
		displayName: 'Command By',
		description: 'Where the command comes from',
		options: [
			{ name: 'List of the Device', value: 'list', wire: 'list', description: 'One that the device itself offers' },
			{ name: 'Own Words', value: 'words', wire: 'words', description: 'Exactly as the device understands it' },
		],
		default: 'list',
	}),
	local: true,
};

const instruction = shownWhen(
	'commandBy',
	['list'],
	locator({
		name: 'instruction',
		wire: 'inst_param_json',
		displayName: 'Command',
		description: 'What to tell the device. Numbers differ from model to model; a name fits all that have it.',
		required: true,
		search: 'searchInstructions',
		byText: 'By Name or ID',
		placeholder: 'e.g. Cut off fuel and power',
		pattern: /^[^\n]{1,100}$/,
		hint: 'must be the name or the number of a command that the device offers',
	}),
);

const ownWords = shownWhen(
	'commandBy',
	['words'],
	text({
		name: 'ownWords',
		wire: 'inst_param_json',
		displayName: 'Own Words',
		description: 'Exactly as the device understands it, with its final #',
		required: true,
		placeholder: 'e.g. STATUS#',
	}),
);

const NOT_A_LIST = 'must be the values of the command, by their numbers from 0 on';

/** Values by their place, as n8n's mapper gives them, or as a list. */
function valuesIn(value: unknown): string[] {
	const given = value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
	if (isEmpty(given)) return [];
	const entries = typeof given === 'object' ? Object.entries(given as object) : [];
	if (entries.some(([place]) => !/^\d{1,2}$/.test(place)) || typeof given !== 'object') {
		throw new FieldError('Values', NOT_A_LIST);
	}
	const list: string[] = [];
	for (const [place, each] of entries) if (!isEmpty(each)) list[Number(place)] = String(each);
	return Array.from(list, (each) => each ?? '');
}

const mapper = property(
	{
		name: 'values',
		displayName: 'Values',
		description: 'What the command leaves open; the fields are those of the chosen command',
	},
	'resourceMapper',
	{ mappingMode: 'defineBelow', value: null },
	{
		noDataExpression: true,
		// The editor drops an open list whenever a parameter changes, and these fields fill themselves in late.
		displayOptions: { hide: { instruction: [''] } },
		typeOptions: {
			loadOptionsDependsOn: ['instruction.value', 'imei.value'],
			resourceMapper: {
				resourceMapperMethod: 'getInstructionValues',
				mode: 'add',
				fieldWords: { singular: 'value', plural: 'values' },
				addAllFields: true,
				supportAutoMap: false,
				noFieldsError: 'This command needs no values.',
			},
		},
	},
);

const values: Field = shownWhen('commandBy', ['list'], {
	property: mapper,
	wire: 'values',
	local: true,
	toWire: valuesIn,
});

const replaceWaiting: Field = {
	...flag({
		name: 'replaceWaiting',
		displayName: 'Replace Waiting Command',
		description:
			'Whether a command that still waits for the device to come online is replaced. Otherwise JIMI refuses the new one while another waits.',
	}),
	local: true,
};

/** The command in JIMI's words, by the list that this very device offers. */
async function inJimisWords(begun: Call): Promise<IDataObject> {
	const { params } = begun;
	const own = params.commandBy === 'words';
	const { id, template } = await instructionFor(begun, own ? undefined : String(params.inst_param_json));
	const given = own ? [String(params.inst_param_json)] : ((params.values ?? []) as string[]);
	const places = placesOf(template);
	const missing = places.find((place) => isEmpty(given[Number(place)]));
	if (missing !== undefined || given.some((value, place) => !isEmpty(value) && !places.includes(String(place)))) {
		throw new Failure({
			message: `the command ${template} takes ${places.length} values, and ${given.filter(Boolean).length} were given`,
			description: `Fill in "Values": one for each of ${places.map((place) => `{${place}}`).join(', ') || 'none'}.`,
		});
	}
	const json = {
		inst_id: id,
		inst_template: template,
		params: given,
		is_cover: String(params.replaceWaiting === true),
	};
	return { imei: params.imei, inst_param_json: JSON.stringify(json) };
}

const rowsFor = async (asked: Call): Promise<IDataObject[]> =>
	rowsOf((await ask(asked, requestOf(asked.operation, asked.params))).data);

/** The rows of an answer, each by itself. */
const rows = async (asked: Call): Promise<IDataObject[]> => (await rowsFor(asked)).map((row) => simplified(asked, row));

/** JIMI names no order. */
async function newestFirst(asked: Call): Promise<IDataObject[]> {
	const found = await rowsFor(asked);
	const timeOf = (row: IDataObject) => toTime(row.sendTime) ?? 0;
	// JIMI lists the oldest first, and its times have no fractions: the later of one second stands behind.
	return found
		.reverse()
		.sort((one, other) => timeOf(other) - timeOf(one))
		.map((row) => simplified(asked, row));
}

/** jimi, "Get command list supported by device" to "Get results of command execution". */
export const commands: Resource = {
	value: 'command',
	name: 'Command',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many commands',
			description: 'List the commands that a device offers, with their numbers and what they leave open',
			kind: 'read',
			fields: [imei],
			request: call(METHODS.instructions),
			run: rows,
			simplify: fromInstruction,
		},
		{
			value: 'send',
			name: 'Send',
			action: 'Send command',
			description:
				'Send a command that the device offers, or own words, and tell whether the device did it. The engine is only stopped when the vehicle stands.',
			kind: 'command',
			fields: [imei, how, instruction, values, ownWords, replaceWaiting],
			request: call('jimi.open.instruction.send'),
			complete: inJimisWords,
			follow,
		},
		{
			value: 'getResult',
			name: 'Get Result',
			action: 'Get command results',
			description: 'Get what became of the commands that were sent to a device, newest first',
			kind: 'read',
			fields: [imei],
			request: call(METHODS.results),
			run: newestFirst,
			simplify: fromInstructionResult,
		},
	],
};

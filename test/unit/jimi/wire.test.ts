import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { stopsEngine } from '../../../nodes/Jimi/guard';
import { requestFor } from '../../../nodes/Jimi/methods';
import { filledIn, placesOf, toInstruction } from '../../../nodes/Jimi/templates';
import { commandsIn } from '../../../nodes/Jimi/wire';

const SEND = 'jimi.open.instruction.send';
const asks = (values: object) => requestFor(SEND, values);
const instruction = (inst_template: string, ...params: string[]) =>
	JSON.stringify({ inst_id: '163', inst_template, params, is_cover: 'true' });
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

test.each<[string, object]>([
	['as it is', { inst_param_json: instruction('RELAY,1#') }],
	['filled in', { inst_param_json: instruction('RELAY,{0}#', '1') }],
	['in own words', { inst_param_json: instruction('{0}', 'relay , 1#') }],
	['split over places', { inst_param_json: instruction('RE{1},{0}#', '1', 'LAY') }],
	[
		'with its values as JSON text',
		{
			inst_param_json: JSON.stringify({ inst_template: 'RELAY,{0}#', params: '["1"]' }),
		},
	],
	['with one bare value', { inst_param_json: JSON.stringify({ inst_template: 'RELAY,{0}#', params: '1' }) }],
	['as an object', { inst_param_json: JSON.parse(instruction('RELAY,{0}#', '1')) as object }],
	['in a list', { inst_param_json: `[${instruction('RELAY,{0}#', '1')}]` }],
	['as JSON in JSON', { inst_param_json: JSON.stringify({ inner: instruction('RELAY,{0}#', '1') }) }],
	['under another name', { anything: 'RELAY,1#' }],
	['in hexadecimal', { raw_cmd: hex('RELAY,1#') }],
	['in hexadecimal with blanks', { raw_cmd: hex('RELAY,1#').replace(/(..)/g, '$1 ').toUpperCase() }],
	['in a frame of a protocol', { raw_cmd: `78781080010000${hex('RELAY,1#')}00020d0a` }],
	['behind letters of a frame', { raw_cmd: hex('xxABRELAY,1#\r\n') }],
])('a relay command %s stops the engine', (_, values) => {
	expect(stopsEngine(asks({ imei: '1', ...values }))).toBe(true);
});

test.each<[string, object]>([
	['that restores it', { inst_param_json: instruction('RELAY,0#') }],
	['filled in with 0', { inst_param_json: instruction('RELAY,{0}#', '0') }],
	['in hexadecimal', { raw_cmd: hex('RELAY,0#') }],
	['for something else', { inst_param_json: instruction('SOS,A,{0},{1},{2}#', '1', '2', '3') }],
	['without values', { inst_param_json: instruction('{0}') }],
	['that is no JSON', { inst_param_json: '{"inst_template":"RELAY,1#"' }],
	['that is empty', { inst_param_json: null, other: undefined }],
])('a command %s does not', (_, values) => expect(stopsEngine(asks({ imei: '1', ...values }))).toBe(false));

test('the name of the method is no command', () => {
	expect(commandsIn({ method: 'POST', path: '', form: { method: 'RELAY,1' } })).toEqual([]);
	expect(commandsIn({ method: 'POST', path: '' })).toEqual([]);
});

test('JSON without an end is looked at without one', () => {
	let nested = 'x';
	for (let depth = 0; depth < 12; depth++) nested = JSON.stringify([nested]);
	expect(commandsIn(asks({ nested })).length).toBeLessThan(20);
});

test('however the command is cut into template and values, the guard sees it whole', () => {
	const cuts = fc.array(fc.nat(8), { minLength: 0, maxLength: 6 }).map((list) => [...new Set(list)].sort());
	fc.assert(
		fc.property(cuts, fc.boolean(), (at, asText) => {
			const command = 'RELAY,1#';
			const parts = [0, ...at, command.length]
				.slice(0, -1)
				.map((from, index) => command.slice(from, [...at, 8][index]));
			// Every other part stands in the template itself.
			const open = parts.filter((_, index) => index % 2 === 1);
			const template = parts.map((part, index) => (index % 2 === 1 ? `{${(index - 1) / 2}}` : part)).join('');
			expect(filledIn(template, open)).toBe(command);
			const given = { inst_template: template, params: open } as IDataObject;
			expect(stopsEngine(asks({ inst_param_json: asText ? JSON.stringify(given) : given }))).toBe(true);
		}),
	);
});

describe('templates', () => {
	test.each([
		['RELAY,1#', []],
		['RELAY,{0}#', ['0']],
		['SOS,A,{0},{1},{2}#', ['0', '1', '2']],
		['{10}{2}{2}{0}', ['0', '2', '10']],
		['{}{a}{-1}', []],
	])('%j leaves %j open', (template, places) => expect(placesOf(template)).toEqual(places));

	test.each<[string, unknown[], string]>([
		['RELAY,{0}#', ['1'], 'RELAY,1#'],
		['{1}{0}{1}', ['a', 'b'], 'bab'],
		['{0}{1}', ['$&'], '$&'],
		['{0}', [null], ''],
		['{0}', [5], '5'],
	])('%j with %j is %j', (template, params, text) => expect(filledIn(template, params)).toBe(text));

	test('a row of the list, whatever it leaves out', () => {
		const row = {
			id: 81,
			orderName: 'SOS setting',
			orderContent: 'SOS#',
			orderExplain: 'a',
			orderMsg: 'b',
			isOffLine: 1,
		};
		expect(toInstruction(row)).toEqual({
			id: '81',
			name: 'SOS setting',
			template: 'SOS#',
			explanation: 'a b',
			waitsOffline: true,
		});
		expect(toInstruction({ id: '7' })).toEqual({
			id: '7',
			name: '7',
			template: '',
			explanation: null,
			waitsOffline: false,
		});
	});
});

import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { redactDeep } from '../../core/errors';
import { FieldError, isEmpty, json, property, text } from '../../core/fields';
import type { Kind, Resource } from '../../core/operation';
import { stopsEngine } from '../guard';
import { LATER_METHODS, requestFor } from '../methods';
import { filled } from '../signature';

/** n8n wants the last word of this one in capitals in a description, and JIMI does not: the panel shows it as example. */
const RTMP = 'jimi.open.video.rtmp.url';

const method = text({
	name: 'method',
	displayName: 'Method',
	description: 'Name of the method as JIMI writes it',
	required: true,
	placeholder: `e.g. ${RTMP}`,
	pattern: /^jimi\.[A-Za-z.]{3,100}$/,
	hint: 'must be the name of a method, like jimi.open.platform.report.trips',
});

/** Those that the credential adds itself. */
const COMMON = ['method', 'app_key', 'timestamp', 'sign', 'sign_method', 'v', 'format', 'access_token'];

function checked(values: IDataObject): IDataObject {
	const own = Object.keys(values).find((name) => COMMON.includes(name));
	if (own === undefined) return values;
	throw new FieldError('Parameters', `must not hold ${own}: the credential adds it`);
}

const pairs: Field = {
	property: property(
		{ name: 'pairs', displayName: 'Parameters', description: 'Empty ones are not sent' },
		'fixedCollection',
		{},
		{
			placeholder: 'Add Parameter',
			typeOptions: { multipleValues: true },
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						property({ name: 'name', displayName: 'Name' }, 'string', ''),
						property({ name: 'value', displayName: 'Value' }, 'string', ''),
					],
				},
			],
		},
	),
	wire: 'pairs',
	toWire: (value) => {
		const list = (value as { parameter?: Array<{ name?: string; value?: unknown }> } | undefined)?.parameter ?? [];
		const named = list.filter(({ name }) => !isEmpty(name));
		return checked(Object.fromEntries(named.map((each) => [String(each.name).trim(), each.value as string])));
	},
};

const asJson = json({
	name: 'json',
	displayName: 'Parameters as JSON',
	description: 'Beside those above, for example {"imei": "868120145233604"}',
});

const object: Field = { ...asJson, toWire: (value) => checked((asJson.toWire(value) ?? {}) as IDataObject) };

/** As the texts that are sent: an object as JSON, and nothing for what is empty. */
const request = (params: IDataObject) =>
	requestFor(String(params.method), filled({ ...(params.json as IDataObject), ...(params.pairs as IDataObject) }));

/** What the person wrote about a device, for the order of commands and the texts. */
const deviceOf = (params: IDataObject) => {
	const { imei, imeis } = request(params).form as IDataObject;
	return imei ?? imeis;
};

const later = Object.keys(LATER_METHODS)
	.filter((name) => name !== RTMP)
	.sort()
	.join(', ');

/** Calls beyond the records. `documented`: what the records know of their methods. */
export function apiRequest(documented: Resource[]): Resource {
	const known = documented.flatMap(({ operations }) => operations);
	const kindOf = (params: IDataObject): Kind => {
		if (stopsEngine(request(params))) return 'command';
		const name = String(params.method);
		const record = known.find(({ request: route }) => typeof route === 'object' && route.fixed?.method === name);
		return record?.kind ?? LATER_METHODS[name] ?? 'command';
	};
	return {
		value: 'apiRequest',
		name: 'API Request',
		operations: [
			{
				value: 'send',
				name: 'Send',
				action: 'Send API request',
				description: `Call any method of JIMI, signed and renewed like the rest. A method that is not known counts as a command: it is sent once, never again. Later methods of JIMI: ${later}, and the one for the address of an RTMP video.`,
				kind: 'command',
				kindOf,
				fields: [method, pairs, object],
				request,
				deviceOf,
				output: ({ raw }, secrets) => redactDeep(raw ?? {}, secrets),
			},
		],
	};
}

import type { IDataObject } from 'n8n-workflow';
import { choice, json, text } from '../../core/fields';
import type { Method, Resource } from '../../core/operation';
import { redactDeep } from '../../core/errors';

const method = choice({
	name: 'method',
	displayName: 'Method',
	required: true,
	options: [
		{ name: 'DELETE', value: 'DELETE', wire: 'DELETE' },
		{ name: 'GET', value: 'GET', wire: 'GET' },
		{ name: 'PATCH', value: 'PATCH', wire: 'PATCH' },
		{ name: 'POST', value: 'POST', wire: 'POST' },
		{ name: 'PUT', value: 'PUT', wire: 'PUT' },
	],
	default: 'GET',
});

const path = text({
	name: 'path',
	displayName: 'Path',
	description: 'Begins with a slash and is put behind the address of the region',
	required: true,
	placeholder: 'e.g. /api/v2/vehicle/control/light',
	pattern: /^\/(?!\/)[^\s#]*$/,
	hint: 'must be a path of the API that begins with one slash, like /api/v2/vehicle/control/light',
});

const query = json({
	name: 'query',
	displayName: 'Query Parameters',
	description: 'As a JSON object, for example {"iotCode": "861477038719116"}',
});

const body = json({
	name: 'body',
	displayName: 'Body',
	description: 'As a JSON object; not sent with GET',
});

const part = (params: IDataObject, name: string) => (params[name] ?? {}) as IDataObject;

const inPath = (path: string) => /[?&]iotCode=(\d+)/.exec(path)?.[1];

/** For calls that Segway offers beyond the two documents: same token, same reading of codes, same care with commands. */
export const apiRequest: Resource = {
	value: 'apiRequest',
	name: 'API Request',
	operations: [
		{
			value: 'send',
			name: 'Send',
			action: 'Send API request',
			description: 'Call any path of the Segway API. All but GET counts as a command: it is sent once, never again.',
			kind: 'command',
			kindOf: (params) => (params.method === 'GET' ? 'read' : 'command'),
			fields: [method, path, query, body],
			request: (params) => ({
				method: params.method as Method,
				path: String(params.path),
				query: part(params, 'query'),
				...(params.method === 'GET' ? {} : { body: part(params, 'body') }),
			}),
			deviceOf: (params) =>
				part(params, 'body').iotCode ?? part(params, 'query').iotCode ?? inPath(String(params.path)),
			output: ({ raw }, secrets) => redactDeep(raw ?? {}, secrets),
		},
	],
};

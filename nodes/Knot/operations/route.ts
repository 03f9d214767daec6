import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../core/errors';
import { file } from '../../core/fileField';
import { choice, text } from '../../core/fields';
import { shownWhen } from '../../core/collect';
import { shownRows, wholeListFields } from '../../core/list';
import type { Call, Resource } from '../../core/operation';
import { confirmedOf, prefixOf } from '../auth';
import type { EffectiveRoute } from '../openapi/confirmed';
import { confirmedText, effectiveRoute, routeOf } from '../openapi/confirmed';
import type { Matched } from '../openapi/match';
import { match } from '../openapi/match';
import { readOpenApi } from '../openapi/read';
import { DEFAULT_PREFIX, routeFor, ROUTES } from '../routes';

const MEGABYTE = 1_048_576;

const from = {
	...choice({
		name: 'source',
		displayName: 'OpenAPI File',
		description: 'Where the file comes from. On the API page of Knot the button Download saves it.',
		options: [
			{ name: 'Binary File', value: 'file', wire: 'file', description: 'From a node before this one' },
			{ name: 'Text', value: 'text', wire: 'text', description: 'Pasted, or from an expression' },
		],
		default: 'file',
	}),
	local: true,
};

const binary = file({
	name: 'binaryPropertyName',
	displayName: 'Input Binary Field',
	description: 'Name of the binary field of the item that holds the file, as JSON or YAML',
	most: 20 * MEGABYTE,
});

const pastedText = text({
	name: 'openApi',
	displayName: 'Text of the File',
	description: 'The whole OpenAPI file, as JSON or YAML',
});

/** Written in lines, and long. */
const pasted = { ...pastedText, property: { ...pastedText.property, typeOptions: { rows: 8 } } };

async function textOf({ params, file: read }: Call): Promise<string> {
	if (params.source === 'text') return String(params.openApi ?? '');
	const name = params.binaryPropertyName;
	return name === undefined ? '' : (await read(String(name))).content.toString('utf8');
}

/** The path as API Request takes it. */
const whole = (path: string, { prefix }: Matched): string =>
	path.startsWith(`${DEFAULT_PREFIX}/`) ? path : `${prefix ?? DEFAULT_PREFIX}${path}`;

/** What a person needs: the text for the credential first, then what to look at. */
function report(matched: Matched): IDataObject {
	const { title, version, bound, unmatched, extra } = matched;
	return {
		confirmed_routes: confirmedText(matched),
		file: `${title} ${version}`.trim(),
		base_url: matched.baseUrl,
		operations: ROUTES.length,
		matched: bound.length,
		unmatched: unmatched.length,
		not_offered: extra.length,
		to_look_at: bound.filter(({ likely }) => likely).map(({ operation }) => operation),
		matched_operations: bound.map(({ operation, method, path, score, left }) => ({
			operation,
			method,
			path,
			score,
			...(left.length > 0 ? { without: left } : {}),
		})),
		unmatched_operations: unmatched as unknown as IDataObject[],
		routes_not_offered: extra.map((each) => ({ ...each, path: whole(each.path, matched) })),
	};
}

async function matchFile(call: Call): Promise<IDataObject> {
	const written = await textOf(call);
	if (written.trim() === '') {
		throw new Failure({
			message: 'There is no OpenAPI file to read',
			description: 'Give the text of the file, or the name of a binary field that holds it.',
			input: true,
		});
	}
	const matched = match(readOpenApi(written));
	const { bound, unmatched, baseUrl } = matched;
	if (baseUrl !== null) call.tell(`The file is about ${baseUrl}: compare it with Base URL of the credential.`);
	call.tell(
		`${bound.length} of ${ROUTES.length} operations are bound to routes of the file. Paste the text of confirmed_routes into Confirmed Routes of the credential.${unmatched.length > 0 ? ` Not bound: ${unmatched.map(({ operation }) => operation).join(', ')}.` : ''}`,
	);
	return report(matched);
}

const placesOf = ({ params }: EffectiveRoute): IDataObject =>
	Object.fromEntries(params.map(({ name, place, as }) => [name, name === as ? place : `${place} as ${as}`]));

/** A row for each operation, as it is used with this credential. */
async function rows({ session }: Call): Promise<IDataObject[]> {
	const credentials = await session.credentials();
	const confirmed = confirmedOf(credentials);
	return ROUTES.map(({ operation, number, sentence }) => {
		const { route, objection } = routeOf(operation, confirmed, credentials.allowUnconfirmedWrites === true);
		const { method, path, certainty, kind, auth, prefix } = route;
		const usual = effectiveRoute(operation, { ...confirmed, routes: new Map() });
		return {
			operation,
			method,
			path: `${prefix ?? prefixOf(credentials)}${path}`,
			certainty,
			certainty_without_file: usual.certainty,
			kind,
			auth,
			usable: objection === undefined,
			parameters: placesOf(route),
			description: sentence,
			number,
			known: { ...routeFor(operation).known },
		};
	});
}

/** How the calls of Knot find their way: the document names no methods and paths. */
export const route: Resource = {
	value: 'route',
	name: 'Route',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get routes',
			description:
				'List every operation with the method and path that it uses with this credential, and how certain they are',
			kind: 'read',
			local: true,
			fields: wholeListFields,
			run: async (call) => shownRows(call, await rows(call)),
		},
		{
			value: 'matchOpenApi',
			name: 'Match OpenAPI File',
			action: 'Match API file',
			description:
				"Bind the operations to the routes of Knot's own OpenAPI file; gives the text for Confirmed Routes of the credential",
			kind: 'read',
			local: true,
			fields: [from, shownWhen('source', ['file'], binary), shownWhen('source', ['text'], pasted)],
			run: matchFile,
		},
	],
};

// The entries of the Knot document, run with the rows of the engine tests.
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential } from '../../../../../demo/rest.cjs';
import { DEFAULT_PREFIX, ROUTES } from '../../../../../nodes/Knot/routes';
import { accountRows } from '../../../../engine/knot-operations/accountRows';
import { fleetRows } from '../../../../engine/knot-operations/fleetRows';
import type { KnotRow } from '../../../../engine/knot-operations/row';
import { PIXEL } from '../../../../engine/picture';
import { type DocumentedEntry, documentedEntries } from '../../../../fixtures/read.cjs';
import { LOGIN, useKnot } from '../knotFleet.cjs';
import { node } from '../workflow.cjs';
import type { Run, Vendor } from './entry.cjs';

const LOG_OUT = 'login.logOut';
/** Whose sessions all end, so that it must not be the account of the others. */
const RIDER = 'rider@example.com';
/** A walk would ask for the next page, too. */
const ONE_PAGE = { limit: 1 };

/** Turns a text of the item into the file that the row wants. */
const toFile = (name: string): INode =>
	node(
		`File for ${name}`,
		'n8n-nodes-base.convertToFile',
		{ operation: 'toBinary', sourceProperty: 'picture', options: { fileName: 'broken.png', mimeType: 'image/png' } },
		{ typeVersion: 1.1 },
	);

/** An expression for every value, also for those inside an object. */
function fromItem(values: object, place: string): object {
	const expression = ([name, value]: [string, unknown]) => {
		const here = `${place}.${name}`;
		const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
		return [name, isObject ? fromItem(value, here) : `={{ ${here} }}`];
	};
	return Object.fromEntries(Object.entries(values).map(expression));
}

export function knotEntries(): Vendor {
	const fleet = useKnot();
	const rows = [...accountRows, ...fleetRows];
	const documented = documentedEntries('knot');
	const entries = documented.map((entry) => ({ ...entry, path: `${DEFAULT_PREFIX}${entry.path}` }));

	function rowOf({ method, path }: DocumentedEntry): KnotRow | undefined {
		const route = ROUTES.find((each) => each.method === method && `${DEFAULT_PREFIX}${each.path}` === path);
		return rows.find(({ id }) => id === route?.operation);
	}

	/** Values come with the item, for most are only known once the stage is set; behind a file there is only the file. */
	function parametersOf({ id, input, item }: KnotRow): INodeParameters {
		fleet.reset();
		const values = input?.(fleet.cloud) ?? {};
		const each = (item ? values : fromItem(values, '$json.input')) as INodeParameters;
		return id.includes('.getResolved') ? { ...each, ...ONE_PAGE } : each;
	}

	async function credentialOf({ id, email = id === LOG_OUT ? RIDER : undefined }: KnotRow): Promise<Credential> {
		if (email === undefined) return fleet.credential;
		const { password } = fleet.cloud.users.find(email)!;
		return await fleet.addCredential({ email, password });
	}

	async function runs() {
		fleet.reset();
		// The session of the main account is there before the first call.
		await fleet.signIn();
		const credentials = new Map<string, Credential>();
		for (const row of rows) credentials.set(row.id, await credentialOf(row));
		return (entry: DocumentedEntry): Run | undefined => {
			const row = rowOf(entry);
			if (!row) return undefined;
			const { id, input, item } = row;
			const credential = credentials.get(id)!;
			return {
				operation: id,
				parameters: parametersOf(row),
				credential,
				given() {
					fleet.reset();
					return { input: input?.(fleet.cloud) ?? {}, picture: PIXEL };
				},
				before: item ? [toFile(id)] : [],
				beside: credential === fleet.credential ? [] : [LOGIN],
			};
		};
	}

	return { fleet, entries, runs };
}

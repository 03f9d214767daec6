import type { IDataObject } from 'n8n-workflow';
import { limitOf, rowsOf, shownRows } from '../../core/list';
import type { Call } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask } from '../../core/perform';
import { toText } from '../../core/vehicle';
import { METHODS, requestFor } from '../methods';
import { firstText } from '../values';

/** The account that a list is about: the named one, else the credential's own. */
const rootOf = async ({ params, session }: Call): Promise<string> =>
	toText(params.target) ?? String((await session.credentials()).userId).trim();

/** An account tree this deep or wide is none. */
const MOST_ACCOUNTS = 10_000;

/**
 * The accounts from this one down, each once, parents first. JIMI lists one level at a time (jimi, "List all
 * sub-account"), and an account can turn up in two lists while it is moved.
 */
async function* accountsFrom(call: Call, root: string): AsyncGenerator<{ account: string; below: IDataObject[] }> {
	const seen = new Set([root]);
	for (const account of seen) {
		const rows = rowsOf((await ask(call, requestFor(METHODS.accounts, { target: account }))).data);
		yield { account, below: rows };
		for (const row of rows) {
			const name = toText(row.account);
			if (name && seen.size < MOST_ACCOUNTS) seen.add(name);
		}
		call.progress(`${seen.size} accounts found`);
	}
}

/** The names of the accounts that a list goes through. */
async function* namesOf(call: Call): AsyncGenerator<string> {
	const root = await rootOf(call);
	if (call.params.includeSubAccounts !== true) return yield root;
	for await (const { account } of accountsFrom(call, root)) yield account;
}

/** The device of a row; a row that names none is told from others by all it has. */
const keyOf = (row: IDataObject): string => firstText(row.imei, row.IMEI) ?? JSON.stringify(row);

/**
 * A list that JIMI keeps for each account by itself: of the one account, or of all below it too. A device that shows
 * up in several accounts is given once.
 */
export async function listOfAccounts(call: Call): Promise<IDataObject[]> {
	const { operation, params } = call;
	const found = new Map<string, IDataObject>();
	for await (const account of namesOf(call)) {
		const rows = rowsOf((await ask(call, requestOf(operation, { ...params, target: account }))).data);
		for (const row of rows) if (!found.has(keyOf(row))) found.set(keyOf(row), row);
		if (found.size >= limitOf(params)) break;
	}
	return shownRows(call, [...found.values()]);
}

/** The accounts below one, or the whole tree under it. It is not below itself, whatever a loop of accounts says. */
export async function subAccounts(call: Call): Promise<IDataObject[]> {
	const { params } = call;
	const root = await rootOf(call);
	const found = new Map<string, IDataObject>();
	for await (const { account, below } of accountsFrom(call, root)) {
		for (const row of below) {
			const name = String(row.account);
			if (name !== root && !found.has(name)) found.set(name, { ...row, parent: account });
		}
		if (params.includeSubAccounts !== true || found.size >= limitOf(params)) break;
	}
	return shownRows(call, [...found.values()]);
}

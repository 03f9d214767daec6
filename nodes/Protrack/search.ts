import type { IDataObject } from 'n8n-workflow';
import { askForRows } from '../core/askVendor';
import type { Session } from '../core/request';
import type { SearchList } from '../core/searchList';
import { byNames, loading, searching } from '../core/searchList';
import { protrack } from './api';
import { ACCOUNTS, DEVICES } from './paths';

/** A whole list of the account. Throws Failure with the vendor's words. `timeout`: milliseconds for one answer. */
export const listOf = async (
	session: Session,
	path: string,
	account?: string,
	timeout?: number,
): Promise<IDataObject[]> =>
	await askForRows(session, { method: 'GET', path, query: account ? { account } : {} }, { timeout });

const devices: SearchList = {
	rows: async (session) => await listOf(session, DEVICES),
	shown: ({ imei, platenumber, devicename }) => byNames(imei, platenumber, devicename),
};

const accounts: SearchList = {
	rows: async (session) => await listOf(session, ACCOUNTS),
	shown: ({ account, username }) => byNames(account, username),
};

/** The searchable lists of the panel. */
export const listSearch = {
	searchDevices: searching(protrack, devices),
	searchAccounts: searching(protrack, accounts),
};

/** The same as a list to choose several from. */
export const loadOptions = { getDevices: loading(protrack, devices) };

import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	IPollFunctions,
} from 'n8n-workflow';
import { Failure, nodeError } from '../core/errors';
import { Session } from '../core/request';
import { toText } from '../core/vehicle';
import { protrack } from './api';
import { ACCOUNTS, DEVICES } from './paths';

/** A whole list of the account. Throws Failure with the vendor's words. `timeout`: milliseconds for one answer. */
export async function listOf(
	session: Session,
	path: string,
	account?: string,
	timeout?: number,
): Promise<IDataObject[]> {
	const query = account ? { account } : {};
	const given = await session.send({ method: 'GET', path, query }, 'read', { timeout });
	const { result, empty, data, message, remedy, code, httpStatus } = given;
	if (result !== 'done' && !empty) throw new Failure({ message, description: remedy, code, httpStatus });
	return Array.isArray(data) ? (data as IDataObject[]) : [];
}

async function search(
	ctx: ILoadOptionsFunctions | IPollFunctions,
	path: string,
	shown: (row: IDataObject) => INodePropertyOptions,
	filter = '',
): Promise<INodePropertyOptions[]> {
	const session = new Session(ctx, protrack);
	const rows = await listOf(session, path).catch((error: Error) => error);
	if (rows instanceof Error) throw nodeError(ctx.getNode(), { message: rows.message }, 0);
	const wanted = filter.trim().toLowerCase();
	return rows
		.map(shown)
		.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted))
		.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

const asDevice = ({ imei, platenumber, devicename }: IDataObject): INodePropertyOptions => {
	const name = [toText(platenumber), toText(devicename)].filter(Boolean).join(', ');
	return { name: name ? `${name} (${String(imei)})` : String(imei), value: String(imei) };
};

const asAccount = ({ account, username }: IDataObject): INodePropertyOptions => {
	const name = toText(username);
	return { name: name ? `${name} (${String(account)})` : String(account), value: String(account) };
};

/** The searchable lists of the panel. */
export const listSearch = {
	async searchDevices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return { results: await search(this, DEVICES, asDevice, filter) };
	},
	async searchAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return { results: await search(this, ACCOUNTS, asAccount, filter) };
	},
};

/** The same as a list to choose several from. */
export const loadOptions = {
	async getDevices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await search(this, DEVICES, asDevice);
	},
};

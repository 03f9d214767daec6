import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { nodeError } from '../core/errors';
import { Session } from '../core/request';
import { search } from '../core/searchList';
import { toText } from '../core/vehicle';
import { jimi } from './api';
import { METHODS, requestFor } from './methods';
import type { Instruction } from './templates';
import { instructionsOf, placesOf } from './templates';

/** The lists of the credential's own account; JIMI wants its name. */
const ofAccount = (method: string) => async (session: Session) =>
	requestFor(method, { target: String((await session.credentials()).userId).trim() });

const asDevice = ({ imei, vehicleNumber, deviceName }: IDataObject): INodePropertyOptions => {
	const name = [...new Set([toText(vehicleNumber), toText(deviceName)])].filter(Boolean).join(', ');
	return { name: name ? `${name} (${String(imei)})` : String(imei), value: String(imei) };
};

const asAccount = ({ account, name }: IDataObject): INodePropertyOptions => {
	const shown = toText(name);
	return { name: shown ? `${shown} (${String(account)})` : String(account), value: String(account) };
};

/** The device of the panel; an expression that needs an item cannot be followed here. */
function deviceOf(ctx: ILoadOptionsFunctions): string {
	const read = () => ctx.getNodeParameter('imei', undefined, { extractValue: true }) as unknown;
	let value: unknown;
	try {
		value = read();
	} catch {
		value = undefined;
	}
	const imei = String(value ?? '').trim();
	if (/^\d{14,17}$/.test(imei)) return imei;
	const description = 'Or name the command: "By Name or ID" works with any device.';
	const message = 'Choose the device first: each has a list of its own';
	throw nodeError(ctx.getNode(), { message, description, input: true }, 0);
}

async function offered(ctx: ILoadOptionsFunctions): Promise<Instruction[]> {
	const session = new Session(ctx, jimi, jimi.patience?.({ shortWaits: true }));
	const list = await instructionsOf(session, deviceOf(ctx)).catch((error: Error) => error);
	if (list instanceof Error) throw nodeError(ctx.getNode(), { message: list.message }, 0);
	return list;
}

const asCommand = ({ id, name, template, explanation }: Instruction): INodePropertyOptions => ({
	name: `${name}: ${template}`,
	value: id,
	...(explanation ? { description: explanation } : {}),
});

/** The searchable lists of the panel. */
export const listSearch = {
	async searchDevices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await search(this, jimi, ofAccount(METHODS.devices), asDevice, filter);
	},
	async searchAccounts(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await search(this, jimi, ofAccount(METHODS.accounts), asAccount, filter);
	},
	async searchInstructions(this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const wanted = filter.trim().toLowerCase();
		const results = (await offered(this)).map(asCommand);
		return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
	},
};

const asField = (place: string): ResourceMapperField => ({
	id: place,
	displayName: `{${place}}`,
	defaultMatch: false,
	required: true,
	display: true,
	type: 'string',
});

/** The open places of the chosen command become fields of the panel. */
export const resourceMapping = {
	async getInstructionValues(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const chosen = this.getNodeParameter('instruction', undefined, { extractValue: true }) as unknown;
		const wanted = String(chosen ?? '').toLowerCase();
		const found = (await offered(this)).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
		return { fields: placesOf(found?.template ?? '').map(asField) };
	},
};

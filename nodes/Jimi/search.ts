import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { askForRows } from '../core/askVendor';
import { trimmed } from '../core/baseUrl';
import { nodeError } from '../core/errors';
import { Session } from '../core/request';
import type { SearchList } from '../core/searchList';
import { byNames, searching } from '../core/searchList';
import { jimi } from './api';
import { METHODS, requestFor } from './methods';
import type { Instruction } from './templates';
import { instructionsOf, placesOf } from './templates';

/** A list of the credential's own account; JIMI wants its name. */
const ofAccount = (method: string) => async (session: Session) => {
	const target = trimmed((await session.credentials()).userId);
	return await askForRows(session, requestFor(method, { target }));
};

const devices: SearchList = {
	rows: ofAccount(METHODS.devices),
	shown: ({ imei, vehicleNumber, deviceName }) => byNames(imei, vehicleNumber, deviceName),
};

const accounts: SearchList = {
	rows: ofAccount(METHODS.accounts),
	shown: ({ account, name }) => byNames(account, name),
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
	searchDevices: searching(jimi, devices),
	searchAccounts: searching(jimi, accounts),
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

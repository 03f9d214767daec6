import type { IDataObject, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';
import { askForRows } from '../core/askVendor';
import { Failure, nodeError } from '../core/errors';
import { Session } from '../core/request';
import type { SearchList } from '../core/searchList';
import { byNames, searching } from '../core/searchList';
import { jimi } from './api';
import { METHODS, requestFor } from './methods';
import type { Instruction } from './templates';
import { placesOf, toInstruction } from './templates';

/** A list of the credential's own account; JIMI wants its name. */
const ofAccount = async (session: Session, method: string) =>
	await askForRows(session, requestFor(method, { target: String((await session.credentials()).userId).trim() }));

const devices: SearchList = {
	rows: async (session) => await ofAccount(session, METHODS.devices),
	shown: ({ imei, vehicleNumber, deviceName }) => byNames(imei, vehicleNumber, deviceName),
};

const accounts: SearchList = {
	rows: async (session) => await ofAccount(session, METHODS.accounts),
	shown: ({ account, name }) => byNames(account, name),
};

/** The device of the panel; an expression that needs an item cannot be followed here. */
function deviceOf(ctx: ILoadOptionsFunctions): string {
	const imei = valueOf(ctx, 'imei');
	if (/^\d{14,17}$/.test(imei)) return imei;
	throw new Failure({
		message:
			'Choose the device first: each has a list of its own. Or name the command: "By Name or ID" works with any device.',
	});
}

function valueOf(ctx: ILoadOptionsFunctions, name: string): string {
	try {
		return String(ctx.getNodeParameter(name, '', { extractValue: true })).trim();
	} catch {
		return '';
	}
}

const offered = async (session: Session, ctx: ILoadOptionsFunctions): Promise<IDataObject[]> =>
	await askForRows(session, requestFor(METHODS.instructions, { imei: deviceOf(ctx) }));

function asCommand({ id, name, template, explanation }: Instruction) {
	return { name: `${name}: ${template}`, value: id, ...(explanation ? { description: explanation } : {}) };
}

/** What the chosen device offers. */
const commands: SearchList = { rows: offered, shown: (row) => asCommand(toInstruction(row)) };

/** The searchable lists of the panel. */
export const listSearch = {
	searchDevices: searching(jimi, devices),
	searchAccounts: searching(jimi, accounts),
	searchInstructions: searching(jimi, commands),
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
		const wanted = valueOf(this, 'instruction').toLowerCase();
		const rows = await offered(new Session(this, jimi), this).catch((error: Error) => error);
		if (rows instanceof Error) throw nodeError(this.getNode(), { message: rows.message }, 0);
		const found = rows.map(toInstruction).find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
		return { fields: placesOf(found?.template ?? '').map(asField) };
	},
};

import type { IDataObject } from 'n8n-workflow';
import { askForRows } from '../core/askVendor';
import { Failure } from '../core/errors';
import type { Call } from '../core/operation';
import { sendOptions } from '../core/perform';
import type { Session } from '../core/request';
import { toText } from '../core/vehicle';
import { METHODS, requestFor } from './methods';

/** A command that a device offers (jimi, "Get command list supported by device"). */
export interface Instruction {
	id: string;
	name: string;
	/** With `{0}`, `{1}` where values go. */
	template: string;
	explanation: string | null;
	/** Waits at JIMI for a device that is offline. */
	waitsOffline: boolean;
}

export const toInstruction = (row: IDataObject): Instruction => ({
	id: String(row.id),
	name: toText(row.orderName) ?? String(row.id),
	template: toText(row.orderContent) ?? '',
	explanation: [toText(row.orderExplain), toText(row.orderMsg)].filter(Boolean).join(' ') || null,
	waitsOffline: String(row.isOffLine) === '1',
});

const PLACEHOLDER = /\{(\d+)\}/g;

/** The numbers of the places that a template leaves open, each once. */
export const placesOf = (template: string): string[] =>
	[...new Set([...template.matchAll(PLACEHOLDER)].map(([, place]) => place))].sort((a, b) => Number(a) - Number(b));

/** The command as the device gets it. */
export const filledIn = (template: string, params: unknown[]): string =>
	template.replace(PLACEHOLDER, (_, place: string) => String(params[Number(place)] ?? ''));

/** What a device offers. Throws Failure with JIMI's words. `timeout`: milliseconds. */
export async function instructionsOf(
	session: Session,
	imei: string,
	options: { timeout?: number } = {},
): Promise<Instruction[]> {
	return (await askForRows(session, requestFor(METHODS.instructions, { imei }), options)).map(toInstruction);
}

const isFree = ({ template }: Instruction) => /^\{0\}$/.test(template.trim());

const named = (list: Instruction[], wanted: string): Instruction | undefined =>
	list.find(({ id }) => id === wanted) ?? list.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());

/**
 * The command as this device knows it: the numbers differ from model to model, so that they are looked up for each
 * device. `wanted`: number or name; `undefined`: a command in the person's own words. Throws Failure before anything
 * is sent.
 */
export async function instructionFor(call: Call, wanted: string | undefined): Promise<Instruction> {
	const list = await instructionsOf(call.session, String(call.device), sendOptions(call)).catch((error: Error) => {
		throw error instanceof Failure
			? new Failure({ ...error.details, message: `the list of commands could not be read (${error.message})` })
			: error;
	});
	const found = wanted === undefined ? list.find(isFree) : named(list, wanted);
	if (found) return found;
	const offered = list.map(({ id, name }) => `${name} (${id})`).join(', ') || 'none';
	const message =
		wanted === undefined ? 'the device takes no commands in own words' : `the device offers no command "${wanted}"`;
	throw new Failure({ message, description: `It offers: ${offered}.` });
}

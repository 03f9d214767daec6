import type { IDataObject } from 'n8n-workflow';
import type { ApiRequest } from '../core/request';
import { filledIn } from './templates';

const HEX = /^(?:[0-9a-f]{2}){4,}$/i;
/** Deeper than any request; what lies below is not looked at. */
const DEEPEST = 8;

/** Bytes as text, from each letter on that begins a word: a command in hexadecimal may have a frame around it. */
function fromHex(written: string): string[] {
	const digits = written.replace(/\s+/g, '');
	if (!HEX.test(digits)) return [];
	const bytes = Buffer.from(digits, 'hex').toString('latin1');
	return [bytes, ...[...bytes.matchAll(/[a-z]/gi)].map(({ index }) => bytes.slice(index))];
}

/** The list or object that a text is the JSON of. */
function structureIn(written: string): object | null {
	if (!/^\s*[[{]/.test(written)) return null;
	try {
		return JSON.parse(written) as object;
	} catch {
		return null;
	}
}

/** A template with its values is the command that the device gets. */
function filledTemplate({ inst_template: template, params }: IDataObject): string[] {
	if (typeof template !== 'string') return [];
	const values = typeof params === 'string' ? (structureIn(params) ?? [params]) : params;
	return [filledIn(template, Array.isArray(values) ? values : [])];
}

function inside(value: unknown, depth = 0): string[] {
	if (value === null || value === undefined || depth > DEEPEST) return [];
	if (typeof value === 'object') {
		return [
			...filledTemplate(value as IDataObject),
			...Object.values(value).flatMap((each) => inside(each, depth + 1)),
		];
	}
	const written = String(value);
	return [written, ...fromHex(written), ...inside(structureIn(written), depth + 1)];
}

/**
 * Every text of a request that a device could take for a command: whole values, values inside JSON, templates filled
 * in, and hexadecimal read as text. So the guard sees own commands and API Request, too.
 */
export const commandsIn = ({ form = {} }: ApiRequest): string[] =>
	Object.entries(form).flatMap(([name, value]) => (name === 'method' ? [] : inside(value)));

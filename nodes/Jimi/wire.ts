import type { IDataObject } from 'n8n-workflow';
import { parseObject } from '../core/answer';
import type { ApiRequest } from '../core/request';
import { filledIn } from './templates';

const HEX = /^(?:[0-9a-f]{2}){4,}$/i;

/** Bytes as text, for a command that goes out in hexadecimal. */
const fromHex = (written: string): string[] =>
	HEX.test(written) ? [Buffer.from(written, 'hex').toString('latin1')] : [];

function inside(value: unknown): string[] {
	if (value === null || value === undefined) return [];
	if (typeof value === 'object') return Object.values(value).flatMap(inside);
	const written = String(value);
	return [written, ...fromHex(written.replace(/\s+/g, ''))];
}

/** A template with its values is the command that the device gets. */
function filledTemplate({ inst_template: template, params }: IDataObject): string[] {
	if (typeof template !== 'string') return [];
	const values = typeof params === 'string' ? [params] : Array.isArray(params) ? params : [];
	return [filledIn(template, values)];
}

/**
 * Every text of a request that a device could take for a command: whole values, values inside JSON, templates filled
 * in, and hexadecimal read as text. So the guard sees own commands and API Request, too.
 */
export function commandsIn({ form = {} }: ApiRequest): string[] {
	return Object.entries(form)
		.filter(([name]) => name !== 'method')
		.flatMap(([, value]) => {
			const json = parseObject(value) ?? (typeof value === 'object' && !Array.isArray(value) ? value : null);
			return [...inside(value), ...(json ? [...inside(json), ...filledTemplate(json as IDataObject)] : [])];
		});
}

import { parseJson } from '../server.cjs';

/** What `inst_param_json` says (document, "Send command to device"). */
export interface Instruction {
	id: string;
	template: string;
	params: string[];
	/** Whether it takes the place of commands that wait for the device. */
	isCover: boolean;
}

const KEYS = ['inst_id', 'inst_template', 'params', 'is_cover'];
const SWITCHES: ReadonlyArray<unknown> = [undefined, true, false, 'true', 'false'];

/** Reads the JSON of a command; what is wrong with it as text. The document's samples give all but `params` as text. */
export function instructionIn(text: string): Instruction | string {
	const parsed = parseJson(text);
	if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
		return 'inst_param_json is no JSON object';
	const strange = Object.keys(parsed).find((key) => !KEYS.includes(key));
	if (strange) return `inst_param_json has no ${strange}`;
	const { inst_id: id, inst_template: template, params, is_cover: cover } = parsed as Record<string, unknown>;
	if (!isFilled(id)) return 'inst_id must be a text';
	if (!isFilled(template)) return 'inst_template must be a text';
	if (!isTexts(params)) return 'params must be a list of texts';
	if (!SWITCHES.includes(cover)) return 'is_cover must be true or false';
	return { id, template, params, isCover: String(cover) === 'true' };
}

function isFilled(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

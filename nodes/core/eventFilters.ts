import type { INodeProperties } from 'n8n-workflow';

/** For the options of a trigger that is pushed to: what arrives late is not acted upon. */
export const maxAgeOption: INodeProperties = {
	displayName: 'Ignore Events Older Than (Minutes)',
	name: 'maxAge',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'Events that happened longer ago are acknowledged and start nothing',
};

/**
 * Whether an event happened too long ago. Without a time, or without a limit, none did.
 *
 * @param time milliseconds since 1970
 */
export const isTooOld = (time: number | null, minutes: number | undefined): boolean =>
	minutes !== undefined && minutes > 0 && time !== null && Date.now() - time > minutes * 60_000;

/** Words of a text, separated by blanks, commas or semicolons; an expression may give a number. */
export const listed = (written: unknown): string[] =>
	String(written ?? '')
		.split(/[\s,;]+/)
		.filter(Boolean);

import { SCOOTER } from './device.cjs';

/** A command that a model takes (document, "Get command list supported by device"). */
export interface Template {
	id: number;
	orderName: string;
	/** The command, with {0}, {1} ... for what is to be filled in. */
	orderContent: string;
	orderExplain: string;
	orderMsg: string;
	/** "1": waits for a device that is offline. */
	isOffLine: string;
}

const SOS = 'SOS is used for receive alerts and SOS alerts. SOS number should have 3-20 numbers.';

/** The same command has another number with every model, as in real life. */
export const MODELS: Readonly<Record<string, readonly Template[]>> = {
	GT06N: [
		template(113, 'Cut off fuel and power', 'RELAY,1#', true),
		template(114, 'Restore fuel and power', 'RELAY,0#', true),
		template(81, 'SOS setting', 'SOS,A,{0},{1},{2}#', true, SOS),
		template(85, 'Restart', 'RESET#', false),
		template(96, 'User-defined command', '{0}', true),
	],
	VL103: [
		template(163, 'Relay', 'RELAY,{0}#', true, '1 cuts fuel and power, 0 restores them.'),
		template(170, 'Upload interval', 'TIMER,{0},{1}#', false, 'Seconds with ignition on, with ignition off.'),
		template(171, 'Restart', 'RESET#', false),
		template(99, 'User-defined command', '{0}', true),
	],
	JC400: [
		template(111, 'Relay', 'RELAY,{0}#', false, '1 cuts fuel and power, 0 restores them.'),
		template(208, 'Photo', 'PICTURE,{0}#', false, 'in or out: which camera.'),
		template(98, 'User-defined command', '{0}', false),
	],
	GT300L: [
		template(82, 'Call', 'CALL,{0}#', true, 'The number that the device calls.'),
		template(95, 'User-defined command', '{0}', true),
	],
	[SCOOTER]: [template(416, 'Open', 'OPEN#', false)],
};

/** The template of a device's model; undefined: it has none of that number. */
export function templateOf(mcType: string, id: string): Template | undefined {
	return templatesOf(mcType).find((template) => String(template.id) === id);
}

/** The templates of a model; none of one that is not known. */
export function templatesOf(mcType: string): readonly Template[] {
	return Object.hasOwn(MODELS, mcType) ? MODELS[mcType] : [];
}

/** How many values a template takes. */
export function placeholdersOf({ orderContent }: Template): number {
	return new Set(orderContent.match(/\{\d+\}/g) ?? []).size;
}

/** The command with the values in their places. */
export function filledIn(template: string, params: readonly string[]): string {
	return template.replace(/\{(\d+)\}/g, (_all, place: string) => params[Number(place)] ?? '');
}

function template(
	id: number,
	orderName: string,
	orderContent: string,
	isOffLine: boolean,
	orderExplain = '',
): Template {
	return { id, orderName, orderContent, orderExplain, orderMsg: '', isOffLine: isOffLine ? '1' : '0' };
}

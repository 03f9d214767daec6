import type { IDataObject } from 'n8n-workflow';
import { answer, type Answer } from '../../core/answer';
import type { Field } from '../../core/fields';
import { shownWhen } from '../../core/collect';
import { choice, json, text } from '../../core/fields';
import type { Call, Resource, Route } from '../../core/operation';
import { sendOptions } from '../../core/perform';
import { toNumber, toText } from '../../core/vehicle';
import { imei } from './fields';
import { judge } from '../../core/deviceWords';

/** POST with its values behind the question mark: Protrack reads no body. */
export const post = (path: string): Route => ({ method: 'POST', path, place: 'query' });

const QUERY = '/api/command/query';
const PAUSE = 1_000;
const TRIES = 30;
const ANSWERED = 1;

const command = choice({
	name: 'command',
	displayName: 'Command',
	description: 'What to tell the device',
	required: true,
	options: [
		{ name: 'Custom', value: 'custom', wire: '', description: 'A command of the device, as text' },
		{ name: 'Lock Door', value: 'lockDoor', wire: 'LOCKDOOR' },
		{ name: 'Reset Device', value: 'reset', wire: 'RESET' },
		{ name: 'Restore Engine', value: 'restoreEngine', wire: 'RELAY,0', description: 'Fuel supply on again' },
		{ name: 'Set Mileage', value: 'setMileage', wire: 'SET_MILEAGE' },
		{ name: 'Stop Engine', value: 'stopEngine', wire: 'RELAY,1', description: 'Cuts the fuel supply' },
		{ name: 'Unlock Door', value: 'unlockDoor', wire: 'UNLOCKDOOR' },
	],
	default: 'lockDoor',
});

const customCommand = shownWhen(
	'command',
	['custom'],
	text({
		name: 'customCommand',
		displayName: 'Custom Command',
		description: 'Exactly as the device understands it',
		required: true,
		wire: 'command',
		placeholder: 'e.g. RELAY,0',
	}),
);

const mileageText = text({
	name: 'mileage',
	displayName: 'Mileage',
	description:
		"The new reading, as your provider counts it. Protrack's document names no unit; its example, 30, looks like kilometres. Try it on one vehicle first.",
	required: true,
	wire: 'paramData',
	pattern: /^\d+(\.\d+)?$/,
	hint: 'must be a number, like 30',
});

const inParamData = (field: Field, read: (value: unknown) => IDataObject): Field => ({
	...field,
	toWire: (value, place) => {
		const sent = field.toWire(value, place);
		return sent === undefined ? undefined : JSON.stringify(read(sent));
	},
});

/** Protrack wants the number as a text inside a JSON text. */
const newMileage = shownWhen(
	'command',
	['setMileage'],
	inParamData(mileageText, (mileage) => ({ mileage: String(mileage) })),
);

const parameters = json({
	name: 'paramData',
	displayName: 'Parameters',
	description: 'Of the custom command, as a JSON object; most commands have none',
});

const customParameters = shownWhen('command', ['custom'], {
	...parameters,
	toWire: (value, place) => {
		const sent = parameters.toWire(value, place) as IDataObject | undefined;
		return sent && Object.keys(sent).length > 0 ? JSON.stringify(sent) : undefined;
	},
});

const commandId = text({
	name: 'commandid',
	displayName: 'Command ID',
	description: 'The reference that Command: Send gave back',
	required: true,
	placeholder: 'e.g. 1B454',
});

const NO_ANSWER =
	'The device has not answered within 30 s. It may still do what it was told: ask again with Command: Get Result.';

const CANCELLED =
	'The execution was cancelled before the device answered. It may still do what it was told: ask again with Command: Get Result.';
const NO_REFERENCE =
	'Protrack took the command, but gave no number to ask for the answer by: look at the device with Device: Get Position.';

/** Asks once a second for the device's own answer, up to 30 times (protrack 2.6). */
async function follow(call: Call, accepted: Answer): Promise<Answer> {
	const { reference, sentAt } = accepted;
	const told = { reference, sentAt, code: accepted.code, httpStatus: accepted.httpStatus };
	const request = { method: 'POST' as const, path: QUERY, query: { commandid: reference } };
	for (let tries = 0; reference !== null && tries < TRIES && !call.session.cancelled; tries++) {
		await call.wait(PAUSE);
		const seen = await call.session.send(request, 'read', sendOptions(call));
		const record = (seen.data ?? {}) as IDataObject;
		if (seen.result !== 'done' || toNumber(record.commandstatus) !== ANSWERED) continue;
		const words = toText(record.response) ?? '';
		return answer({ ...told, ...judge(words, String(call.params.command)), data: record });
	}
	const stopped = call.session.cancelled ? CANCELLED : NO_ANSWER;
	return answer({ ...told, result: 'unknown', message: reference === null ? NO_REFERENCE : stopped });
}

const STATUS: Record<string, string> = { 0: 'waiting', 1: 'answered' };

/** protrack 2.5 and 2.6. */
export const commands: Resource = {
	value: 'command',
	name: 'Command',
	operations: [
		{
			value: 'send',
			name: 'Send',
			action: 'Send command',
			description:
				'Stop or restore the engine, lock or unlock the doors, reset the device, set its mileage, and wait for its answer. The engine is only stopped when the vehicle stands.',
			kind: 'command',
			fields: [imei, command, customCommand, newMileage, customParameters],
			request: post('/api/command/send'),
			follow,
		},
		{
			value: 'getResult',
			name: 'Get Result',
			action: 'Get command result',
			description: 'Get what the device answered to a command that was sent before',
			kind: 'read',
			fields: [commandId],
			request: post(QUERY),
			target: 'commandid',
			simplify: ({ response, commandstatus }) => ({
				status: STATUS[String(commandstatus)] ?? null,
				response: toText(response),
			}),
		},
	],
};

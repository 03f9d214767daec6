import { pause } from '../pause.cjs';
import { forDevice, forDeviceInService, type Call, type Context } from './call.cjs';
import { commandFailed, done, found, refused, SUB_CODE, type Outcome } from './codes.cjs';
import { EXECUTION, knownOf, type Command } from './commands.cjs';
import type { Tracker } from './fleet.cjs';
import { instructionIn, type Instruction } from './instruction.cjs';
import { filledIn, placeholdersOf, templateOf, templatesOf, type Template } from './models.cjs';
import { imei, required, text } from './parameters.cjs';
import { utcText } from './utc.cjs';

/** Place of the permission among the six. */
const SEND_COMMAND = 2;
const SENT = 'command is successfully sent.';

/** Commands (document, "Get command list supported by device" to "Get results of command execution"). */
export const COMMAND_CALLS: Call[] = [
	{
		method: 'jimi.open.instruction.list',
		parameters: { imei: required(imei) },
		run: (context) => forDevice(context, ({ device }) => found(templatesOf(device.mcType))),
	},
	{
		method: 'jimi.open.instruction.send',
		parameters: { imei: required(imei), inst_param_json: required(text(5000)) },
		problem({ inst_param_json: json }) {
			const instruction = instructionIn(json);
			return typeof instruction === 'string' ? instruction : null;
		},
		run: (context) =>
			forDeviceInService(context, (tracker) =>
				order(tracker, instructionIn(context.given.inst_param_json) as Instruction, context),
			),
	},
	{
		method: 'jimi.open.instruction.result',
		parameters: { imei: required(imei) },
		run: (context) =>
			forDevice(context, ({ device }) =>
				found(context.host.commands.of(device.imei).map((command) => resultRow(command, context.now))),
			),
	},
];

/** Checks a command against the templates of the model, then sends or stores it. */
function order(tracker: Tracker, instruction: Instruction, context: Context): Outcome | Promise<Outcome> {
	const { device } = tracker;
	if (context.account.permissions[SEND_COMMAND] !== '1') return refused(1002, 'no permissions');
	const template = templateOf(device.mcType, instruction.id);
	if (!template) return commandFailed(SUB_CODE.unsupported);
	const isFitting =
		template.orderContent === instruction.template && instruction.params.length === placeholdersOf(template);
	if (!isFitting) return commandFailed(SUB_CODE.parameter);
	const facts = {
		codeId: instruction.id,
		idsource: template.orderName,
		code: filledIn(template.orderContent, instruction.params),
		sender: context.account.account,
		sentAt: context.now,
	};
	if (!device.online) return store(tracker, template, instruction, facts, context);
	if (device.commandCode !== null) {
		context.host.commands.fail(device, facts);
		return commandFailed(device.commandCode);
	}
	return send(tracker, facts, context);
}

type Facts = Pick<Command, 'codeId' | 'idsource' | 'code' | 'sender' | 'sentAt'>;

function store(
	{ device }: Tracker,
	{ isOffLine }: Template,
	{ isCover }: Instruction,
	facts: Facts,
	{ host }: Context,
): Outcome {
	if (isOffLine !== '1') return commandFailed(SUB_CODE.offline);
	const waiting = host.commands.waiting(device.imei);
	if (waiting.length > 0 && !isCover) return refused(1003);
	for (const command of waiting) command.isExecute = EXECUTION.cancelled;
	host.commands.store(device, facts);
	return found(null, SENT);
}

async function send(tracker: Tracker, facts: Facts, { host, now }: Context): Promise<Outcome> {
	const command = host.commands.send(tracker.device, facts);
	if (command.ran) host.notice(tracker);
	if (now < command.answerAt) {
		await pause(host.settings.commandTimeout);
		return commandFailed(SUB_CODE.timeOut, command.ran);
	}
	if (!command.ran) return commandFailed(SUB_CODE.notExecuted);
	return done(SENT, host.settings.commandReply === 'text' ? command.content : null);
}

/** The time stands under `sendTime`, as in the sample; the table prints another name twice. */
function resultRow(command: Command, now: number): object {
	const { codeId, code, sentAt, sender, imei: receiveDevice, isOffline, idsource } = command;
	const { isExecute, content } = knownOf(command, now);
	return {
		codeId,
		code,
		content,
		isExecute: String(isExecute),
		sendTime: utcText(sentAt / 1000),
		sender,
		receiveDevice,
		isOffLine: isOffline ? '1' : '0',
		idsource,
	};
}

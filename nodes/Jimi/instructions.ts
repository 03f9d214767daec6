import type { IDataObject } from 'n8n-workflow';
import { toBoolean, toText } from '../core/vehicle';
import { toUtcIso } from './utc';
import { wordOf } from './values';

/** A row of jimi.open.instruction.list: a command that a device understands. `template` has places `{0}`, `{1}`. */
export const fromInstruction = (data: IDataObject): IDataObject => ({
	instruction_id: toText(data.id),
	name: toText(data.orderName),
	template: toText(data.orderContent),
	explanation: toText(data.orderExplain),
	prompt: toText(data.orderMsg),
	waits_for_offline_device: toBoolean(data.isOffLine),
});

/** `isExecute`; 2 is in no document. */
const STATES = { 0: 'failed', 1: 'done', 3: 'waiting', 4: 'cancelled' };

/** A row of jimi.open.instruction.result: a command that was sent, and what the device answered. */
export const fromInstructionResult = (data: IDataObject): IDataObject => ({
	device_id: toText(data.receiveDevice),
	instruction_id: toText(data.codeId),
	command: toText(data.code),
	status: wordOf(STATES, data.isExecute),
	response: toText(data.content),
	sent_at: toUtcIso(data.sendTime),
	sender: toText(data.sender),
	sent_offline: toBoolean(data.isOffLine),
	description: toText(data.idsource),
});

import type { Device } from './device.cjs';
import { isKnown, obey } from './orders.cjs';

/** Status of a command (document, "Get results of command execution"). */
export const EXECUTION = { failed: 0, done: 1, toBeSent: 3, cancelled: 4 } as const;

/** A command that was sent to a device. */
export interface Command {
	imei: string;
	/** Number and name of its template. */
	codeId: string;
	idsource: string;
	/** The command as the device gets it. */
	code: string;
	/** The account that sent it. */
	sender: string;
	/** Epoch milliseconds. */
	sentAt: number;
	/** Whether it waits for a device that was offline. */
	isOffline: boolean;
	/** What became of it, known from `answerAt` on (epoch ms; Infinity: never). */
	isExecute: number;
	content: string;
	answerAt: number;
	/** Whether the device obeyed. */
	ran: boolean;
}

type Facts = Pick<Command, 'codeId' | 'idsource' | 'code' | 'sender' | 'sentAt'>;

/** The commands sent so far and what became of them. */
export class Commands {
	/** Oldest first. Live. */
	readonly sent: Command[] = [];

	of(imei: string): Command[] {
		return this.sent.filter((command) => command.imei === imei);
	}

	/** Those that wait for this device to come online. */
	waiting(imei: string): Command[] {
		return this.of(imei).filter(({ isOffline, isExecute }) => isOffline && isExecute === EXECUTION.toBeSent);
	}

	/** A command that the device gets at once. */
	send(device: Device, facts: Facts): Command {
		const command = this.add(device, facts, false);
		const isHeard = device.answers || device.obeysSilently;
		if (isHeard && !device.silent) this.run(device, command, facts.sentAt);
		if (!device.answers || device.silent) command.answerAt = Infinity;
		else if (device.answersAfter !== null) command.answerAt = facts.sentAt + device.answersAfter * 1000;
		return command;
	}

	/** A command that the device refuses. */
	fail(device: Device, facts: Facts): Command {
		const command = this.add(device, facts, false);
		return Object.assign(command, { isExecute: EXECUTION.failed, content: 'Failed' });
	}

	/** A command that waits for the device. */
	store(device: Device, facts: Facts): Command {
		return this.add(device, facts, true);
	}

	/** Gives a device that is online what waits for it (epoch ms). */
	deliver(device: Device, now: number): void {
		for (const command of this.waiting(device.imei)) this.run(device, command, now);
	}

	clear(): void {
		this.sent.length = 0;
	}

	private run(device: Device, command: Command, now: number): void {
		const ran = isKnown(command.code);
		const content = obey(device, command.code, now);
		Object.assign(command, { ran, content, answerAt: now, isExecute: ran ? EXECUTION.done : EXECUTION.failed });
	}

	private add({ imei }: Device, facts: Facts, isOffline: boolean): Command {
		const fate = { isExecute: EXECUTION.toBeSent, content: '', answerAt: facts.sentAt, ran: false };
		const command: Command = { ...facts, ...fate, imei, isOffline };
		this.sent.push(command);
		return command;
	}
}

/** What the platform knows of a command now (epoch ms). */
export function knownOf(
	{ isExecute, content, answerAt }: Command,
	now: number,
): { isExecute: number; content: string } {
	return now >= answerAt ? { isExecute, content } : { isExecute: EXECUTION.toBeSent, content: '' };
}

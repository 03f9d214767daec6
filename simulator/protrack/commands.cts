import { Random } from '../random.cjs';
import type { Device } from './device.cjs';

/** A command that was sent to a tracker. */
export interface Command {
	commandid: string;
	imei: string;
	/** The account that sent it. */
	account: string;
	command: string;
	paramData: string | null;
	/** Epoch milliseconds. */
	sentAt: number;
	/** Whether the tracker obeyed. */
	ran: boolean;
	/** When the answer arrives (epoch ms), and after how many queries; Infinity: never. */
	answerAt: number;
	answerAfter: number;
	response: string;
	queries: number;
	queriedAt: number | null;
}

/** The id of the first command: the sample of the document. */
const FIRST_ID = 0x1b454;

/** The commands sent so far and their answers. */
export class Commands {
	/** Oldest first. Live. */
	readonly sent: Command[] = [];
	private readonly byId = new Map<string, Command>();
	private readonly random = new Random(1);
	private nextId = FIRST_ID;

	/** Keeps a command and says when it will be answered: after the tracker's own delay or the usual one (ms). */
	add(
		device: Device,
		facts: Pick<Command, 'account' | 'command' | 'paramData' | 'sentAt' | 'ran' | 'response'>,
		delay: { min: number; max: number },
	): Command {
		const usual = { queries: 0, seconds: this.random.integer(delay.min, delay.max) / 1000 };
		const { queries, seconds } = device.answersAfter ?? usual;
		const isMute = !device.answers || device.silent;
		const command: Command = {
			...facts,
			commandid: (this.nextId++).toString(16).toUpperCase(),
			imei: device.imei,
			answerAt: isMute ? Infinity : facts.sentAt + seconds * 1000,
			answerAfter: queries,
			queries: 0,
			queriedAt: null,
		};
		this.sent.push(command);
		this.byId.set(command.commandid, command);
		return command;
	}

	find(commandid: string): Command | undefined {
		return this.byId.get(commandid);
	}

	/** Forgets the commands; the ids go on, so that an old one never means a new command. */
	clear(): void {
		this.sent.length = 0;
		this.byId.clear();
	}
}

/** Counts a query and tells whether the answer is there now (epoch ms). */
export function isAnswered(command: Command, now: number): boolean {
	command.queriedAt = now;
	command.queries += 1;
	return now >= command.answerAt && command.queries > command.answerAfter;
}

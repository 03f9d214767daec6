import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.cjs';

/** An email that the cloud has sent. */
export interface Mail {
	/** Epoch milliseconds. */
	at: number;
	to: string;
	kind: 'confirmation' | 'emailChange' | 'passwordReset';
	user_id: number;
	/** The token in its link. */
	token: string;
	/** Of a change of address. */
	newEmail: string | null;
	/** Whether its link has been used. */
	used: boolean;
}

const TOKEN_LENGTH = 10;
const LIFE = 86_400_000;

/** What was sent by email; a link is good for one day and once. */
export class Mails {
	/** Oldest first. Live. */
	readonly sent: Mail[] = [];

	constructor(private readonly clock: Clock) {}

	send(mail: Pick<Mail, 'to' | 'kind' | 'user_id'> & { newEmail?: string }): Mail {
		const token = randomBytes(TOKEN_LENGTH).toString('base64url').slice(0, TOKEN_LENGTH);
		const sent = { newEmail: null, ...mail, at: this.clock.now(), token, used: false };
		this.sent.push(sent);
		return sent;
	}

	/** The email whose link has this token and is still good. */
	find(kind: Mail['kind'], token: string): Mail | undefined {
		const isGood = (mail: Mail) => !mail.used && this.clock.now() < mail.at + LIFE;
		return this.sent.find((mail) => mail.kind === kind && mail.token === token && isGood(mail));
	}

	clear(): void {
		this.sent.length = 0;
	}
}

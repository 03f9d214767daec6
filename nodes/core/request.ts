import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Answer } from './answer';
import { answer, doubted, faultText, isAnswer, mayRepeat, readResponse, wasStopped } from './answer';
import type { Downloaded } from './download';
import { download } from './download';
import { redact, redactDeep } from './errors';
import type { ApiHttpOptions, ApiRequest, HttpHelper } from './http';
import { ownToken, PLAIN_ANSWER, toHttp } from './http';
import { Keyring } from './keyring';
import type { Kind, Vendor } from './operation';
import type { Patience } from './throttle';
import { Throttle, USUAL_PATIENCE } from './throttle';
import type { SessionContext } from './transport';
import { transport } from './transport';

export type { Answer } from './answer';

export type { ApiRequest } from './http';

export type { SessionContext } from './transport';

/** How often a read is sent again when no clear answer came. */
const BUSY_REPEATS = 2;
const BUSY_PAUSE = 500;
const LONGEST_TEXT = 500;

export interface SendOptions {
	/** Milliseconds to wait for an answer. */
	timeout?: number;
	/** Secrets of this call alone, e.g. a key that it sets. */
	secrets?: string[];
}

const TOKEN_REMEDY =
	'Usually another system logs in with the same account and thereby ends this token: give n8n an account of its own.';

/**
 * The one way to a vendor, for one run of one node: reads the credential once, renews the token when it ends or is
 * refused, waits where the vendor limits, and repeats reads, never commands, when no clear answer came.
 */
export class Session {
	private readonly keyring: Keyring;
	private readonly throttle: Throttle;
	/** Milliseconds that the vendor's clock is ahead of ours. */
	private ahead = 0;
	/** Every token of this run, also those that were replaced on the way. */
	private readonly tokens = new Set<string>();
	private readonly patience: Patience;

	constructor(
		private readonly ctx: SessionContext,
		private readonly vendor: Vendor,
		patience: Partial<Patience> = {},
	) {
		this.keyring = new Keyring(ctx, vendor);
		this.patience = { ...USUAL_PATIENCE, ...patience };
		this.throttle = new Throttle(this.patience.inAll);
	}

	/** The vendor's clock, as far as its answers have told it; milliseconds since 1970. */
	get clock(): number {
		return Date.now() + this.ahead;
	}

	/** Milliseconds lost to the vendor's rate limit. */
	get waited(): number {
		return this.throttle.waited;
	}

	/** n8n's plain requests, for a login besides the session's own. */
	get http(): HttpHelper {
		return this.keyring.http;
	}

	/** Whether the person has cancelled the execution; then nothing more is sent. */
	get cancelled(): boolean {
		return 'getExecutionCancelSignal' in this.ctx && this.ctx.getExecutionCancelSignal()?.aborted === true;
	}

	/** The credential as the person filled it in. */
	async credentials(): Promise<IDataObject> {
		return await this.keyring.credentials();
	}

	/** Values that must not appear in any text. */
	async secrets(): Promise<string[]> {
		const credentials = await this.credentials().catch((): IDataObject => ({}));
		const fields = this.vendor.secrets.map((name) => String(credentials[name] ?? ''));
		return [...this.tokens, ...fields].filter(Boolean);
	}

	/** Sends the call and says what came of it. Never throws for what the vendor or the network did. */
	async send(request: ApiRequest, kind: Kind, { timeout = 30_000, secrets = [] }: SendOptions = {}): Promise<Answer> {
		const sent = { token: 0, busy: 0 };
		const most = { token: this.patience.tokens, busy: BUSY_REPEATS };
		for (;;) {
			const credentials = await this.forUse(request).catch((error: Error) => this.notSent(error.message));
			if (isAnswer(credentials)) return await this.clean(credentials, secrets);
			const given = await this.attempt(request, credentials, timeout);
			const { again } = given;
			const last = !mayRepeat(again, kind) || sent[again]++ >= most[again];
			const failure = last ? given : await this.prepareAgain(again, given, credentials, sent[again]);
			if (failure) return await this.clean(failure, secrets);
		}
	}

	/** One request, when the throttle lets it pass; sent again, bounded, as long as the vendor turns it away. */
	private async attempt(request: ApiRequest, credentials: IDataObject, timeout: number): Promise<Answer> {
		const cancelled = () => this.cancelled;
		const { limits, pause, longestPause } = this.patience;
		await this.throttle.enter(cancelled);
		for (let times = 0; ; times++) {
			const given = cancelled()
				? this.notSent('The execution was cancelled')
				: await this.exchange(request, credentials, timeout);
			const wait = given.wait ?? Math.min(pause * 2 ** times, longestPause);
			const limited = given.again === 'limit' && times < limits && this.throttle.hold(wait);
			if (!limited) {
				this.throttle.leave();
				return given;
			}
			await this.throttle.turnedAway(cancelled);
		}
	}

	/** An address that cannot be made, e.g. without a base URL, is no fault on the way. */
	private optionsFor(request: ApiRequest, credentials: IDataObject, timeout: number): ApiHttpOptions | Answer {
		try {
			return { ...toHttp(this.vendor.baseUrl(credentials), request), ...PLAIN_ANSWER, timeout };
		} catch (error) {
			return this.notSent((error as Error).message);
		}
	}

	private notSent(message: string): Answer {
		return answer({ result: 'refused', message: `Not sent: ${message}` });
	}

	/** Whatever the vendor said is masked first and cut then, so that no half of a secret stays. */
	private async clean(given: Answer, ofCall: string[]): Promise<Answer> {
		const secrets = [...(await this.secrets()), ...ofCall];
		const hide = <T extends string | null | undefined>(text: T) =>
			(text ? redact(text, secrets).slice(0, LONGEST_TEXT) : text) as T;
		const { message, warning, reference, remedy = given.again === 'token' ? TOKEN_REMEDY : undefined } = given;
		return { ...given, message: hide(message), warning: hide(warning), reference: hide(reference), remedy };
	}

	private async exchange(request: ApiRequest, credentials: IDataObject, timeout: number): Promise<Answer> {
		const { ctx, vendor } = this;
		const { anonymous, doubt } = request;
		this.tokens.add(String(credentials.accessToken ?? '')).add(ownToken(request));
		const options = this.optionsFor(request, credentials, timeout);
		if (isAnswer(options)) return options;
		const sentAt = Date.now();
		try {
			const response = await transport(ctx, vendor, credentials, options, anonymous);
			const date = Date.parse(String(response.headers.date));
			if (Number.isFinite(date)) this.ahead = date - Date.now();
			// A service may repeat what it was sent, and not only in its messages.
			const body = redactDeep(response.body, [...this.tokens]);
			const read = (status: number, json: IDataObject) => vendor.read(status, json, request);
			return { ...doubted(readResponse({ ...response, body }, read, anonymous), doubt), sentAt };
		} catch (error) {
			if (wasStopped(error))
				return answer({ result: 'refused', again: 'token', message: 'HTTP 401', httpStatus: 401, sentAt });
			const message = `No answer: ${faultText(error)}`;
			return answer({ result: 'unknown', again: 'busy', message, sentAt });
		}
	}

	/** Makes the next attempt possible, or says why there will be none. */
	private async prepareAgain(
		again: 'token' | 'busy',
		given: Answer,
		used: IDataObject,
		count: number,
	): Promise<Answer | undefined> {
		if (again === 'busy') await sleep(BUSY_PAUSE * 2 ** (count - 1));
		if (again !== 'token') return undefined;
		return await this.keyring.replaced(used).then(
			() => undefined,
			(error: Error) => ({ ...given, message: `${given.message}. ${error.message}` }),
		);
	}

	private async forUse({ anonymous }: ApiRequest): Promise<IDataObject> {
		return anonymous ? await this.credentials() : await this.keyring.usable();
	}

	/** The file behind an address that the vendor gave. Throws Failure when nothing comes. */
	async download(url: string, timeout = 30_000): Promise<Downloaded> {
		return await download(this.ctx, this.vendor, this.keyring, { url, timeout });
	}
}

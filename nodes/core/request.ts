import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Answer } from './answer';
import { answer, isAnswer, mayRepeat, doubted, faultText, readResponse, wasStopped } from './answer';
import { Failure, redact, redactDeep } from './errors';
import type { ApiRequest } from './http';
import { ownToken, toHttp } from './http';
import { isFresh, mayRenewEarly, renew } from './lease';
import type { ApiHttpOptions, HttpHelper, Kind, Vendor } from './operation';
import { PLAIN_ANSWER } from './operation';
import { credentialStore } from './store';
import type { Patience } from './throttle';
import { Throttle, USUAL_PATIENCE } from './throttle';
import type { Downloaded, SessionContext } from './transport';
import { download, transport } from './transport';

export type { Answer } from './answer';

export type { ApiRequest } from './http';

export type { SessionContext } from './transport';

/** How often a read is sent again when no clear answer came. */
const BUSY_REPEATS = 2;
const BUSY_PAUSE = 500;
const LOGIN_REST = 30_000;
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
	private current: IDataObject | undefined;
	private reading: Promise<IDataObject> | undefined;
	private renewing: Promise<IDataObject> | undefined;
	private readonly throttle: Throttle;
	/** Spread a little over runs, so that not all of them ask for the lease in the same second. */
	private readonly earliness = 1 - Math.random() / 10;
	private triedEarly = false;
	/** Milliseconds that the vendor's clock is ahead of ours. */
	private ahead = 0;
	private loginFault: { error: Error; until: number } | undefined;
	/** Every token of this run, also those that were replaced on the way. */
	private readonly tokens = new Set<string>();
	private readonly patience: Patience;

	constructor(
		private readonly ctx: SessionContext,
		private readonly vendor: Vendor,
		patience: Partial<Patience> = {},
	) {
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
		return this.ctx as unknown as HttpHelper;
	}

	/** Whether the person has cancelled the execution; then nothing more is sent. */
	get cancelled(): boolean {
		return 'getExecutionCancelSignal' in this.ctx && this.ctx.getExecutionCancelSignal()?.aborted === true;
	}

	/** The credential as the person filled it in; read once, however many calls ask at the same time. */
	async credentials(): Promise<IDataObject> {
		if (this.current) return this.current;
		this.reading ??= this.ctx.getCredentials(this.vendor.credential) as Promise<IDataObject>;
		const credentials = await this.reading;
		return (this.current ??= credentials);
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
		if (again !== 'token' || this.current?.tokenId !== used.tokenId) return undefined;
		const old = { tokenId: String(used.tokenId ?? ''), refused: String(used.accessToken) };
		return await this.renew(old).then(
			() => undefined,
			(error: Error) => ({ ...given, message: `${given.message}. ${error.message}` }),
		);
	}

	private async forUse({ anonymous }: ApiRequest): Promise<IDataObject> {
		return anonymous ? await this.credentials() : await this.usable();
	}

	/** The file behind an address that the vendor gave. Throws Failure when nothing comes. */
	async download(url: string, timeout = 30_000): Promise<Downloaded> {
		const credentials = await this.credentials();
		const baseUrl = this.vendor.baseUrl(credentials);
		const send = async (options: ApiHttpOptions, used: IDataObject, anonymous: boolean) =>
			await transport(this.ctx, this.vendor, used, options, anonymous);
		// What keeps from logging in is told as it is, and not as a fault of the address.
		const asFailure = (error: Error) => Promise.reject(new Failure({ message: error.message }));
		return await download(url, { baseUrl, timeout }, async (options, anonymous) => {
			if (anonymous) return await send(options, credentials, true);
			const used = await this.usable().catch(asFailure);
			const given = await send(options, used, false);
			if (given.statusCode !== 401) return given;
			const old = { tokenId: String(used.tokenId ?? ''), refused: String(used.accessToken) };
			return await send(options, await this.renew(old).catch(asFailure), false);
		});
	}

	/** The credential with a token that has not ended; renewed ahead of time when its end is near and nobody is at it. */
	private async usable(): Promise<IDataObject> {
		const credentials = await this.credentials();
		const tokenFor = this.vendor.tokenFor(credentials);
		const old = { tokenId: String(credentials.tokenId ?? '') };
		if (!isFresh(credentials, tokenFor)) return await this.renew(old);
		const left = Number(credentials.tokenExpiresAt) - Date.now();
		const early = left < this.earliness * this.vendor.renewalMargin && !this.triedEarly;
		if (!early || !mayRenewEarly(credentials, tokenFor)) return credentials;
		this.triedEarly = true;
		return await this.renew(old).catch(() => {
			// The old token still works: no reason to turn the others away.
			this.loginFault = undefined;
			return credentials;
		});
	}

	/**
	 * One renewal at a time within this run; between runs and processes the lease decides. When the vendor could not be
	 * asked, the other items of the run fail with the same words for a while instead of trying one after the other.
	 */
	private async renew(old: { tokenId: string; refused?: string }): Promise<IDataObject> {
		const { ctx, vendor } = this;
		if (this.loginFault && Date.now() < this.loginFault.until) throw this.loginFault.error;
		this.renewing ??= renew(
			{
				store: credentialStore(ctx, vendor),
				tokenFor: (credentials) => vendor.tokenFor(credentials),
				login: (credentials) => vendor.login(this.http, credentials),
				notBefore: (credentials) => vendor.nextLoginAt?.(credentials) ?? 0,
			},
			old,
		)
			.catch((error: Error) => {
				this.loginFault = { error, until: Date.now() + LOGIN_REST };
				throw error;
			})
			.finally(() => (this.renewing = undefined));
		return (this.current = await this.renewing);
	}
}

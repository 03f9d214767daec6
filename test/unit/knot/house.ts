import type { IDataObject } from 'n8n-workflow';
import { KnotApi } from '../../../credentials/KnotApi.credentials';
import type { Token } from '../../../nodes/core/lease';
import type { ApiHttpOptions, HttpHelper } from '../../../nodes/core/http';
import { login, tokenFor } from '../../../nodes/Knot/auth';
import type { KnotCloud, KnotRoutes, LogEntry, Simulator } from '../../../simulator/index.cjs';
import { startSimulator } from '../../../simulator/index.cjs';
import { memoryCredentials } from '../../engine/memoryCredentials';
import { confirmedBy } from '../../knotRoutes';
import { http } from '../simulator/client.cjs';

/** n8n's request helper as far as a login needs it, over real HTTP. */
export const REAL_HTTP: HttpHelper = {
	helpers: {
		async httpRequest({ method, url, headers, body, timeout }: ApiHttpOptions) {
			const { status, ...answer } = await http.request({
				method,
				url,
				headers: headers as Record<string, string>,
				data: body,
				timeout,
				maxRedirects: 0,
				responseType: 'text',
				transformResponse: (text: string) => text,
			});
			return { statusCode: status, headers: answer.headers, body: answer.data as string };
		},
	},
};

/** A Knot cloud of one form of the routes, and the credential of somebody who knows no more than is needed for it. */
export class House {
	private constructor(
		readonly sim: Simulator,
		private readonly confirmedRoutes: string,
	) {}

	static async open(routes: KnotRoutes): Promise<House> {
		const sim = await startSimulator({ mix: {}, knot: { mix: { docked: 4, riding: 1 }, clusters: 12, routes } });
		return new House(sim, routes === 'default' ? '' : confirmedBy(sim.knot));
	}

	get cloud(): KnotCloud {
		return this.sim.knot;
	}

	/** The credential as a person fills it in. */
	account(more: IDataObject = {}): IDataObject {
		const { email, password, appLabel, origin } = this.cloud;
		const usual = { totpSecret: '', prefix: '/api/application', scheme: 'Bearer', allowUnconfirmedWrites: false };
		const { confirmedRoutes } = this;
		return { email, password, appLabel, baseUrl: origin, confirmedRoutes, ...usual, ...more };
	}

	/** The user with a second factor. */
	secure(more: IDataObject = {}): IDataObject {
		const { email, password, twoFactorKey } = this.cloud.users.find('secure@example.com')!;
		return this.account({ email, password, totpSecret: twoFactorKey, ...more });
	}

	/** The user who has not confirmed the address. */
	newcomer(): IDataObject {
		const { email, password } = this.cloud.users.find('new@example.com')!;
		return this.account({ email, password });
	}

	/** A credential store with the credential in it. */
	store(more: IDataObject = {}) {
		return memoryCredentials([new KnotApi()], { knotApi: this.account(more) as never });
	}

	/** What reached the cloud, by the names of the calls. */
	get calls(): string[] {
		return this.log.map(({ call }) => String(call));
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** All as at the start, an empty log. */
	fresh(): void {
		this.sim.reset();
		this.sim.faults.clear();
		this.sim.clock.offset(0);
	}

	/** The token that a login brings, or why there is none. */
	async login(credentials: IDataObject = this.account()): Promise<Token & Error> {
		return (await login(REAL_HTTP, credentials).catch((error: unknown) => error)) as Token & Error;
	}

	/** The credential with these tokens, as n8n keeps it. */
	holding({ accessToken, refreshToken }: Partial<Token>, credentials: IDataObject = this.account()): IDataObject {
		return { ...credentials, accessToken, refreshToken, tokenFor: tokenFor(credentials) };
	}
}

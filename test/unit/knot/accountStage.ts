import type { IDataObject } from 'n8n-workflow';
import type { Vendor } from '../../../nodes/core/operation';
import { knot } from '../../../nodes/Knot/api';
import type { KnotCloud, LogEntry } from '../../../simulator/index.cjs';
import { KnotStage } from '../../engine/knotStage';
import type { Told } from '../../engine/workflows';

const NAMES = [
	'application',
	'badge',
	'bankGuarantee',
	'chat',
	'consent',
	'country',
	'discount',
	'email',
	'faq',
	'announcement',
	'login',
];

/** Knot with the records about accounts alone. */
export const accounts: Vendor = {
	...knot,
	resources: NAMES.map((name) => knot.resources.find(({ value }) => value === name)!),
};

/** A simulated Knot and n8n's engine, with a credential that becomes that of any user. */
export class AccountStage {
	private constructor(private readonly stage: KnotStage) {}

	static async open(): Promise<AccountStage> {
		return new AccountStage(await KnotStage.open());
	}

	async close(): Promise<void> {
		await this.stage.close();
	}

	get cloud(): KnotCloud {
		return this.stage.cloud;
	}

	get sim() {
		return this.stage.sim;
	}

	get log(): LogEntry[] {
		return this.cloud.log;
	}

	/** What reached the cloud, by the names of the calls. */
	get calls(): string[] {
		return this.log.map(({ call }) => String(call));
	}

	/** The credential becomes that of this user, without a token. */
	as(user: string = this.cloud.email, more: IDataObject = {}): void {
		const { password, twoFactorKey } = this.cloud.users.find(user)!;
		const { appLabel, origin } = this.cloud;
		const plain = { email: user, password, appLabel, totpSecret: twoFactorKey ?? '', baseUrl: origin };
		this.stage.forget();
		this.stage.store.edit('knotApi', { ...plain, scheme: 'Bearer', ...more } as never);
	}

	/** What n8n keeps in the credential. */
	get stored(): IDataObject {
		return this.stage.store.stored('knotApi') as IDataObject;
	}

	/** All as at the start, an empty log, no session. */
	fresh(): void {
		this.stage.fresh();
		this.as();
	}

	/** Runs an operation, `resource.operation`, on one item. */
	async run(...call: Parameters<KnotStage['call']>): Promise<Told> {
		return await this.stage.call(...call);
	}

	/** Every secret that this cloud knows of or has given out, for a look whether one of them shows up. */
	get secretTexts(): string[] {
		const passwords = this.cloud.users.all.map(({ password }) => password);
		const keys = this.cloud.users.all.flatMap(({ twoFactorKey, pendingKey }) => [
			twoFactorKey ?? '',
			pendingKey?.key ?? '',
			pendingKey?.token ?? '',
		]);
		return [...this.cloud.sessions.texts, ...passwords, ...keys].filter(Boolean);
	}
}

/** What a run shows: items, error, hints. n8n's error also repeats the node with its parameters, as the editor shows them. */
export function shownBy({ json, error, hints, failed }: Told): IDataObject {
	const told = Object.entries(error ?? {}).filter(([name]) => name !== 'node');
	return { json, error: Object.fromEntries(told), hints, failed: failed as unknown as IDataObject[] };
}

/** Which of these texts stand in a value. */
export const shownIn = (value: unknown, texts: string[]): string[] => {
	const whole = JSON.stringify(value);
	return texts.filter((text) => whole.includes(text));
};

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { renew as Renew } from '../../../nodes/core/lease';

/** What a process is told, and what each of its contenders came to. */
export interface Order {
	/** The compiled `nodes/core/lease`. */
	lease: string;
	/** The shared credential as a JSON file. */
	store: string;
	loginUrl: string;
	contenders: number;
	/** Milliseconds for each read and each save. */
	latency: number;
	/** Whether the vendor has refused the stored token. */
	refused: boolean;
}
export interface Result {
	accessToken?: string;
	tokenId?: string;
	error?: string;
}

type Row = Record<string, string | number>;

const pause = async (ms: number) => await new Promise((done) => setTimeout(done, ms));
const readFile = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Row;

/** As a slow database: what is read is old when it arrives, what is saved is seen late; only the given keys are changed. */
function slowStore({ store, latency }: Order) {
	return {
		async read() {
			const row = readFile(store);
			await pause(latency);
			return row;
		},
		async save(patch: object) {
			await pause(latency);
			const draft = `${store}.${randomUUID()}`;
			writeFileSync(draft, JSON.stringify({ ...readFile(store), ...patch }));
			renameSync(draft, store);
		},
	};
}

async function login(url: string) {
	const response = await fetch(url, { method: 'POST' });
	return { accessToken: await response.text(), expiresAt: Date.now() + 3_600_000 };
}

async function contend(order: Order, renew: typeof Renew): Promise<Result> {
	const store = slowStore(order);
	const old = readFile(order.store);
	const known = { tokenId: String(old.tokenId), ...(order.refused ? { refused: String(old.accessToken) } : {}) };
	const renewal = { store, tokenFor: () => String(old.tokenFor), login: async () => await login(order.loginUrl) };
	try {
		const { accessToken, tokenId } = await renew(renewal as Parameters<typeof Renew>[0], known);
		return { accessToken: String(accessToken), tokenId: String(tokenId) };
	} catch (error) {
		return { error: `${(error as Error).constructor.name}: ${(error as Error).message}` };
	}
}

process.once('message', async (order: Order) => {
	const { renew } = (await import(order.lease)) as { renew: typeof Renew };
	process.send!('ready');
	await new Promise((go) => process.once('message', go));
	const results = await Promise.all(Array.from({ length: order.contenders }, async () => await contend(order, renew)));
	process.send!(results, () => process.disconnect());
});

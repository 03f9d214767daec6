import type { FastifyInstance } from 'fastify';
import { raiseAsked } from '../alarmControl.cjs';
import { numberIn, objectIn, onlyKeys } from '../requestBody.cjs';
import { END_USER, hashOf, newAccount, type Account, type Accounts } from './accounts.cjs';
import type { Alarms, Alarm, AlarmWish } from './alarms.cjs';
import type { Commands } from './commands.cjs';
import type { Fences } from './fences.cjs';
import type { Pusher } from './pusher.cjs';
import type { Settings } from './settings.cjs';

/** What the control API asks of this cloud. */
interface Controlled {
	readonly userId: string;
	readonly alarms: Alarms;
	readonly commands: Commands;
	readonly directory: Accounts;
	readonly fences: Fences;
	readonly pusher: Pusher;
	readonly settings: Settings;
	raiseAlarms(wish: AlarmWish, count: number, step: number): Alarm[];
	set(changes: Partial<Settings>): Settings;
}

type Body = Record<string, unknown>;

/** Adds this vendor's own requests to the control API. */
export function addControls(server: FastifyInstance, cloud: Controlled): void {
	server.get('/jimi/settings', () => cloud.settings);
	server.patch('/jimi/settings', ({ body }) => cloud.set(objectIn(body)));
	server.get('/jimi/alarms', () => cloud.alarms.raised);
	server.post('/jimi/alarms', ({ body }) =>
		raiseAsked(objectIn(body), (wish: AlarmWish, count, step) => cloud.raiseAlarms(wish, count, step)),
	);
	server.delete('/jimi/alarms', () => {
		cloud.alarms.clear();
		return { ok: true };
	});
	server.get('/jimi/commands', () => cloud.commands.sent);
	server.get('/jimi/fences', () => cloud.fences.all);
	server.get('/jimi/pushes', () => cloud.pusher.sent);
	server.get('/jimi/accounts', () => cloud.directory.all.map(shown));
	server.post('/jimi/accounts', ({ body }) => shown(addAccount(cloud, objectIn(body))));
	server.patch<{ Params: { account: string } }>('/jimi/accounts/:account', ({ params, body }, reply) => {
		const account = cloud.directory.find(params.account);
		if (!account) return reply.code(404).send({ error: `No account ${params.account}` });
		return shown(changeAccount(account, objectIn(body)));
	});
}

function addAccount(cloud: Controlled, body: Body): Account {
	onlyKeys(body, 'A new account', ['account', 'password', 'parent', 'type']);
	const { account, password = 'Sub-2026', parent = cloud.userId, type = END_USER } = body;
	if (typeof account !== 'string' || account === '' || cloud.directory.find(account)) {
		throw new RangeError('account must be a name that no account has');
	}
	if (!cloud.directory.find(String(parent))) throw new RangeError(`No account ${String(parent)}`);
	const added = newAccount(account, String(parent), numberIn({ type }, 'type', 'a type'), String(password));
	cloud.directory.all.push(added);
	return added;
}

function changeAccount(account: Account, body: Body): Account {
	onlyKeys(body, 'A change of an account', ['password', 'permissions']);
	const { password, permissions } = body;
	if (password !== undefined && typeof password !== 'string') throw new RangeError('password must be a text');
	if (permissions !== undefined && !/^[01]{6}$/.test(String(permissions))) {
		throw new RangeError('permissions must be six digits 0 or 1');
	}
	if (password !== undefined) account.passwordMd5 = hashOf(password);
	if (permissions !== undefined) account.permissions = String(permissions);
	return account;
}

/** An account without anything secret. */
function shown(account: Account): object {
	return { ...account, passwordMd5: undefined };
}

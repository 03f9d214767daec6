import type { FastifyInstance } from 'fastify';
import { raiseAsked } from '../alarmControl.cjs';
import { md5 } from '../md5.cjs';
import { numberIn, objectIn, onlyKeys } from '../requestBody.cjs';
import { newAccount, type Account, type Accounts } from './accounts.cjs';
import type { Alarms, Alarm, AlarmWish } from './alarms.cjs';
import type { Message } from './call.cjs';
import type { Commands } from './commands.cjs';
import type { Geofences } from './geofences.cjs';
import type { Settings } from './settings.cjs';

/** What the control API asks of this cloud. */
interface Controlled {
	readonly account: string;
	readonly alarms: Alarms;
	readonly commands: Commands;
	readonly directory: Accounts;
	readonly geofences: Geofences;
	readonly messages: Message[];
	readonly settings: Settings;
	raiseAlarms(wish: AlarmWish, count: number, step: number): Alarm[];
	loginElsewhere(options: { every?: number; times?: number }): void;
	set(changes: Partial<Settings>): Settings;
}

type Body = Record<string, unknown>;

/** Adds this vendor's own requests to the control API. */
export function addControls(server: FastifyInstance, cloud: Controlled): void {
	server.get('/protrack/settings', () => cloud.settings);
	server.patch('/protrack/settings', ({ body }) => cloud.set(objectIn(body)));
	server.get('/protrack/alarms', () => cloud.alarms.raised);
	server.post('/protrack/alarms', ({ body }) =>
		raiseAsked(objectIn(body), (wish: AlarmWish, count, step) => cloud.raiseAlarms(wish, count, step)),
	);
	server.delete('/protrack/alarms', () => {
		cloud.alarms.clear();
		return { ok: true };
	});
	server.get('/protrack/commands', () => cloud.commands.sent);
	server.get('/protrack/geofences', () => cloud.geofences.all);
	server.get('/protrack/messages', () => cloud.messages);
	server.get('/protrack/accounts', () => cloud.directory.all.map(shown));
	server.post('/protrack/accounts', ({ body }) => shown(addAccount(cloud, objectIn(body))));
	server.patch<{ Params: { account: string } }>('/protrack/accounts/:account', ({ params, body }, reply) => {
		const account = cloud.directory.find(params.account);
		if (!account) return reply.code(404).send({ error: `No account ${params.account}` });
		return shown(changeAccount(account, objectIn(body)));
	});
	server.post('/protrack/login-elsewhere', ({ body }) => {
		const options = objectIn(body);
		onlyKeys(options, 'A login elsewhere', ['every', 'times']);
		for (const key of Object.keys(options)) numberIn(options, key, key === 'every' ? 'milliseconds' : 'times');
		cloud.loginElsewhere(options);
		return { ok: true };
	});
}

function addAccount(cloud: Controlled, body: Body): Account {
	onlyKeys(body, 'A new account', ['account', 'password', 'parent', 'roletype']);
	const { account, password = 'Sub-2026', parent = cloud.account, roletype = 2 } = body;
	if (typeof account !== 'string' || account === '' || cloud.directory.find(account)) {
		throw new RangeError('account must be a name that no account has');
	}
	if (!cloud.directory.find(String(parent))) throw new RangeError(`No account ${String(parent)}`);
	const added = newAccount(account, String(parent), numberIn({ roletype }, 'roletype', 'a role'), String(password));
	cloud.directory.all.push(added);
	return added;
}

function changeAccount(account: Account, body: Body): Account {
	onlyKeys(body, 'A change of an account', ['blocked', 'openApi', 'password']);
	const { blocked, openApi, password } = body;
	for (const [key, value] of Object.entries({ blocked, openApi })) {
		if (value !== undefined && typeof value !== 'boolean') throw new RangeError(`${key} must be true or false`);
	}
	if (password !== undefined && typeof password !== 'string') throw new RangeError('password must be a text');
	if (blocked !== undefined) account.blockstatus = blocked ? 0 : 1;
	if (openApi !== undefined) account.openApi = openApi as boolean;
	if (password !== undefined) account.passwordMd5 = md5(password);
	return account;
}

/** An account without anything secret. */
function shown(account: Account): object {
	return { ...account, passwordMd5: undefined };
}

import { accountRecord, type Account } from './accounts.cjs';
import type { Call, Context } from './call.cjs';
import { done, found, refused, type Outcome } from './codes.cjs';
import { account, list, md5, optional, required, text } from './parameters.cjs';

const LIST_CAP = 500;
const MOST_ACCOUNTS = 200;
const LONGEST_MESSAGE = 300;

/** Accounts (document 2.9 to 2.11, 2.13, 2.15, 2.16). */
export const ACCOUNT_CALLS: Call[] = [
	{
		method: 'POST',
		path: '/api/user/block',
		parameters: { account: required(account) },
		run: (context) => change(context, (target) => void (target.blockstatus = 0)),
	},
	{
		method: 'POST',
		path: '/api/user/unblock',
		parameters: { account: required(account) },
		run: (context) => change(context, (target) => void (target.blockstatus = 1)),
	},
	{
		method: 'GET',
		path: '/api/user/info',
		parameters: { account: required(account) },
		run(context) {
			const target = reach(context, context.given.account);
			return typeof target === 'number' ? refused(target) : found(accountRecord(target));
		},
	},
	{
		method: 'GET',
		path: '/api/user/list',
		parameters: { account: optional(account) },
		run(context) {
			const target = reach(context, context.given.account || context.account.account);
			if (typeof target === 'number') return refused(target);
			const below = context.host.directory.below(target.account).slice(0, LIST_CAP);
			return found(below.map((row) => accountRecord(row)));
		},
	},
	{
		method: 'POST',
		path: '/api/user/password/set',
		parameters: { account: required(account), password: required(md5) },
		run: (context) => change(context, (target) => void (target.passwordMd5 = context.given.password)),
	},
	{
		method: 'POST',
		path: '/api/message/send',
		parameters: { accounts: required(list(account, MOST_ACCOUNTS)), content: required(text(LONGEST_MESSAGE)) },
		run(context) {
			const { host, given, now } = context;
			const accounts = given.accounts.split(',');
			const codes = accounts.map((name) => reach(context, name)).filter((target) => typeof target === 'number');
			if (codes.length > 0) return refused(codes[0]);
			host.messages.push({ at: now, accounts, content: given.content });
			return done();
		},
	},
];

/** The token's own account or one below it; a code when there is none (20005) or it is somebody else's (10007). */
function reach({ host, account: own }: Context, name: string): Account | number {
	const target = host.directory.find(name);
	if (!target) return 20005;
	return host.directory.isWithin(name, own.account) ? target : 10007;
}

/** Changes an account below the token's own. */
function change(context: Context, apply: (target: Account) => void): Outcome {
	const target = reach(context, context.given.account);
	if (typeof target === 'number') return refused(target);
	if (target === context.account) return refused(10007);
	apply(target);
	return done();
}

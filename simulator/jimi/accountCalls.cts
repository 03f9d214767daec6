import { accountRecord, END_USER, newAccount, TYPES, type Account } from './accounts.cjs';
import { isOutcome, reachAccount, type Call, type Context } from './call.cjs';
import { done, found, refused, type Outcome } from './codes.cjs';
import { account, form, md5Text, optional, required, text } from './parameters.cjs';

/** The vendor's own words for a change of an account. */
const CHANGED = 'Vehicle information modification successful';

/** Accounts (document, "List all sub-account" to "Move account"). */
export const ACCOUNT_CALLS: Call[] = [
	{
		method: 'jimi.user.child.list',
		parameters: { target: required(text(30)) },
		run(context) {
			const target = reachAccount(context, context.given.target);
			if (isOutcome(target)) return target;
			return found(context.host.directory.below(target.account).map(accountRecord));
		},
	},
	{
		method: 'jimi.user.child.create',
		parameters: {
			super_account: optional(text(30)),
			account_id: required(account),
			nick_name: required(text(50)),
			account_type: required(form(/^\d{1,3}$/, 'a whole number')),
			password: required(md5Text),
			telephone: optional(text(30)),
			Email: required(form(/^[^@\s]+@[^@\s]+$/, 'a mail address')),
			contact_person: optional(text(50)),
			company_name: optional(text()),
			permissions: required(form(/^[01]{6}$/, 'six digits 0 or 1')),
		},
		run: (context) => {
			const above = reachAccount(context, context.given.super_account ?? context.account.account);
			return isOutcome(above) ? above : create(context, above);
		},
	},
	{
		method: 'jimi.user.child.del',
		parameters: { super_account: optional(text(30)), account_id: required(account) },
		run(context) {
			const { directory } = context.host;
			const target = below(context, context.given.account_id);
			if (isOutcome(target)) return target;
			const above = context.given.super_account ?? target.parent;
			const isEmpty = directory.below(target.account).length + context.host.trackersOf(target.account).length === 0;
			if (above !== target.parent || !isEmpty) return refused(1002, 'no permissions');
			directory.all.splice(directory.all.indexOf(target), 1);
			return done(CHANGED);
		},
	},
	{
		method: 'jimi.user.child.move',
		parameters: { account: required(account), target_account: required(account) },
		run(context) {
			const { given, host } = context;
			const moved = below(context, given.account);
			const target = reachAccount(context, given.target_account);
			if (isOutcome(moved)) return moved;
			if (isOutcome(target)) return target;
			if (host.directory.isWithin(target.account, moved.account)) return refused(1002, 'no permissions');
			moved.parent = target.account;
			return done(CHANGED);
		},
	},
];

function create({ given, account: own, host, second }: Context, above: Account): Outcome {
	if (host.directory.find(given.account_id)) return refused(213);
	const type = Object.hasOwn(TYPES, given.account_type) ? TYPES[given.account_type] : undefined;
	if (type === undefined || own.type === END_USER) return refused(215);
	const account = newAccount(given.account_id, above.account, type, given.password);
	host.directory.all.push({
		...account,
		name: given.nick_name,
		email: given.Email,
		phone: given.telephone ?? '',
		contactPerson: given.contact_person ?? '',
		companyName: given.company_name ?? '',
		permissions: given.permissions,
		createdAt: second,
	});
	return done(CHANGED);
}

/** An account below the token's own. */
function below(context: Context, name: string): Account | Outcome {
	const target = reachAccount(context, name);
	return target === context.account ? refused(1002, 'no permissions') : target;
}

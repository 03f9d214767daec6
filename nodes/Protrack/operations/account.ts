import { text } from '../../core/fields';
import { md5 } from '../../core/hash';
import { listFields } from '../../core/list';
import type { Resource } from '../../core/operation';
import { get } from '../../core/operation';
import { fromAccount } from '../normalize';
import { ACCOUNTS } from '../paths';
import { post } from './command';
import { wholeList } from './device';
import { account, accounts, ownerAccount } from './fields';

const newPassword = text({
	name: 'password',
	displayName: 'New Password',
	description: 'Only its MD5 leaves n8n',
	required: true,
	secret: true,
});

/** protrack 2.16: the MD5 of the password takes its place. */
const hashedPassword = {
	...newPassword,
	toWire: (value: unknown) => md5(String(newPassword.toWire(value))),
};

const content = text({
	name: 'content',
	displayName: 'Message',
	description: 'Up to 300 characters',
	required: true,
	pattern: /^[\s\S]{1,300}$/,
	hint: 'must have 300 characters at the most',
});

/** protrack 2.9, 2.10, 2.11, 2.13, 2.15, 2.16. */
export const accountResource: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		{
			value: 'get',
			name: 'Get',
			action: 'Get account',
			description: 'Get name, contact, role and block status of an account',
			kind: 'read',
			fields: [account],
			request: get('/api/user/info'),
			target: 'account',
			simplify: fromAccount,
		},
		{
			value: 'getSubAccounts',
			name: 'Get Sub-Accounts',
			action: 'Get sub accounts',
			description: 'List the accounts below the own account or below another one',
			kind: 'read',
			fields: [ownerAccount, ...listFields],
			request: get(ACCOUNTS),
			target: 'account',
			run: wholeList,
			simplify: fromAccount,
		},
		{
			value: 'block',
			name: 'Block',
			action: 'Block account',
			description: 'Keep an account from logging in',
			kind: 'write',
			fields: [account],
			request: post('/api/user/block'),
			target: 'account',
		},
		{
			value: 'unblock',
			name: 'Unblock',
			action: 'Unblock account',
			description: 'Let a blocked account log in again',
			kind: 'write',
			fields: [account],
			request: post('/api/user/unblock'),
			target: 'account',
		},
		{
			value: 'setPassword',
			name: 'Set Password',
			action: 'Set account password',
			description: 'Give an account below the own one a new password',
			kind: 'write',
			fields: [account, hashedPassword],
			request: post('/api/user/password/set'),
			target: 'account',
		},
		{
			value: 'sendMessage',
			name: 'Send Message',
			action: 'Send message to account',
			description: 'Send a message that the account sees in its app; the same message to many goes out in calls of 200',
			kind: 'write',
			fields: [accounts, content],
			request: post('/api/message/send'),
			target: 'accounts',
			batch: { size: 200, list: 'accounts', key: 'account' },
		},
	],
};

import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { choice, flag, text } from '../../core/fields';
import { collection } from '../../core/collections';
import { passwordHash } from '../../core/hash';
import { listFields } from '../../core/list';
import type { Resource } from '../../core/operation';
import { call, METHODS } from '../methods';
import { fromAccount } from '../accounts';
import { accountAs, includeSubAccounts, target, words } from './fields';
import { subAccounts } from './walk';

/** In the order of the six digits (jimi, "Create account"). */
const PERMISSIONS = [
	{ name: 'webLogin', displayName: 'Web Login', description: 'Whether the account may log in to the web page' },
	{ name: 'appLogin', displayName: 'App Login', description: 'Whether the account may log in to the app' },
	{ name: 'sendCommand', displayName: 'Send Command', description: 'Whether the account may send commands' },
	{ name: 'workingMode', displayName: 'Set Working Mode', description: 'Whether the account may set working modes' },
	{ name: 'editByWeb', displayName: 'Edit by Web', description: 'Whether the account may edit on the web page' },
	{ name: 'editByApp', displayName: 'Edit by App', description: 'Whether the account may edit in the app' },
];

const switches = collection({
	name: 'permissions',
	displayName: 'Permissions',
	description: 'What the account may do; what is not added here it may not',
	placeholder: 'Add Permission',
	wire: 'permissions',
	fields: PERMISSIONS.map((each) => flag({ ...each, default: true })).sort((a, b) =>
		a.property.displayName < b.property.displayName ? -1 : 1,
	),
});

/** JIMI wants six digits, 1 for each thing that is allowed. */
const permissions: Field = {
	...switches,
	property: { ...switches.property, required: true },
	children: undefined,
	toWire: (value, place) => {
		const allowed = (switches.toWire(value, place) ?? {}) as IDataObject;
		return PERMISSIONS.map(({ name }) => (allowed[name] === true ? '1' : '0')).join('');
	},
};

const accountType = choice({
	name: 'accountType',
	wire: 'account_type',
	displayName: 'Account Type',
	description: 'What kind of account to create',
	required: true,
	options: [
		{ name: 'Distributor', value: 'distributor', wire: 1 },
		{ name: 'End User', value: 'endUser', wire: 2 },
		{ name: 'Sales', value: 'sales', wire: 3 },
	],
	default: 'endUser',
});

const newName = text({
	name: 'accountId',
	wire: 'account_id',
	displayName: 'Account',
	description: 'The name to log in with: 3 to 30 letters, digits, dots, underscores or @',
	required: true,
	placeholder: 'e.g. depot_north',
	pattern: /^[A-Za-z0-9_@.]{3,30}$/,
	hint: 'must have 3 to 30 letters, digits, dots, underscores or @',
});

const password: Field = text({
	name: 'password',
	displayName: 'Password',
	description: 'Only its MD5 leaves n8n',
	required: true,
	secret: true,
});

const hashed: Field = {
	...password,
	toWire: (value, place) => {
		const typed = password.toWire(value, place);
		return typed === undefined ? undefined : passwordHash(String(typed));
	},
};

const email = text({
	name: 'email',
	wire: 'Email',
	displayName: 'Email',
	required: true,
	placeholder: 'e.g. depot@example.com',
	pattern: /^[^@\s]+@[^@\s]+$/,
	hint: 'must be an email address',
});

const parent = text({
	name: 'superAccount',
	wire: 'super_account',
	displayName: 'Parent Account',
	description: 'The account above it; left out: the account of the credential',
});

const details = collection({
	name: 'details',
	displayName: 'Details',
	placeholder: 'Add Detail',
	fields: [
		words('companyName', 'Company', { wire: 'company_name' }),
		words('contactPerson', 'Contact Person', { wire: 'contact_person' }),
		parent,
		words('telephone', 'Telephone'),
	],
});

const above = collection({ name: 'details', displayName: 'Details', placeholder: 'Add Detail', fields: [parent] });

/** jimi, "List all sub-account" to "Move account". */
export const account: Resource = {
	value: 'account',
	name: 'Account',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many accounts',
			description: 'List the accounts below the own account or another one, on wish down to the last',
			kind: 'read',
			fields: [target, includeSubAccounts, ...listFields],
			request: call(METHODS.accounts),
			target: 'target',
			run: subAccounts,
			simplify: fromAccount,
		},
		{
			value: 'create',
			name: 'Create',
			action: 'Create account',
			description: 'Create an account below the own one, with its permissions',
			kind: 'write',
			fields: [
				newName,
				text({
					name: 'nickName',
					wire: 'nick_name',
					displayName: 'Name',
					required: true,
					description: 'As it is shown',
				}),
				hashed,
				email,
				accountType,
				permissions,
				details,
			],
			request: call('jimi.user.child.create'),
			target: 'account_id',
		},
		{
			value: 'delete',
			name: 'Delete',
			action: 'Delete account',
			description: 'Delete an account below the own one for good',
			kind: 'write',
			fields: [accountAs('account_id'), above],
			request: call('jimi.user.child.del'),
			target: 'account_id',
			output: () => ({ deleted: true }),
		},
		{
			value: 'move',
			name: 'Move',
			action: 'Move account',
			description: 'Put an account below another one',
			kind: 'write',
			fields: [
				accountAs('account'),
				accountAs('target_account', 'New Parent Account', 'The account that it is to stand below'),
			],
			request: call('jimi.user.child.move'),
			target: 'account',
		},
	],
};

import { AccountTree } from '../accountTree.cjs';
import { md5 } from '../md5.cjs';

export { md5 };

/** An account of the platform; the first nine keys are those of the document (2.11). */
export interface Account {
	account: string;
	username: string;
	email: string;
	mobile: string;
	telephone: string;
	/** Epoch seconds. */
	createtime: number;
	/** 1 distributor, 2 end user, 3 virtual account. */
	roletype: number;
	/** 0 blocked, 1 not blocked. */
	blockstatus: number;
	/** The account above this one; null for those at the top. */
	parent: string | null;
	/** Whether the reseller has switched the Open API on. */
	openApi: boolean;
	/** MD5 of the password, all that the platform needs to know. */
	passwordMd5: string;
}

/** Name and password of the main account: the sample password of the document. */
export const MAIN = { account: 'fleetdemo', password: 'Abc@34590' };
/** An account of somebody else. */
export const STRANGER = 'otherfleet';
const CREATED = 1562570435;

/** The accounts of the platform as a tree. */
export class Accounts extends AccountTree<Account> {
	/** The accounts as at the start: main, four below it, one below those, a stranger. */
	reset(main: { account: string; password: string }): void {
		const rows: Account[] = [
			newAccount(main.account, null, 1, main.password),
			newAccount('milano', main.account, 1, 'Milano-2019'),
			newAccount('milano-nord', 'milano', 2, 'Nord-2020'),
			newAccount('roma', main.account, 2, 'Roma-2020'),
			newAccount('viewer', main.account, 3, 'Viewer-2021'),
			{ ...newAccount('closed', main.account, 2, 'Closed-2018'), blockstatus: 0 },
			newAccount(STRANGER, null, 1, 'Other-2017'),
		];
		this.all.splice(0, Infinity, ...rows);
	}
}

/** An account that may log in and is not blocked. */
export function newAccount(account: string, parent: string | null, roletype: number, password: string): Account {
	return {
		account,
		username: `${account} name`,
		email: `${encodeURIComponent(account)}@fleet.invalid`,
		mobile: '',
		telephone: '',
		createtime: CREATED,
		roletype,
		blockstatus: 1,
		parent,
		openApi: true,
		passwordMd5: md5(password),
	};
}

/** An account as the calls show it. */
export function accountRecord({ createtime, mobile, telephone, roletype, account, email, ...rest }: Account) {
	const { blockstatus, username } = rest;
	return { createtime, mobile, telephone, roletype, account, email, blockstatus, username };
}

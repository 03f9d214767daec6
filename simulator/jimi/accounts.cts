import { AccountTree } from '../accountTree.cjs';
import { md5 } from '../md5.cjs';
import { utcText } from './utc.cjs';

/** An account of the platform; most keys are those of the document ("List all sub-account"). */
export interface Account {
	account: string;
	name: string;
	/** 3 app user, 8 distributor, 9 ordinary user, 10 ordinary distributor, 11 sales. */
	type: number;
	email: string;
	phone: string;
	companyName: string;
	contactPerson: string;
	/** Six digits 0 or 1: web login, app login, send command, set working mode, edit by web, edit by app. */
	permissions: string;
	enabledFlag: number;
	/** The account above this one; null for those at the top. */
	parent: string | null;
	/** MD5 of the password, all that the platform needs to know. */
	passwordMd5: string;
	/** Epoch seconds. */
	createdAt: number;
}

/** Name and password of the main account; the name is the sample of the document. */
export const MAIN = { userId: 'jimitest', password: 'Fleet-2026' };
/** An account of somebody else. */
export const STRANGER = 'otherfleet';
const CREATED = 1_492_819_200;
/** An added sub-account hangs below the one that was added so many before it: three levels at 50. */
const SPREAD = 5;

/** `account_type` of a new sub-account, as its `type` is called later. */
export const TYPES: Readonly<Record<string, number>> = { 1: 8, 2: 9, 3: 11 };
export const END_USER = 9;

/** The accounts of the platform as a tree. */
export class Accounts extends AccountTree<Account> {
	/** The accounts as at the start: main, so many sub-accounts (four of them with names), a stranger. */
	reset(main: { userId: string; password: string }, subAccounts: number): void {
		const named = [
			newAccount('north', main.userId, 8, 'North-2026'),
			newAccount('north-depot', 'north', 9, 'Depot-2026'),
			newAccount('south', main.userId, 9, 'South-2026'),
			newAccount('sales', main.userId, 11, 'Sales-2026'),
		].slice(0, subAccounts);
		const more = Array.from({ length: subAccounts - named.length }, (_, index) => {
			const above = Math.floor(index / SPREAD) - 1;
			return newAccount(`depot${index + 1}`, above < 0 ? main.userId : `depot${above + 1}`, 8, `Depot-${index + 1}`);
		});
		const stranger = newAccount(STRANGER, null, 8, 'Other-2026');
		this.all.splice(0, Infinity, newAccount(main.userId, null, 8, main.password), ...named, ...more, stranger);
	}

	/** `name` and all accounts below it. */
	within(name: string): Account[] {
		return this.all.filter(({ account }) => this.isWithin(account, name));
	}
}

/** A password as it goes over the wire; 32 hexadecimal digits are taken as that already. */
export function hashOf(password: string): string {
	return /^[0-9a-f]{32}$/.test(password) ? password : md5(password);
}

/** An account that may log in. */
export function newAccount(account: string, parent: string | null, type: number, password: string): Account {
	return {
		account,
		name: `${account} name`,
		type,
		email: `${account.replaceAll('@', '.')}@fleet.invalid`,
		phone: '',
		companyName: '',
		contactPerson: '',
		permissions: '111111',
		enabledFlag: 1,
		parent,
		passwordMd5: hashOf(password),
		createdAt: CREATED,
	};
}

/** An account as the calls show it. */
export function accountRecord({ account, name, type, companyName, email, phone, enabledFlag, createdAt }: Account) {
	return {
		account,
		name,
		type,
		displayFlag: 1,
		address: null,
		birth: utcText(createdAt),
		companyName,
		email,
		phone,
		language: 'en',
		sex: 0,
		enabledFlag,
		remark: null,
	};
}

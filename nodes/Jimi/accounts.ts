import type { IDataObject } from 'n8n-workflow';
import { toBoolean, toText } from '../core/vehicle';
import { wordOf } from './values';

const ROLES = { 3: 'app_user', 8: 'distributor', 9: 'ordinary_user', 10: 'ordinary_distributor', 11: 'sales' };
const SEX = { 0: 'male', 1: 'female' };

/** A row of jimi.user.child.list; `parent` is the account whose list it stood in. */
export const fromAccount = (data: IDataObject): IDataObject => ({
	account: toText(data.account),
	name: toText(data.name),
	parent: toText(data.parent),
	role: wordOf(ROLES, data.type),
	email: toText(data.email),
	phone: toText(data.phone),
	company_name: toText(data.companyName),
	address: toText(data.address),
	// A day, although it comes with a time.
	birth_date: toText(data.birth)?.slice(0, 10) ?? null,
	sex: wordOf(SEX, data.sex),
	language: toText(data.language),
	enabled: toBoolean(data.enabledFlag),
	displayed: toBoolean(data.displayFlag),
	remark: toText(data.remark),
});

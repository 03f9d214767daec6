import { imeiLocator } from '../../core/imei';
import { locator } from '../../core/locator';
import { period } from '../../core/period';
import { toSeconds } from '../../core/time';

/** One device. */
export const imei = imeiLocator({
	name: 'imei',
	description: 'The tracker, by its IMEI: printed on it and shown in the device list',
	search: 'searchDevices',
});

/** One device per item, or several parted by commas. Items share calls of up to 100 devices. */
export const imeis = imeiLocator({
	name: 'imeis',
	description:
		'The tracker, by its IMEI; several parted by commas. All items together are asked for in calls of 100 devices.',
	search: 'searchDevices',
	many: true,
});

const ACCOUNT = { search: 'searchAccounts', byText: 'By Name', placeholder: 'e.g. demo', pattern: /^[^,;\n]+$/ };
const ACCOUNT_HINT = 'must be the name that the account logs in with';

/** An account below the own one. */
export const account = locator({
	...ACCOUNT,
	name: 'account',
	displayName: 'Account',
	description: 'The name that the account logs in with',
	required: true,
	hint: ACCOUNT_HINT,
});

/** Whose list: the own account unless another one is named. */
export const ownerAccount = locator({
	...ACCOUNT,
	name: 'account',
	displayName: 'Account',
	description: 'Leave empty for the own account',
	hint: ACCOUNT_HINT,
});

export const accounts = locator({
	...ACCOUNT,
	name: 'accounts',
	displayName: 'Account',
	description: 'The name that the account logs in with; several parted by commas',
	required: true,
	hint: ACCOUNT_HINT,
	many: true,
});

/** Seconds since 1970. */
export const PERIOD = period({ begin: 'begintime', end: 'endtime', toVendor: toSeconds });

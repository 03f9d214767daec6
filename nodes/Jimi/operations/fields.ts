import { choice, flag, text } from '../../core/fields';
import type { Field } from '../../core/fields';
import { imeiLocator } from '../../core/imei';
import { locator } from '../../core/locator';
import { period as periodOf } from '../../core/period';

const DEVICES = { search: 'searchDevices', displayName: 'Device', required: true };

/** One device. */
export const imei = imeiLocator({
	...DEVICES,
	name: 'imei',
	description: 'The device, by its IMEI: printed on it and shown in the device list',
});

/** One device per item, or several parted by commas; `wire`: what the call names the list. */
export const imeisAs = (wire: string): Field =>
	imeiLocator({
		...DEVICES,
		name: 'imeis',
		wire,
		description:
			'The device, by its IMEI; several parted by commas. All items together are asked for in calls of up to 100 devices.',
		many: true,
	});

export const imeis = imeisAs('imeis');

const ACCOUNT = { search: 'searchAccounts', byText: 'By Name', placeholder: 'e.g. depot_north', pattern: /^\S{1,50}$/ };
const ACCOUNT_HINT = 'must be the name that the account logs in with';

/** An account below the own one, under the name that this call has for it. */
export const accountAs = (
	name: string,
	displayName = 'Account',
	description = 'The name that it logs in with',
): Field => locator({ ...ACCOUNT, name, displayName, description, required: true, hint: ACCOUNT_HINT });

/** Whose list: the own account unless another one is named. */
export const target: Field = locator({
	...ACCOUNT,
	name: 'target',
	displayName: 'Account',
	description: 'Leave empty for the account of the credential',
	hint: ACCOUNT_HINT,
});

/** Steers the walk through the accounts; JIMI itself lists one account only. */
export const includeSubAccounts: Field = {
	...flag({
		name: 'includeSubAccounts',
		displayName: 'Include Sub-Accounts',
		description: 'Whether to go through all accounts below this one, too. One call for each account.',
	}),
	local: true,
};

/** JIMI corrects positions for maps that are shifted, as in China; without it they are WGS-84. */
export const mapType: Field = {
	...choice({
		name: 'mapType',
		wire: 'map_type',
		displayName: 'Coordinates',
		description: 'Which coordinates to ask for',
		options: [
			{ name: 'Corrected for Google Maps', value: 'google', wire: 'GOOGLE', description: 'Shifted in China' },
			{ name: 'WGS-84', value: 'wgs84', wire: '', description: 'As GPS gives them' },
		],
		default: 'wgs84',
	}),
};

/** Begin and end in milliseconds; each call writes the part that it asks for as UTC text. */
export const period = periodOf({
	begin: 'begin_time',
	end: 'end_time',
	toVendor: (time) => Math.floor(time / 1000) * 1000,
});

/** A short text that JIMI keeps, e.g. a name. */
export const words = (name: string, displayName: string, more: { wire?: string; description?: string } = {}): Field =>
	text({ name, displayName, ...more });

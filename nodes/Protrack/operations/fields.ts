import type { Field } from '../../core/fields';
import { locator } from '../../core/locator';
import { dateTime, toSeconds } from '../../core/time';

const IMEI = /^\d{14,17}$/;
const IMEI_HINT = 'must be the IMEI of a device: digits only, usually 15';
const PLACEHOLDER = 'e.g. 358899051025339';

/** Spaces that people type inside an IMEI are dropped. */
const withoutSpaces = (field: Field): Field => ({
	...field,
	toWire: (value, place) => field.toWire(packed(value), place),
});

function packed(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(/\s+/g, (gap) => (gap.includes('\n') ? ',' : ''));
	if (Array.isArray(value)) return value.map(packed);
	if (value !== null && typeof value === 'object' && 'value' in value) return packed(value.value);
	return value;
}

/** One device. */
export const imei = withoutSpaces(
	locator({
		name: 'imei',
		displayName: 'Device',
		description: 'The tracker, by its IMEI: printed on it and shown in the device list',
		required: true,
		search: 'searchDevices',
		byText: 'By IMEI',
		placeholder: PLACEHOLDER,
		pattern: IMEI,
		hint: IMEI_HINT,
	}),
);

/** One device per item, or several parted by commas. Items share calls of up to 100 devices. */
export const imeis = withoutSpaces(
	locator({
		name: 'imeis',
		displayName: 'Device',
		description:
			'The tracker, by its IMEI; several parted by commas. All items together are asked for in calls of 100 devices.',
		required: true,
		search: 'searchDevices',
		byText: 'By IMEI',
		placeholder: PLACEHOLDER,
		pattern: IMEI,
		hint: IMEI_HINT,
		many: true,
	}),
);

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

export const begin = dateTime({
	name: 'begintime',
	displayName: 'Begin',
	description: "Start of the period; without a zone it is meant in the workflow's time zone",
	required: true,
	toVendor: toSeconds,
});

export const end = dateTime({
	name: 'endtime',
	displayName: 'End',
	description: "End of the period; without a zone it is meant in the workflow's time zone",
	required: true,
	toVendor: toSeconds,
});

import type { SettingRules } from '../adjustable.cjs';
import type { Rate } from '../rateLimit.cjs';

/** How this cloud behaves where the document leaves it open, and its limits. All of it may be changed at any time. */
export interface Settings {
	/** Life of new tokens in seconds; null: what the client asks for. */
	tokenLife: number | null;
	/** What a refresh does to the refresh token: a new one, the same one on, or the access token itself (the samples). */
	refreshToken: (typeof REFRESH)[number];
	/** Whether an expired access token can still be refreshed. */
	refreshAfterExpiry: boolean;
	/** Whether a new token of an account ends the one before it. */
	newTokenEndsOld: boolean;
	/** New tokens of one account; more of them get 1006. null: no limit. */
	tokenLimit: Rate | null;
	/** All requests; more of them get 1006. null: no limit. */
	rateLimit: Rate | null;
	/** So many seconds may a client's clock be off. */
	skew: number;
	/** Whether version 0.9, which carries no signature, is taken. */
	unsigned: boolean;

	/** Where the answer of a query stands; `alternate`: every other one in `data`. */
	answersIn: (typeof PLACES)[number];
	/** How an empty list is said. */
	emptyLists: 'null' | 'array';
	/** Numbers of rows as the samples print them, or all as text, as the tables call most of them. */
	numbers: 'samples' | 'text';
	/** Which meaning `expireFlag` has: 1 for not expired (later), or for expired (document). */
	expireFlag: 'later' | 'document';
	/** Whether locations, details and tracks have the fields of later versions too. */
	laterFields: boolean;
	/** Names in the rows of the alarm list. */
	alarmNames: 'document' | 'later';
	/** Name of the seconds of a drive: the table's or the sample's. */
	driveSeconds: 'runTimeSecond' | 'elapsed';
	/** What an illegal IMEI does to a call that takes several. */
	unknownImei: 'refuse' | 'drop';

	/** Longest period of a track in days. */
	trackDays: number;
	/** Tracks go so many months back. */
	trackMonths: number;
	/** What `start_row` of the mileage counts. */
	startRow: 'row' | 'page';
	/** Simulated milliseconds until a raised alarm is in the list. */
	listedAfter: number;
	/** Whether changes of state raise alarms: ignition, speed, power, battery, offline, fences. */
	stateAlarms: boolean;

	/** What a command that is done gives: the device's reply, or null as the document says. */
	commandReply: 'text' | 'null';
	/** The colon before a sub-code. */
	colon: (typeof COLONS)[number];
	/** Real milliseconds that the cloud waits for a device before it says 225. */
	commandTimeout: number;
	/** Fences that a device can hold. */
	mostFences: number;
	/** Cell locations per device and day, pooled over all devices of the account. */
	cellLocations: number;
	/** Real milliseconds before the one repeat of a push that was not answered with 200; null: none. */
	pushRetryDelay: number | null;
	/** Answers of methods that the document does not have: by name, `result`, `data` and the like. */
	otherMethods: Record<string, object>;
}

const REFRESH = ['rotate', 'keep', 'access'] as const;
const PLACES = ['result', 'data', 'alternate'] as const;
const COLONS = ['alternate', 'ascii', 'fullwidth'] as const;
/** The hard case where there is a choice. */
const USUAL: Settings = {
	tokenLife: null,
	refreshToken: 'rotate',
	refreshAfterExpiry: false,
	newTokenEndsOld: true,
	tokenLimit: { requests: 1, perSeconds: 60 },
	rateLimit: null,
	skew: 600,
	unsigned: false,
	answersIn: 'result',
	emptyLists: 'null',
	numbers: 'samples',
	expireFlag: 'later',
	laterFields: true,
	alarmNames: 'document',
	driveSeconds: 'runTimeSecond',
	unknownImei: 'refuse',
	trackDays: 2,
	trackMonths: 3,
	startRow: 'row',
	listedAfter: 0,
	stateAlarms: false,
	commandReply: 'text',
	colon: 'alternate',
	commandTimeout: 0,
	mostFences: 16,
	cellLocations: 10,
	pushRetryDelay: null,
	otherMethods: {},
};

/** What may be put into the settings. */
export const RULES: SettingRules<Settings> = {
	usual: USUAL,
	choices: {
		refreshToken: REFRESH,
		answersIn: PLACES,
		emptyLists: ['null', 'array'],
		numbers: ['samples', 'text'],
		expireFlag: ['later', 'document'],
		alarmNames: ['document', 'later'],
		driveSeconds: ['runTimeSecond', 'elapsed'],
		unknownImei: ['refuse', 'drop'],
		startRow: ['row', 'page'],
		commandReply: ['text', 'null'],
		colon: COLONS,
	},
	nullable: ['tokenLife', 'tokenLimit', 'rateLimit', 'pushRetryDelay'],
};

import type { SettingRules } from '../adjustable.cjs';
import type { Rate } from '../rateLimit.cjs';

/** How this cloud behaves where the document leaves it open, and its limits. All of it may be changed at any time. */
export interface Settings {
	/** Life of new tokens in seconds. */
	tokenLife: number;
	/** So many seconds may a client's clock be off. */
	skew: number;
	/** Simulated milliseconds until a command is answered. */
	commandDelay: { min: number; max: number };
	/** Simulated milliseconds between two queries of one command; faster ones get 10009. 0: any speed. */
	queryInterval: number;
	/** All requests, and logins: more of them get 10009. null: no limit. */
	rateLimit: Rate | null;
	loginLimit: Rate | null;
	/** What an unknown IMEI does to a call that takes several. */
	unknownImei: (typeof UNKNOWN_IMEI)[number];
	/** How "no records" is said: no `record`, null, an empty text, or code 20023. */
	emptyPlayback: (typeof EMPTY)[number];
	emptyAlarms: (typeof EMPTY)[number];
	/** Whether the texts of playback and alarms end with a semicolon. */
	trailingSemicolon: boolean;
	/** Whether the undocumented alarm/list2 exists. */
	list2: boolean;
	/** Whether changes of state raise alarms: speeding, doors, power, ACC, battery, geofences, offline. */
	stateAlarms: boolean;
	/** Commands besides those of the document that the trackers know. */
	customCommands: string[];
}

const UNKNOWN_IMEI = ['drop', 'refuse10013', 'refuse20005'] as const;
const EMPTY = ['absent', 'null', 'text', '20023'] as const;
/** The hard case where there is a choice. */
const USUAL: Settings = {
	tokenLife: 7200,
	skew: 300,
	commandDelay: { min: 1000, max: 3000 },
	// A client that waits one second may seem a few milliseconds early.
	queryInterval: 900,
	rateLimit: null,
	loginLimit: null,
	unknownImei: 'refuse20005',
	emptyPlayback: 'text',
	emptyAlarms: '20023',
	trailingSemicolon: false,
	list2: false,
	stateAlarms: false,
	customCommands: [],
};

/** What may be put into the settings. */
export const RULES: SettingRules<Settings> = {
	usual: USUAL,
	choices: {
		unknownImei: UNKNOWN_IMEI,
		emptyPlayback: EMPTY,
		emptyAlarms: EMPTY,
	},
	nullable: ['rateLimit', 'loginLimit'],
};

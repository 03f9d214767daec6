import type { SettingRules } from '../adjustable.cjs';
import type { Rate } from '../rateLimit.cjs';
import type { FormName } from './routes/operation.cjs';

/** How this cloud behaves where the document leaves it open, and its limits. All of it may be changed at any time. */
export interface Settings {
	/** Which of the two forms of the routes there is. */
	routes: FormName;
	/** How a list in the query is written: `clusters=1&clusters=2`, `clusters=1,2`, `clusters[]=1`; null: as in the table. */
	lists: (typeof LISTS)[number] | null;
	/** Word before the token in the Authorization header, in small or capital letters; empty: the token stands alone. */
	scheme: string;
	/** Seconds: access token, refresh token, token of a login that needs one more step. */
	tokenLife: number;
	refreshLife: number;
	stepLife: number;
	/** A refresh gives a new refresh token, or null: then the next step is a login. */
	refreshToken: 'rotate' | 'null';
	/**
	 * What happens to a refresh token that is used a second time: it is refused; it is good for ten seconds more; it is
	 * refused and ends the session.
	 */
	refreshRace: (typeof RACES)[number];
	/** Whether a refresh ends the access tokens that the session had before. */
	refreshEndsAccess: boolean;
	/** Refusals come with their own HTTP status, or as HTTP 200 with the code alone. */
	errors: (typeof SAYINGS)[number];
	/** The same for refused tokens. */
	refusedTokens: (typeof SAYINGS)[number];
	/** The same for codes 7 and 146. */
	loginSteps: (typeof SAYINGS)[number];
	/** Whether a refusal has a `message`. */
	messages: boolean;
	/** White labels that there are. */
	appLabels: string[];
	/** Tokens of other companies' logins, each with the email address of its user. */
	appleTokens: Record<string, string>;
	facebookTokens: Record<string, string>;
	googleTokens: Record<string, string>;
	/** Most rows of a list of resolved maintenances. */
	maintenancePage: number;
	/** Largest picture in bytes. */
	pictureLimit: number;
	/** The ongoing announcement by language; none: {}. */
	announcement: Record<string, string>;
	/** All requests; more of them get code 21. null: no limit. */
	rateLimit: Rate | null;
}

const LISTS = ['repeat', 'comma', 'brackets'] as const;
const RACES = ['refuse', 'tolerate', 'endSession'] as const;
const SAYINGS = ['status', 'code'] as const;
const USUAL: Settings = {
	routes: 'default',
	lists: null,
	scheme: 'Bearer',
	tokenLife: 3600,
	refreshLife: 30 * 86_400,
	stepLife: 900,
	refreshToken: 'rotate',
	refreshRace: 'refuse',
	refreshEndsAccess: false,
	errors: 'status',
	refusedTokens: 'status',
	loginSteps: 'code',
	messages: true,
	appLabels: ['knot', 'velo'],
	appleTokens: { 'apple-id-token': 'fleet@example.com' },
	facebookTokens: { 'facebook-access-token': 'fleet@example.com' },
	googleTokens: { 'google-id-token': 'fleet@example.com' },
	maintenancePage: 20,
	pictureLimit: 1_000_000,
	announcement: {},
	rateLimit: null,
};

/** What may be put into the settings. */
export const RULES: SettingRules<Settings> = {
	usual: USUAL,
	choices: {
		routes: ['default', 'other'],
		lists: [...LISTS, null],
		refreshToken: ['rotate', 'null'],
		refreshRace: RACES,
		errors: SAYINGS,
		refusedTokens: SAYINGS,
		loginSteps: SAYINGS,
	},
	nullable: ['lists', 'rateLimit'],
};

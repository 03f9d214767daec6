/**
 * What goes wrong. `run` in the rule says whether the command takes effect before the fault is played.
 * - `dropBefore`, `dropAfter`: the connection is destroyed before the command runs, or after it ran
 * - `hang`: no answer until the client gives up
 * - `invalidJson`, `html`: HTTP 200 with cut-off JSON, with a web page
 * - `echo`: HTTP 500, a page that prints URL, all headers and the body
 * - `rateLimit`: the vendor's own code, or HTTP 429 with Retry-After (1 second, or so many seconds)
 * - `sameToken`: the login hands out the last token again, even a dead one
 * - `code`: the vendor's error code, answered in the vendor's own way
 * - `status`: an HTTP status with a JSON or HTML body
 * - `tokenRefused`: the token is refused in one of the vendor's shapes and dies (`keep`: it lives on)
 */
export type FaultAction =
	| PlainAction
	| { code: number; msg?: string }
	| { status: number; body?: 'json' | 'html' }
	| { tokenRefused: string; keep?: boolean }
	| { rateLimit: number };

export type PlainAction = (typeof PLAIN_ACTIONS)[number];

export interface FaultRule {
	/** Name of the vendor; without it the rule holds for every vendor. */
	vendor?: string;
	/** Regular expression, looked for anywhere in the path, and in the name of the call where all have one path. */
	path?: string | RegExp;
	method?: string;
	/** A vehicle that the request names; `iotCode` is Segway's word for it, `imei` Protrack's. */
	device?: string;
	iotCode?: string;
	imei?: string;
	/** How often the rule fires; without it always. */
	times?: number;
	/** So many matching requests pass first. */
	after?: number;
	/** Extra milliseconds before anything else happens. A rule may consist of this alone. */
	latency?: number;
	/** Whether the command takes effect nevertheless; default: only with `dropAfter`. */
	run?: boolean;
	action?: FaultAction;
}

/** What the rules say about one request. */
export interface FaultVerdict {
	latency: number;
	action: FaultAction | null;
	run: boolean;
}

export interface FaultSubject {
	vendor: string;
	method: string;
	path: string;
	call?: string | null;
	/** A vehicle, or several with commas between them. */
	device: string | null;
}

interface StoredRule {
	id: number;
	rule: FaultRule;
	seen: number;
	fired: number;
}

export const PLAIN_ACTIONS = [
	'dropBefore',
	'dropAfter',
	'hang',
	'invalidJson',
	'html',
	'echo',
	'rateLimit',
	'sameToken',
] as const;
const KEYED_ACTIONS = { code: 'number', status: 'number', tokenRefused: 'string', rateLimit: 'number' } as const;
const RULE_KEYS = [
	'vendor',
	'path',
	'method',
	'device',
	'iotCode',
	'imei',
	'times',
	'after',
	'latency',
	'run',
	'action',
];

/** The rules in force; the first that fires decides, latencies add up. */
export class Faults {
	private rules: StoredRule[] = [];
	private lastId = 0;

	/**
	 * Adds a rule and returns its id.
	 * @throws RangeError when the rule has an unknown key or action.
	 */
	add(rule: FaultRule): number {
		check(rule);
		this.lastId += 1;
		this.rules.push({ id: this.lastId, rule, seen: 0, fired: 0 });
		return this.lastId;
	}

	/** Removes one rule; false when there is none of that id. */
	remove(id: number): boolean {
		const before = this.rules.length;
		this.rules = this.rules.filter((stored) => stored.id !== id);
		return this.rules.length < before;
	}

	clear(): void {
		this.rules = [];
	}

	/** The rules with how many requests matched and how often they fired. */
	list(): Array<{ id: number; seen: number; fired: number; rule: Record<string, unknown> }> {
		return this.rules.map(({ rule, ...counts }) => ({ ...counts, rule: { ...rule, path: source(rule.path) } }));
	}

	/** Counts the request against the rules and says what is to happen to it. */
	judge(subject: FaultSubject): FaultVerdict {
		const verdict: FaultVerdict = { latency: 0, action: null, run: false };
		for (const stored of this.rules) {
			const { rule } = stored;
			if (!matches(rule, subject) || (rule.action && verdict.action)) continue;
			stored.seen += 1;
			if (stored.seen <= (rule.after ?? 0) || stored.fired >= (rule.times ?? Infinity)) continue;
			stored.fired += 1;
			verdict.latency += rule.latency ?? 0;
			if (!rule.action) continue;
			verdict.action = rule.action;
			verdict.run = rule.run ?? (rule.action === 'dropAfter' || rule.action === 'sameToken');
		}
		return verdict;
	}
}

/** The name of an action for the log. */
export function actionName(action: FaultAction): string {
	return typeof action === 'string' ? action : Object.keys(KEYED_ACTIONS).find((key) => key in action)!;
}

function matches(rule: FaultRule, subject: FaultSubject): boolean {
	const device = rule.device ?? rule.iotCode ?? rule.imei;
	return (
		(rule.vendor === undefined || rule.vendor === subject.vendor) &&
		(rule.method === undefined || rule.method.toUpperCase() === subject.method) &&
		(rule.path === undefined || isAt(new RegExp(source(rule.path)!), subject)) &&
		(device === undefined || Boolean(subject.device?.split(',').includes(device)))
	);
}

/** Whether the request is one that the expression means. */
export function isAt(pattern: RegExp, { path, call }: Pick<FaultSubject, 'path' | 'call'>): boolean {
	return pattern.test(path) || (typeof call === 'string' && pattern.test(call));
}

function source(path: string | RegExp | undefined): string | undefined {
	return path instanceof RegExp ? path.source : path;
}

function check(rule: FaultRule): void {
	const unknown = Object.keys(rule).filter((key) => !RULE_KEYS.includes(key));
	if (unknown.length > 0)
		throw new RangeError(`A fault has no ${unknown.join(', ')}; it takes ${RULE_KEYS.join(', ')}`);
	if (rule.action === undefined && rule.latency === undefined)
		throw new RangeError('A fault needs an action or a latency');
	if (!isPattern(rule.path)) throw new RangeError('path must be a regular expression');
	if (rule.action !== undefined && !isAction(rule.action)) {
		throw new RangeError(
			`Unknown fault action; it is one of ${PLAIN_ACTIONS.join(', ')} or an object with ${Object.keys(KEYED_ACTIONS).join(', ')}`,
		);
	}
}

function isPattern(path: unknown): boolean {
	if (path === undefined || path instanceof RegExp) return true;
	try {
		return new RegExp(path as string) instanceof RegExp && typeof path === 'string';
	} catch {
		return false;
	}
}

function isAction(action: unknown): boolean {
	if (typeof action === 'string') return (PLAIN_ACTIONS as readonly string[]).includes(action);
	if (typeof action !== 'object' || action === null) return false;
	return Object.entries(KEYED_ACTIONS).some(([key, type]) => typeof (action as Record<string, unknown>)[key] === type);
}

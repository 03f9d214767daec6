import { changeState } from './vendor.cjs';

/** A vendor's settings as they usually are, and what may be put into them. */
export interface SettingRules<S> {
	usual: S;
	/** Settings that are one of some words. */
	choices: { readonly [key in keyof S]?: readonly unknown[] };
	/** Settings that may be null. */
	nullable: ReadonlyArray<keyof S & string>;
}

/** Something whose settings can be changed at any time and put back to what they were at the start. */
export class Adjustable<S extends object> {
	/** How it behaves. Live. */
	readonly settings: S;
	private readonly initial: S;

	/** @throws RangeError for unknown keys, wrong types and unknown choices */
	constructor(
		private readonly rules: SettingRules<S>,
		wishes: Partial<S>,
	) {
		this.initial = structuredClone(rules.usual);
		adjust(this.initial, wishes, rules);
		this.settings = structuredClone(this.initial);
	}

	/** Changes settings. @throws RangeError for unknown keys, wrong types and unknown choices */
	set(changes: Partial<S>): S {
		adjust(this.settings, changes, this.rules);
		return this.settings;
	}

	protected restoreSettings(): void {
		Object.assign(this.settings, structuredClone(this.initial));
	}
}

function adjust<S extends object>(settings: S, changes: Partial<S>, { choices, nullable }: SettingRules<S>): void {
	for (const [key, words] of Object.entries(choices) as Array<[keyof S & string, readonly unknown[]]>) {
		if (key in changes && !words.includes(changes[key])) throw new RangeError(`${key} is one of ${words.join(', ')}`);
	}
	changeState(settings, changes as Record<string, unknown>, { fixed: [], nullable }, 'The settings have');
}

import type { Outcome } from './codes.cjs';
import type { Given } from './given.cjs';
import type { Platform } from './platform.cjs';
import type { Session, Step } from './sessions.cjs';
import type { User } from './users.cjs';

/** One request that has passed the checks. */
export interface Context {
	host: Platform;
	/** Whose token it is; null: there is none, or none that is good. */
	user: User | null;
	/** The text of the token. */
	token: string;
	session: Session | null;
	/** The login that goes on; of operations that take a token of code 7 or 146. */
	step: Step | null;
	/** Epoch milliseconds. */
	now: number;
	/** Address of the cloud, for the addresses of pictures. */
	origin: string;
	/** A fault wants the tokens of the last login again. */
	sameToken: boolean;
}

/** A request with a token. */
export interface UserContext extends Context {
	user: User;
}

/** What a call does, by its name. */
export type Calls = Record<string, (given: Given, context: Context) => Outcome>;

/** A call with the types of its values, which the table of routes has checked. */
export function call<G>(run: (given: G, context: Context) => Outcome): Calls[string] {
	return (given, context) => run(given as G, context);
}

/** The same for a call that needs a token, which was looked at before. */
export function userCall<G>(run: (given: G, context: UserContext) => Outcome): Calls[string] {
	return (given, context) => run(given as G, context as UserContext);
}

import { ACCOUNT_ENTRIES, CONTENT_ENTRIES, EMAIL_ENTRIES } from './accounts.cjs';
import { BADGE_ENTRIES, GUARANTEE_ENTRIES } from './belongings.cjs';
import { BEYOND_ENTRIES } from './beyond.cjs';
import { CHAT_ENTRIES, DISCOUNT_ENTRIES } from './chats.cjs';
import { CLUSTER_ENTRIES } from './clusters.cjs';
import { LOGIN_ENTRIES } from './logins.cjs';
import { MAINTENANCE_ENTRIES } from './maintenances.cjs';
import { TARGET_ENTRIES } from './maintenanceTargets.cjs';
import { MAP_ENTRIES } from './maps.cjs';
import { operationOf, type FormName, type Operation } from './operation.cjs';

/** What stands before every path of a form. */
export const PREFIXES: Readonly<Record<FormName, string>> = { default: '/api/application', other: '' };

const BEYOND = 1000;

/** The table of routes: the 66 operations of the document in its order, then those beyond it. */
export const OPERATIONS: readonly Operation[] = [
	...ACCOUNT_ENTRIES,
	...EMAIL_ENTRIES,
	...CONTENT_ENTRIES,
	...BADGE_ENTRIES,
	...GUARANTEE_ENTRIES,
	...CHAT_ENTRIES,
	...DISCOUNT_ENTRIES,
	...CLUSTER_ENTRIES,
	...LOGIN_ENTRIES,
	...TARGET_ENTRIES,
	...MAINTENANCE_ENTRIES,
	...MAP_ENTRIES,
	...BEYOND_ENTRIES,
]
	.map(operationOf)
	.sort((one, other) => (one.n ?? BEYOND) - (other.n ?? BEYOND));

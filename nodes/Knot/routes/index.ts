import { announcement } from './announcement';
import { application } from './application';
import { badge } from './badge';
import { bankGuarantee } from './bankGuarantee';
import { chat } from './chat';
import { cluster } from './cluster';
import { consent } from './consent';
import { country } from './country';
import { discount } from './discount';
import { email } from './email';
import { faq } from './faq';
import { login } from './login';
import { maintenance } from './maintenance';
import { map } from './map';
import { network } from './network';
import type { KnotRoute } from './route';

export type { Auth, Certainty, KnotRoute, Param, Place } from './route';

/** What stands between the host and the paths of the table; seen in public clients, so the credential can change it. */
export const DEFAULT_PREFIX = '/api/application';

/** The vendor document's calls in its order: the one place that knows a path. */
export const ROUTES: KnotRoute[] = [
	...application,
	...badge,
	...bankGuarantee,
	...chat,
	...cluster,
	...consent,
	...country,
	...discount,
	...email,
	...faq,
	...announcement,
	...login,
	...maintenance,
	...map,
	...network,
];

const BY_OPERATION = new Map(ROUTES.map((route) => [route.operation, route]));

export const isOperation = (operation: string): boolean => BY_OPERATION.has(operation);

/** The row of an operation, e.g. `cluster.move`; throws for a name that is none, which only a mistake of ours can be. */
export function routeFor(operation: string): KnotRoute {
	const found = BY_OPERATION.get(operation);
	if (!found) throw new Error(`No route of Knot is named ${operation}`);
	return found;
}

import type { IDataObject } from 'n8n-workflow';
import { trimmed } from '../core/baseUrl';
import { Failure } from '../core/errors';
import type { ApiRequest } from '../core/http';
import { confirmedOf, prefixOf } from './auth';
import type { LaidOut } from './layOut';
import { layOut } from './layOut';
import type { EffectiveRoute } from './openapi/confirmed';
import { guessed, routeOf } from './openapi/confirmed';
import { routeFor } from './routes';

const APP_LABEL = 'app_label';

/** Only what the call takes; what steers the node stays here. The app label is the credential's. */
function valuesOf({ operation, left }: EffectiveRoute, params: IDataObject, { appLabel }: IDataObject): IDataObject {
	const values: IDataObject = {};
	// A confirmed route may do without it.
	const own = left.includes(APP_LABEL) ? undefined : trimmed(appLabel) || undefined;
	for (const { name } of routeFor(operation).params) {
		const value = name === APP_LABEL ? (params[name] ?? own) : params[name];
		if (value !== undefined) values[name] = value;
	}
	return values;
}

function checkComplete(operation: string, values: IDataObject): void {
	const missing = routeFor(operation).params.find(({ name, required }) => required && values[name] === undefined);
	if (!missing) return;
	const what = missing.name === APP_LABEL ? 'The App Label of the credential' : missing.name;
	throw new Failure({ message: `${what} is missing`, description: `Fill it in: ${operation} needs it.`, input: true });
}

/** A list in a query as one pair for each of it; the document does not say how, and this is what most services read. */
function withLists({ path, query, ...laidOut }: LaidOut): ApiRequest {
	const lists = Object.entries(query).filter(([, value]) => Array.isArray(value)) as Array<[string, unknown[]]>;
	const pairs = lists.flatMap(([name, all]) =>
		all.map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
	);
	const single = Object.entries(query).filter(([, value]) => !Array.isArray(value));
	return {
		...laidOut,
		path: [path, ...(pairs.length > 0 ? [pairs.join('&')] : [])].join('?'),
		query: Object.fromEntries(single),
	};
}

/**
 * A call of the table as it goes out with this credential.
 * @param params by the names of the vendor document
 * @throws Failure when it writes on a route that is our guess, or a value has no place
 */
export function toRequest(operation: string, params: IDataObject, credentials: IDataObject): ApiRequest {
	const allowed = credentials.allowUnconfirmedWrites === true;
	const { route, objection } = routeOf(operation, confirmedOf(credentials), allowed);
	if (objection) throw new Failure({ message: objection.message, description: objection.remedy });
	const values = valuesOf(route, params, credentials);
	checkComplete(operation, values);
	return {
		...withLists(layOut(route, values, prefixOf(credentials))),
		...(route.auth === 'access' ? {} : { anonymous: true }),
		...(route.certainty === 'inferred' ? { doubt: guessed(route) } : {}),
	};
}

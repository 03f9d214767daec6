import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../core/errors';
import { toHttp } from '../core/http';
import { LoginFailed, LoginRefused } from '../core/lease';
import type { LoginAnswer, LoginPlace } from '../core/login';
import { askLogin, hostOf } from '../core/login';
import type { HttpHelper } from '../core/http';
import { toNumber } from '../core/vehicle';
import { authorization, baseUrl, confirmedOf, prefixOf } from './account';
import { layOut } from './layOut';
import type { EffectiveRoute } from './openapi/confirmed';
import { effectiveRoute, guessed } from './openapi/confirmed';

/** What a call of the login family came to. */
export interface LoginOutcome {
	/** `null`: the answer has none. */
	code: number | null;
	/** Of the login, or of the step that is still to be taken (codes 7 and 146); empty: there is none. */
	token: string;
	answer: LoginAnswer;
	/** That there is nothing at this address, in words with the remedy. */
	missing: string;
}

const textIn = (body: IDataObject, name: string): string => {
	const inData = (body.data ?? {}) as IDataObject;
	const value = body[name] ?? inData[name];
	return typeof value === 'string' ? value.trim() : '';
};

/** At the root, as in the samples of the document; under `data`, where most other answers have theirs, as well. */
export const accessTokenIn = (body: IDataObject): string => textIn(body, 'token') || textIn(body, 'access_token');
export const refreshTokenIn = (body: IDataObject): string => textIn(body, 'refresh_token');

/** How the address of a call is known, and so what to check when nothing is there. */
function sourceOf(route: EffectiveRoute): string {
	const { remedy } = guessed(route);
	if (route.certainty === 'confirmed') {
		return `Confirmed Routes of the credential name it. Check the Base URL, and match a newer OpenAPI file`;
	}
	const source = route.certainty === 'seen' ? 'it is only seen in public clients' : 'it is our guess';
	return `Knot documents no routes, ${source}. Check the Base URL and the Prefix. ${remedy}`;
}

function placeOf(base: string, route: EffectiveRoute, prefix: string): LoginPlace & { missing: string } {
	const call = `${route.method} ${route.prefix ?? prefix}${route.path}`;
	const missing = `${hostOf({ base })} has no route ${call} for ${route.operation}: ${sourceOf(route)}`;
	return { vendor: 'Knot', base, check: 'the Base URL', missing };
}

/** A login has one line of text for what is wrong, so the remedy goes behind it. */
function inOneText(error: Error): Error {
	if (!(error instanceof Failure)) return error;
	const { message, description } = error.details;
	return new LoginRefused(description ? `${message}. ${description}` : message);
}

/** Where the call goes, and the request itself. */
async function prepare(credentials: IDataObject, operation: string, values: object, token?: string) {
	const prefix = prefixOf(credentials);
	const base = baseUrl(credentials);
	const route = effectiveRoute(operation, confirmedOf(credentials));
	const { headers, ...laidOut } = layOut(route, values as IDataObject, prefix);
	const sent = toHttp(base, laidOut);
	const signed = token === undefined ? {} : { Authorization: authorization(credentials, token) };
	const request = { ...sent, headers: { ...sent.headers, ...headers, ...signed } };
	return { place: placeOf(base, route, prefix), request };
}

/**
 * Makes a call of the login family on the route that this credential leads to.
 * @param token that goes into the Authorization header; none for the login itself
 * @throws LoginRefused when the credential cannot be used, LoginFailed when Knot did not answer
 */
export async function askKnot(
	http: HttpHelper,
	credentials: IDataObject,
	operation: string,
	values: object = {},
	token?: string,
): Promise<LoginOutcome> {
	const { place, request } = await prepare(credentials, operation, values, token).catch((error: Error) => {
		throw inOneText(error);
	});
	const answer = await askLogin(http, place, request);
	const { body, statusCode } = answer;
	const code = toNumber(body.code);
	if (code === null && statusCode < 400) {
		const host = hostOf(place);
		throw new LoginFailed(`${host} did not answer like Knot (no code, HTTP ${statusCode}). Check ${place.check}.`);
	}
	return { code, token: accessTokenIn(body), answer, missing: place.missing };
}

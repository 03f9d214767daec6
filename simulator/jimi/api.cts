import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimit } from '../rateLimit.cjs';
import { mediaType, type World } from '../server.cjs';
import { ACCOUNT_CALLS } from './accountCalls.cjs';
import { ALARM_CALLS } from './alarmCalls.cjs';
import type { Answers } from './answers.cjs';
import type { Call, Host } from './call.cjs';
import { refused, type Outcome } from './codes.cjs';
import { COMMAND_CALLS } from './commandCalls.cjs';
import { DEVICE_CALLS } from './deviceCalls.cjs';
import { FENCE_CALLS } from './fenceCalls.cjs';
import { MEDIA_CALLS } from './mediaCalls.cjs';
import { problemIn, type Given } from './parameters.cjs';
import { SCOOTER_CALLS } from './scooterCalls.cjs';
import { signatureOf } from './signature.cjs';
import { grantToken, TOKEN_CALLS, type TokenHost } from './tokenCalls.cjs';
import { TRACK_CALLS } from './trackCalls.cjs';
import { secondOf } from './utc.cjs';

/** The one path of all calls. */
export const PATH = '/route/rest';

/** The 24 documented calls besides the two for tokens. */
export const CALLS: ReadonlyMap<string, Call> = new Map(
	[
		...ACCOUNT_CALLS,
		...DEVICE_CALLS,
		...TRACK_CALLS,
		...MEDIA_CALLS,
		...FENCE_CALLS,
		...COMMAND_CALLS,
		...ALARM_CALLS,
		...SCOOTER_CALLS,
	].map((call) => [call.method, call]),
);

export interface ApiHost extends Host, TokenHost {
	readonly world: World;
	readonly appSecret: string;
	readonly limit: RateLimit;
	readonly answers: Answers;
}

const COMMON = ['method', 'timestamp', 'app_key', 'sign', 'sign_method', 'v', 'format'];
const SIGNED = '1.0';
const UNSIGNED = '0.9';

/** Adds the one request that there is; whatever its method, the answer is HTTP 200. */
export function addCalls(server: FastifyInstance, host: ApiHost): void {
	server.all(PATH, async (request, reply) => send(reply, host.answers.write(await answer(request, host))));
}

/** The parameters: those of the query, then those of a form body. */
export function valuesIn(request: FastifyRequest): Record<string, unknown> {
	const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
	return { ...(isForm ? (request.body as Record<string, unknown>) : {}), ...(request.query as object) };
}

function send(reply: FastifyReply, body: object): FastifyReply {
	return reply.type('application/json;charset=UTF-8').send(JSON.stringify(body));
}

async function answer(request: FastifyRequest, host: ApiHost): Promise<Outcome> {
	const now = host.world.clock.now();
	if (!host.limit.allows(host.settings.rateLimit, now)) return refused(1006);
	if (request.method !== 'POST') return refused(1007);
	const values = valuesIn(request);
	const problem = commonProblem(values, host, now);
	if (problem !== null) return refused(1001, problem || undefined);
	const { method, access_token: token, ...rest } = values as Given;
	const given = Object.fromEntries(Object.entries(rest).filter(([name]) => !COMMON.includes(name)));
	if (TOKEN_CALLS.includes(method)) {
		const all = token === undefined ? given : { ...given, access_token: token };
		return grantToken(method, all, host, now, request.fault === 'sameToken');
	}
	const outcome = await run(method, token, given, host, now);
	request.entry.ranCommand = outcome.effect;
	return outcome;
}

async function run(method: string, token: string, given: Given, host: ApiHost, now: number): Promise<Outcome> {
	const { otherMethods } = host.settings;
	const call = CALLS.get(method);
	if (!call && !Object.hasOwn(otherMethods, method)) return refused(1007);
	const owner = host.tokens.accountOf(token);
	const account = owner === undefined ? undefined : host.directory.find(owner);
	if (!account) return refused(1004);
	if (!call) return { code: 0, effect: false, result: null, ...otherMethods[method] };
	const context = { host, account, given, now, second: Math.floor(now / 1000) };
	const problem = problemIn(given, call.parameters) ?? call.problem?.(given, context) ?? null;
	return problem === null ? await call.run(context) : refused(1001, `Parameter error: ${problem}`);
}

/**
 * What is wrong with what every request has; null: nothing. A wrong signature and a wrong clock sound the same: an empty
 * text, which stands for the bare code.
 */
function commonProblem(values: Record<string, unknown>, host: ApiHost, now: number): string | null {
	const wrong = Object.entries(values).find(([, value]) => typeof value !== 'string' || value === '');
	if (wrong) return `Parameter error: ${wrong[0]} is ${wrong[1] === '' ? 'empty' : 'there twice'}`;
	const missing = COMMON.find((name) => values[name] === undefined);
	if (missing) return `Parameter error: ${missing} is required`;
	const given = values as Given;
	const isUnsigned = host.settings.unsigned && given.v === UNSIGNED;
	if (given.v !== SIGNED && !isUnsigned) return 'Parameter error: v must be 1.0';
	if (given.sign_method !== 'md5') return 'Parameter error: sign_method must be md5';
	if (given.format !== 'json') return 'Parameter error: format must be json';
	if (given.app_key !== host.appKey) return 'Missing AppKey';
	// NaN, a text that is no time, is never within.
	const isInTime = Math.abs(secondOf(given.timestamp) - now / 1000) <= host.settings.skew;
	const isSigned = isUnsigned || given.sign === signatureOf(given, host.appSecret);
	return isInTime && isSigned ? null : '';
}

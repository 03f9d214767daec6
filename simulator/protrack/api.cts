import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mediaType, type World } from '../server.cjs';
import type { RateLimit } from '../rateLimit.cjs';
import { ACCOUNT_CALLS } from './accountCalls.cjs';
import { ALARM_CALLS } from './alarmCalls.cjs';
import type { Call, Host } from './call.cjs';
import { envelope, refused, type Outcome } from './codes.cjs';
import { COMMAND_CALLS } from './commandCalls.cjs';
import { DEVICE_CALLS } from './deviceCalls.cjs';
import { closedTo, login, type LoginHost } from './login.cjs';
import { checkParameters, type Given } from './parameters.cjs';

/** The 15 documented calls, and one outside the document that can be switched on. */
export const CALLS: readonly Call[] = [...DEVICE_CALLS, ...ALARM_CALLS, ...COMMAND_CALLS, ...ACCOUNT_CALLS];

export interface ApiHost extends Host, LoginHost {
	readonly world: World;
	readonly limits: { requests: RateLimit; logins: RateLimit };
}

type Values = Record<string, unknown>;

/** Adds the token request and all calls; anything else below /api is an unknown request, whatever its method. */
export function addCalls(server: FastifyInstance, host: ApiHost): void {
	server.get('/api/authorization', (request, reply) => send(reply, authorize(request, host)));
	for (const call of CALLS) {
		server.route({
			method: call.method,
			url: call.path,
			handler: (request, reply) => send(reply, answer(call, request, host)),
		});
	}
	server.all('/api/*', (_request, reply) => send(reply, refused(10001)));
}

function send(reply: FastifyReply, outcome: Outcome): FastifyReply {
	return reply.type('application/json; charset=UTF-8').send(JSON.stringify(envelope(outcome)));
}

function authorize(request: FastifyRequest, host: ApiHost): Outcome {
	const { world, limits, settings, tokens } = host;
	const now = world.clock.now();
	const isAllowed = limits.requests.allows(settings.rateLimit, now) && limits.logins.allows(settings.loginLimit, now);
	const outcome = isAllowed
		? login(valuesIn(request), host, world.clock.seconds(), request.fault === 'sameToken')
		: refused(10009);
	if (outcome.code === 0) tokens.logins += 1;
	else tokens.refusedLogins += 1;
	return outcome;
}

function answer(call: Call, request: FastifyRequest, host: ApiHost): Outcome {
	const now = host.world.clock.now();
	if (!host.limits.requests.allows(host.settings.rateLimit, now)) return refused(10009);
	const { access_token: token, ...given } = valuesIn(request);
	if (!token) return refused(10005);
	const owner = host.tokens.judge(String(token));
	if (typeof owner === 'number') return refused(owner);
	const account = host.directory.find(owner);
	if (!account) return refused(10003);
	const refusal = closedTo(account) || checkParameters(given, call.parameters);
	if (refusal !== 0) return refused(refusal);
	const outcome = call.run({ host, account, given: given as Given, now });
	request.entry.ranCommand = outcome.effect;
	return outcome;
}

/** The parameters: those of the query, then those of a form body. */
export function valuesIn(request: FastifyRequest): Values {
	const isForm = request.method === 'POST' && mediaType(request) === 'application/x-www-form-urlencoded';
	return { ...(isForm ? (request.body as Values) : {}), ...(request.query as Values) };
}

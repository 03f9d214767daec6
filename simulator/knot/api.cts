import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RateLimit } from '../rateLimit.cjs';
import { sendWire } from '../server.cjs';
import { ACCOUNT_CALLS, EMAIL_CALLS, STATUS_CALLS } from './accountCalls.cjs';
import { BADGE_CALLS, CHAT_CALLS, DISCOUNT_CALLS, GUARANTEE_CALLS } from './belongingCalls.cjs';
import type { Calls, Context } from './call.cjs';
import { CLUSTER_CALLS } from './clusterCalls.cjs';
import { CODES, refused, type Outcome } from './codes.cjs';
import { read } from './given.cjs';
import { LOGIN_CALLS } from './loginCalls.cjs';
import { MAINTENANCE_CALLS } from './maintenanceCalls.cjs';
import { BEYOND_CALLS, MAP_CALLS } from './mapCalls.cjs';
import { parseMultipart } from './multipart.cjs';
import { NETWORK_CALLS } from './networkCalls.cjs';
import { openApiOf } from './openApi.cjs';
import { OVERVIEW_CALLS } from './overviewCalls.cjs';
import type { Platform } from './platform.cjs';
import { match } from './router.cjs';
import type { Operation } from './routes/operation.cjs';
import { wireOf } from './voice.cjs';
import { toYaml } from './yaml.cjs';

/** What every operation does, by the name of its call. */
export const CALLS: Calls = {
	...ACCOUNT_CALLS,
	...EMAIL_CALLS,
	...BADGE_CALLS,
	...GUARANTEE_CALLS,
	...CHAT_CALLS,
	...DISCOUNT_CALLS,
	...CLUSTER_CALLS,
	...LOGIN_CALLS,
	...MAINTENANCE_CALLS,
	...OVERVIEW_CALLS,
	...MAP_CALLS,
	...NETWORK_CALLS,
	...BEYOND_CALLS,
	...STATUS_CALLS,
};

export interface ApiHost extends Platform {
	readonly origin: string;
	readonly url: string;
	readonly limit: RateLimit;
}

/** Whose request it is. */
type Identity = Pick<Context, 'user' | 'session' | 'step' | 'token'>;

const FORM_LIMIT = 20 * 1024 * 1024;

/** Adds all operations of the form that the settings name, its OpenAPI document, and the pictures that were uploaded. */
export function addCalls(server: FastifyInstance, host: ApiHost): void {
	server.addContentTypeParser(
		'multipart/form-data',
		{ parseAs: 'buffer', bodyLimit: FORM_LIMIT },
		(request, body, done) => done(null, parseMultipart(body as Buffer, request.headers['content-type'] ?? '')),
	);
	const document = () => openApiOf(host.settings.routes, host.url, host.settings.lists);
	server.get('/openapi.json', (_request, reply) => reply.type('application/json').send(JSON.stringify(document())));
	server.get('/openapi.yaml', (_request, reply) => reply.type('application/yaml').send(toYaml(document())));
	server.get<{ Params: { id: string } }>('/pictures/:id', ({ params }, reply) => {
		const picture = host.pictures.read(params.id);
		return picture ? reply.type(picture.type).send(picture.bytes) : send(reply, refused(CODES.notFound), host);
	});
	server.all('/*', (request, reply) => send(reply, answer(request, host), host));
}

/** The name of the call that a request means, and the vehicle that it names. */
export function subjectOf(request: FastifyRequest, host: ApiHost): { call: string | null; device: string | null } {
	const found = match(host.settings.routes, request.method, request.entry.path);
	if (!found) return { call: null, device: null };
	const { vehicle_id, serial_number } = read(request, found, host.settings.lists).given;
	const name = vehicle_id ?? serial_number;
	const device = typeof name === 'string' || typeof name === 'number' ? String(name) : null;
	const known = device === null ? undefined : host.vehicle(device);
	return { call: found.operation.call, device: known ? String(known.vehicle_id) : device };
}

/** The token of a request; an empty text when there is none in the scheme of the settings. */
export function tokenIn({ headers }: FastifyRequest, { settings }: Platform): string {
	const { authorization = '' } = headers;
	if (settings.scheme === '') return authorization;
	const [scheme, ...rest] = authorization.split(' ');
	return scheme.toLowerCase() === settings.scheme.toLowerCase() ? rest.join(' ') : '';
}

function send(reply: FastifyReply, outcome: Outcome, { settings }: ApiHost): FastifyReply {
	return sendWire(reply, wireOf(outcome, settings));
}

function answer(request: FastifyRequest, host: ApiHost): Outcome {
	const { settings, world, origin } = host;
	const now = world.clock.now();
	if (!host.limit.allows(settings.rateLimit, now)) return refused(CODES.tooManyRequests);
	const found = match(settings.routes, request.method, request.entry.path);
	if (!found) return refused(CODES.unknownRoute);
	const { operation } = found;
	const identity = identityOf(request, operation, host);
	const refusal = refusalOf(operation, identity);
	if (refusal) return refusal;
	const { given, problem } = read(request, found, settings.lists);
	if (problem !== null) return refused(CODES.invalidParameters, problem);
	const { app_label } = given;
	if (typeof app_label === 'string' && !settings.appLabels.includes(app_label)) return refused(CODES.unknownAppLabel);
	const sameToken = request.fault === 'sameToken';
	const outcome = CALLS[operation.call](given, { host, ...identity, now, origin, sameToken });
	request.entry.ranCommand = outcome.effect;
	return outcome;
}

function identityOf(request: FastifyRequest, { auth }: Operation, host: ApiHost): Identity {
	const token = tokenIn(request, host);
	const step = auth === 'unconfirmed' || auth === 'secondFactor' ? (host.sessions.stepOf(token, auth) ?? null) : null;
	const session = step ? null : (host.sessions.find(token) ?? null);
	const owner = step ?? session;
	return { token, step, session, user: owner ? (host.users.get(owner.user_id) ?? null) : null };
}

/** Why the request may not be made at all; null: it may. */
function refusalOf({ auth, permission }: Operation, { user, step }: Identity): Outcome | null {
	if (auth === 'none' || auth === 'refresh') return null;
	if (!user || (auth !== 'access' && !step)) return refused(CODES.invalidToken);
	const isAllowed = permission === undefined || user.permissions.includes(permission);
	return isAllowed ? null : refused(CODES.notAllowed);
}

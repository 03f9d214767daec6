import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pause } from '../pause.cjs';
import { Random } from '../random.cjs';
import { mediaType, type World } from '../server.cjs';
import { refused, type Call, type Outcome } from './call.cjs';
import { CODES, envelope } from './codes.cjs';
import { CONTROLS } from './controls.cjs';
import { advance } from './motion.cjs';
import { QUERIES } from './queries.cjs';
import { RENTALS } from './rental.cjs';
import { SETTINGS } from './settings.cjs';
import { T60_CONTROLS } from './t60.cjs';
import type { Tokens } from './token.cjs';
import type { BadLink, Vehicle } from './vehicle.cjs';

/** Every documented call: 24 of the E-moped and 11 of the T60 Lite, which share the path of `sound`. */
export const CALLS: readonly Call[] = [...QUERIES, ...CONTROLS, ...RENTALS, ...SETTINGS, ...T60_CONTROLS];

/** What the calls need to know of the cloud they belong to. */
export interface ApiHost {
	world: World;
	tokens: Tokens;
	/** First letter of the platform codes that this host serves; null: any. */
	region: string | null;
	/** Milliseconds that a vehicle takes for a command. */
	commandDelay: { min: number; max: number };
	/** Milliseconds after which a vehicle that does not answer gives 15302. */
	timeoutDelay: number;
	vehicle(iotCode: string): Vehicle | undefined;
	/** Called after every call on a vehicle. */
	notice(vehicle: Vehicle): void;
}

const NOTHING = { type: 'object', additionalProperties: false };

/** Adds the routes of all calls. */
export function addCalls(server: FastifyInstance, host: ApiHost): void {
	const random = new Random(1);
	for (const call of CALLS) {
		server.route({
			method: call.method,
			url: call.path,
			// Checked by fastify, judged here: a bad token comes before a bad parameter.
			schema: call.method === 'GET' ? { querystring: call.schema } : { body: call.schema, querystring: NOTHING },
			attachValidation: true,
			handler: async (request, reply) => respond(call, await answer(call, request, host, random), host, reply),
		});
	}
}

function respond(call: Call, outcome: Outcome, { world }: ApiHost, reply: FastifyReply): FastifyReply {
	const msg = outcome.msg ?? (outcome.code === 0 ? (call.success ?? 'Success') : CODES[outcome.code]);
	const body = envelope(world.clock.now(), outcome.code, msg, outcome.data ?? null, call.idName);
	return reply.type('application/json').send(JSON.stringify(body));
}

async function answer(call: Call, request: FastifyRequest, host: ApiHost, random: Random): Promise<Outcome> {
	const { clock } = host.world;
	const clientId = host.tokens.clientOf(request.headers.authorization);
	if (clientId === null) return refused(15101);
	if (host.region !== null && clientId[0].toUpperCase() !== host.region) return refused(15100);
	if (request.validationError || (call.method === 'POST' && mediaType(request) !== 'application/json'))
		return refused(15004);
	const given = (call.method === 'GET' ? request.query : request.body) as Record<string, unknown>;
	const vehicle = host.vehicle(given.iotCode as string);
	if (!vehicle) return refused(15102);
	advance(vehicle, clock.now());
	const refusal = refusalOf(call, vehicle);
	if (refusal !== 0) return refused(refusal);
	if (call.kind !== 'query') await pause(random.integer(host.commandDelay.min, host.commandDelay.max));
	const outcome = await throughLink(call, vehicle, given, host);
	if (outcome.effect) {
		vehicle.statusUtcTime = clock.seconds();
		request.entry.ranCommand = true;
	}
	host.notice(vehicle);
	return outcome;
}

/** Why the vehicle cannot even be asked; 0: it can. */
function refusalOf(call: Call, vehicle: Vehicle): number {
	if (!vehicle.activated) return 15300;
	if (call.restrictable && vehicle.restricted) return 15990;
	if (!call.models.includes(vehicle.model)) return 15707;
	if (!vehicle.online && !(call.fromCloud && vehicle.answersOffline)) return 15301;
	if (call.kind !== 'query' && vehicle.upgrading) return 15500;
	return call.needsAwake && vehicle.dormant ? 15704 : 0;
}

async function throughLink(
	call: Call,
	vehicle: Vehicle,
	given: Record<string, unknown>,
	host: ApiHost,
): Promise<Outcome> {
	const { link } = vehicle;
	const run = () => call.run(vehicle, given, host.world.clock.now());
	if (!link || (call.kind === 'query' && !link.queries)) return run();
	if (link.fault === 'timeout') await pause(link.delay ?? host.timeoutDelay);
	const effect = Boolean(link.takesEffect) && link.fault !== 'send' && run().effect;
	return { code: linkCode(call, link), effect };
}

function linkCode(call: Call, { fault }: BadLink): number {
	if (fault === 'timeout') return 15302;
	return fault === 'network' ? (call.networkCode ?? 15303) : 15303;
}

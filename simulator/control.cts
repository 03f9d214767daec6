import type { FastifyInstance } from 'fastify';
import { isAt, type FaultRule } from './faults.cjs';
import type { Simulator } from './index.cjs';
import type { LogEntry } from './log.cjs';
import { numberIn, objectIn, onlyKeys } from './requestBody.cjs';
import { bareServer } from './server.cjs';
import type { VendorCloud } from './vendor.cjs';

type Keys<Name extends string> = { [key in Name]?: string };

/** The control API: all that the in-process interface offers, for other processes. JSON in, JSON out. */
export function createControl(sim: Simulator, vendors: readonly VendorCloud[]): FastifyInstance {
	const server = bareServer();
	server.setErrorHandler((error, _request, reply) => {
		const status =
			error instanceof RangeError || error instanceof SyntaxError
				? 400
				: ((error as { statusCode?: number }).statusCode ?? 500);
		return reply.code(status).send({ error: (error as Error).message });
	});
	server.setNotFoundHandler((request, reply) =>
		reply.code(404).send({ error: `Nothing at ${request.method} ${request.url}` }),
	);
	addWorld(server, sim, vendors);
	addVehicles(server, vendors);
	addRecords(server, sim, vendors);
	for (const vendor of vendors) vendor.addControls?.(server);
	return server;
}

function addWorld(server: FastifyInstance, sim: Simulator, vendors: readonly VendorCloud[]): void {
	server.get('/state', () => stateOf(sim, vendors));
	server.post('/reset', async (request) => {
		sim.reset(fleetIn(request.body));
		return stateOf(sim, vendors);
	});
	server.get('/faults', () => sim.faults.list());
	server.post('/faults', (request) => ({ id: sim.faults.add(objectIn(request.body) as FaultRule) }));
	server.delete('/faults', () => {
		sim.faults.clear();
		return { ok: true };
	});
	server.delete<{ Params: { id: string } }>('/faults/:id', ({ params }, reply) =>
		sim.faults.remove(Number(params.id)) ? { ok: true } : reply.code(404).send({ error: `No fault ${params.id}` }),
	);
	server.post('/latency', (request) => {
		sim.latency(numberIn(request.body, 'ms'));
		return { ok: true };
	});
	server.post('/clock', (request) => {
		const body = objectIn(request.body);
		if ('offset' in body) sim.clock.offset(numberIn(body, 'offset'));
		if ('stop' in body) sim.clock.stop(numberIn(body, 'stop'));
		if ('advance' in body) sim.clock.advance(numberIn(body, 'advance'));
		return { now: sim.clock.now(), offset: sim.clock.shifted };
	});
}

function addVehicles(server: FastifyInstance, vendors: readonly VendorCloud[]): void {
	server.get<{ Querystring: Keys<'vendor' | 'scenario'> }>('/vehicles', ({ query }) => {
		const cloud = vendorOf(vendors, query.vendor);
		cloud.refresh();
		return cloud.vehicles.filter(({ scenario }) => !query.scenario || scenario === query.scenario);
	});
	server.get<{ Params: { device: string } }>('/vehicles/:device', ({ params }, reply) => {
		const vehicle = vendors.map((cloud) => cloud.vehicle(params.device)).find(Boolean);
		return vehicle ?? reply.code(404).send({ error: `No vehicle ${params.device}` });
	});
	server.patch<{ Params: { device: string } }>('/vehicles/:device', ({ params, body }, reply) => {
		const cloud = vendors.find((vendor) => vendor.vehicle(params.device));
		return (
			cloud?.change(params.device, objectIn(body)) ?? reply.code(404).send({ error: `No vehicle ${params.device}` })
		);
	});
	server.post('/push', async (request) => {
		const { vendor, type, iotCode, imei, device, ...options } = objectIn(request.body);
		const cloud = vendorOf(vendors, vendor);
		if (!cloud.push) throw new RangeError(`${cloud.name} sends no pushes`);
		return await cloud.push(String(type), String(device ?? imei ?? iotCode), options);
	});
	server.post('/push-target', (request) => {
		const { vendor, url, ...options } = objectIn(request.body);
		if (typeof url !== 'string' && url !== null) throw new RangeError('url must be a text or null');
		const cloud = vendorOf(vendors, vendor);
		if (!cloud.pushTo) throw new RangeError(`${cloud.name} sends no pushes`);
		cloud.pushTo(url, options);
		return { ok: true };
	});
}

function addRecords(server: FastifyInstance, sim: Simulator, vendors: readonly VendorCloud[]): void {
	server.get<{ Querystring: Keys<'vendor' | 'path' | 'last'> }>('/log', ({ query }) => {
		const entries = vendorOf(vendors, query.vendor).log.filter((entry) => isWanted(entry, query.path));
		return query.last ? entries.slice(-Number(query.last)) : entries;
	});
	server.delete('/log', () => {
		for (const { log } of vendors) log.length = 0;
		return { ok: true };
	});
	server.get<{ Querystring: Keys<'vendor'> }>('/tokens', ({ query }) =>
		vendorOf(vendors, query.vendor).tokens.counts(),
	);
	server.post('/tokens/kill', (request) => {
		const { vendor } = objectIn(request.body);
		return { killed: vendorOf(vendors, vendor).tokens.kill() };
	});
	server.get('/slack/messages', () => sim.slack.messages);
	server.delete('/slack/messages', () => {
		sim.slack.messages.length = 0;
		return { ok: true };
	});
}

function stateOf(sim: Simulator, vendors: readonly VendorCloud[]) {
	return {
		clock: { now: sim.clock.now(), offset: sim.clock.shifted },
		latency: sim.world.latency,
		faults: sim.faults.list().length,
		slack: { url: sim.slack.url, messages: sim.slack.messages.length },
		vendors: vendors.map((cloud) => ({
			name: cloud.name,
			url: cloud.url,
			...cloud.facts(),
			requests: cloud.log.length,
			vehicles: cloud.vehicles.length,
			scenarios: countScenarios(cloud.vehicles),
		})),
	};
}

function countScenarios(vehicles: ReadonlyArray<{ scenario: string }>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { scenario } of vehicles) counts[scenario] = (counts[scenario] ?? 0) + 1;
	return counts;
}

/** The vendor of that name; the first one when none is named. */
function vendorOf(vendors: readonly VendorCloud[], name: unknown): VendorCloud {
	const vendor = name === undefined ? vendors[0] : vendors.find((cloud) => cloud.name === name);
	if (vendor) return vendor;
	throw new RangeError(`Unknown vendor; it is one of ${vendors.map((cloud) => cloud.name).join(', ')}`);
}

function isWanted(entry: LogEntry, path: string | undefined): boolean {
	return path === undefined || isAt(new RegExp(path), entry);
}

/** What a reset may name; anything else is a slip of the pen. */
function fleetIn(body: unknown): Record<string, unknown> {
	const fleet = objectIn(body);
	onlyKeys(fleet, 'A reset', ['vehicles', 'seed', 'mix', 'protrack', 'jimi', 'knot']);
	if ('protrack' in fleet) onlyKeys(objectIn(fleet.protrack), 'A reset of protrack', ['devices', 'mix', 'seed']);
	if ('jimi' in fleet) onlyKeys(objectIn(fleet.jimi), 'A reset of jimi', ['devices', 'mix', 'seed', 'subAccounts']);
	if ('knot' in fleet) onlyKeys(objectIn(fleet.knot), 'A reset of knot', ['vehicles', 'mix', 'seed', 'clusters']);
	return fleet;
}

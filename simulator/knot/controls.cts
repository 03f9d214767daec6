import type { FastifyInstance } from 'fastify';
import { numberIn, objectIn, onlyKeys } from '../requestBody.cjs';
import { changeState } from '../vendor.cjs';
import { MAINTENANCE_TYPES } from './maintenanceTypes.cjs';
import type { Maintenance } from './maintenances.cjs';
import type { Platform } from './platform.cjs';
import type { User } from './users.cjs';

type Body = Record<string, unknown>;
/** What the simulator itself does is done by nobody with a login. */
const OFFICE = { user_id: 0, name: 'Office' };
const MOST_MAINTENANCES = 10_000;

/** Adds this vendor's own requests to the control API. */
export function addControls(server: FastifyInstance, cloud: Platform): void {
	server.get('/knot/settings', () => cloud.settings);
	server.patch('/knot/settings', ({ body }) => cloud.set(objectIn(body)));
	server.get('/knot/mails', () => cloud.mails.sent);
	server.get('/knot/pictures', () => cloud.pictures.all);
	server.get('/knot/badges', () => cloud.badges.all);
	server.get('/knot/guarantees', () => cloud.guarantees.all);
	server.get('/knot/chats', () => cloud.chats.all);
	server.get('/knot/discounts', () => cloud.discounts.all);
	server.get('/knot/sessions', () => cloud.sessions.all);
	server.post('/knot/sessions/end', () => ({ ended: cloud.sessions.endAll() }));
	addClusters(server, cloud);
	addUsers(server, cloud);
	server.get('/knot/maintenances', () => cloud.maintenances.all);
	server.post('/knot/maintenances', ({ body }) => addMaintenances(cloud, objectIn(body)));
}

function addClusters(server: FastifyInstance, cloud: Platform): void {
	server.get<{ Querystring: { scenario?: string } }>('/knot/clusters', ({ query }) =>
		cloud.clusters.filter(({ scenario }) => query.scenario === undefined || scenario === query.scenario),
	);
	server.patch<{ Params: { id: string } }>('/knot/clusters/:id', ({ params, body }, reply) => {
		const cluster = cloud.changeCluster(Number(params.id), objectIn(body));
		return cluster ?? reply.code(404).send({ error: `No cluster ${params.id}` });
	});
}

function addUsers(server: FastifyInstance, cloud: Platform): void {
	server.get('/knot/users', () => cloud.users.all.map(shown));
	server.post('/knot/users', ({ body }) => shown(addUser(cloud, objectIn(body))));
	server.patch<{ Params: { email: string } }>('/knot/users/:email', ({ params, body }, reply) => {
		const user = cloud.users.find(params.email);
		if (!user) return reply.code(404).send({ error: `No user ${params.email}` });
		const nullable = ['twoFactorKey', 'pendingKey'];
		changeState(user, objectIn(body), { fixed: ['user_id'], nullable }, 'A user has');
		return shown(user);
	});
}

function addUser(cloud: Platform, body: Body): User {
	onlyKeys(body, 'A new user', ['email', 'password', 'name', 'confirmed', 'twoFactorKey', 'permissions', 'networks']);
	const { email, password, ...rest } = body;
	if (typeof email !== 'string' || typeof password !== 'string') throw new RangeError('email and password are needed');
	if (cloud.users.find(email)) throw new RangeError(`There is a user ${email}`);
	return cloud.users.add({ email, password, ...rest });
}

/** So many maintenances of one kind, an hour apart, the last one now. */
function addMaintenances(cloud: Platform, body: Body): { added: number; maintenance: Maintenance } {
	const { count = 1, resolved = false, maintenance_type, ...named } = body;
	onlyKeys(named, 'A maintenance', ['vehicle_id', 'spot_id', 'station_id', 'severity', 'comment']);
	const type = MAINTENANCE_TYPES.find(({ type_key }) => type_key === maintenance_type);
	if (!type)
		throw new RangeError(`maintenance_type is one of ${MAINTENANCE_TYPES.map((one) => one.type_key).join(', ')}`);
	const many = numberIn({ count }, 'count', 'maintenances');
	if (!(many >= 1 && many <= MOST_MAINTENANCES)) throw new RangeError(`count must be from 1 to ${MOST_MAINTENANCES}`);
	const { type_key, target_type: target, severity } = type;
	numberIn(named, `${target}_id`, 'a vehicle, spot or station');
	const now = cloud.world.clock.now();
	let last: Maintenance;
	for (let left = many - 1; left >= 0; left--) {
		const then = now - left * 3_600_000;
		last = cloud.maintenances.add({ severity, ...named, target, maintenance_type: type_key }, OFFICE, then);
		if (resolved === true) cloud.maintenances.stop(last, OFFICE, then);
	}
	return { added: many, maintenance: last! };
}

/** A user without anything secret. */
function shown(user: User): object {
	return {
		...user,
		password: undefined,
		twoFactorKey: user.twoFactorKey === null ? null : 'set',
		pendingKey: undefined,
	};
}

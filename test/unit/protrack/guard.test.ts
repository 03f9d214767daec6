import type { IDataObject } from 'n8n-workflow';
import { stopsEngine } from '../../../nodes/Protrack/guard';
import { protrackSamples } from '../../fixtures/read.cjs';
import type { Sending } from '../core/contexts';
import { code, pathOf, play, queryOf, record } from './play';
import { IMEI, OTHER_IMEI } from './samples';

const [PRINTED] = protrackSamples()['2.2'].record as IDataObject[];
/** A vehicle that stands, with a fix of a moment ago. */
const STANDING = { ...PRINTED, speed: 0, gpstime: 1_000_000_000, servertime: 1_000_000_010, datastatus: 2 };
const TRACK = '/api/track';

/** The provider: the position as given, and every command accepted and answered with success. */
const vehicle =
	(position: unknown) =>
	(sent: Sending): unknown => {
		if (pathOf(sent) === TRACK) return position;
		if (pathOf(sent) === '/api/command/send') return record({ commandid: 'C1' });
		return record({ commandstatus: 1, response: 'Cut off the fuel supply: Success!' });
	};

beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => jest.useRealTimers());

async function send(position: unknown, values: IDataObject, options: IDataObject = {}, name = 'command.send') {
	const pending = play(
		name,
		{ ...values, options: { returnOutcome: true, ...options } },
		{ answer: vehicle(position) },
	);
	await jest.advanceTimersByTimeAsync(5_000);
	const { items, sent } = await pending;
	return { told: items[0].json, paths: sent.map(pathOf), sent };
}
const stop = async (row: IDataObject, options?: IDataObject) =>
	await send(record([row]), { command: 'stopEngine' }, options);

test('a vehicle that stands is looked at first and then stopped', async () => {
	const { told, paths, sent } = await stop(STANDING);
	expect(told).toMatchObject({ outcome: 'done', device_id: IMEI, reference: 'C1' });
	expect(paths).toEqual([TRACK, '/api/command/send', '/api/command/query']);
	expect(queryOf(sent[0])).toEqual({ imeis: IMEI });
});

test.each<[string, IDataObject, RegExp]>([
	['moves', { speed: 4 }, /moves at 4 km\/h \(allowed: 3 km\/h\)/],
	['moves, as text', { speed: '80' }, /moves at 80 km\/h/],
	['has an old fix', { servertime: STANDING.gpstime + 301 }, /301 s old \(allowed: 300 s\)/],
	['has a fix of the future', { servertime: STANDING.gpstime - 301 }, /contradict/],
	['has a fix and a server time that is not set', { servertime: 0 }, /contradict/],
	['is offline', { datastatus: 4 }, /not online/],
	['was never online', { datastatus: 1 }, /not online/],
	['has expired', { datastatus: 3 }, /not online/],
	['does not tell whether it is online', { datastatus: undefined }, /not online/],
	['has no fix', { gpstime: 0 }, /no position/],
	['has no time of its fix', { gpstime: undefined }, /no position/],
	['does not tell its speed', { speed: -1 }, /does not tell its speed/],
	['has no speed', { speed: null }, /does not tell its speed/],
	['has a speed that is no number', { speed: 'fast' }, /does not tell its speed/],
])('a vehicle that %s is not stopped', async (_, changes, why) => {
	const { told, paths } = await stop({ ...STANDING, ...changes } as IDataObject);
	expect(told).toMatchObject({ outcome: 'refused', sent_at: null, message: expect.stringMatching(/^Not sent: /) });
	expect(told.message).toMatch(why);
	expect(paths).toEqual([TRACK]);
});

test.each<[string, unknown]>([
	['another device', record([{ ...STANDING, imei: OTHER_IMEI }])],
	['nobody', record([])],
	['nothing', record(null)],
	['"no data"', code(20023)],
	['a refusal', code(10013)],
	['HTML', { statusCode: 200, headers: {}, body: '<html>' }],
	['an error of the service', { statusCode: 500, headers: {}, body: '' }],
])('an answer that shows %s lets nothing through', async (_, position) => {
	const { told, paths } = await send(position, { command: 'stopEngine' });
	expect(told).toMatchObject({ outcome: 'refused', sent_at: null });
	expect(paths).not.toContain('/api/command/send');
});

describe('options', () => {
	test('the limits are the ones that the person set', async () => {
		expect((await stop({ ...STANDING, speed: 10 }, { maxSpeed: 10 })).told.outcome).toBe('done');
		expect((await stop({ ...STANDING, speed: 11 }, { maxSpeed: 10 })).told.outcome).toBe('refused');
		expect((await stop({ ...STANDING, speed: 1 }, { maxSpeed: 0 })).told.outcome).toBe('refused');
		const old = { ...STANDING, servertime: STANDING.gpstime + 3_600 };
		expect((await stop(old, { maxAge: 3_600 })).told.outcome).toBe('done');
		expect((await stop(old, { maxAge: 3_599 })).told.outcome).toBe('refused');
	});
});

describe('what is looked at', () => {
	const MOVING = record([{ ...STANDING, speed: 60 }]);

	test.each(['RELAY,1', 'relay,1', ' Relay , 1 ', 'RELAY,1#', 'RELAY, 1', 'RELAY,1,5'])(
		'the custom command %j stops the engine as well',
		async (customCommand) => {
			const { told, paths } = await send(MOVING, { command: 'custom', customCommand });
			expect([told.outcome, paths]).toEqual(['refused', [TRACK]]);
		},
	);

	test.each(['restoreEngine', 'lockDoor', 'unlockDoor', 'reset'])(
		'%s is let through, at any speed',
		async (command) => {
			const { paths } = await send(MOVING, { command });
			expect(paths[0]).toBe('/api/command/send');
		},
	);

	test.each(['RELAY,0', 'relay , 0', 'STATUS#', 'RELAYX,1'])('so is the custom command %j', async (customCommand) => {
		const { paths } = await send(MOVING, { command: 'custom', customCommand });
		expect(paths[0]).toBe('/api/command/send');
	});

	const values = `imei=${IMEI}&command=RELAY,1`;
	test.each<[string, IDataObject]>([
		['in the query', { path: '/api/command/send', query: { imei: IMEI, command: 'RELAY,1' } }],
		['in the path', { path: `/api/command/send?${values}` }],
		['encoded', { path: `/api/command/send?imei=${IMEI}&command=relay%20%2C%201` }],
		['with a plus', { path: `/api/command/send?imei=${IMEI}&command=RELAY,+1` }],
		['with a slash', { path: '/api/command/send/', query: { imei: IMEI, command: 'RELAY,1' } }],
		['as GET', { method: 'GET', path: `/api/command/send?${values}` }],
		['as GET, written otherwise', { method: 'GET', path: `/api//command/./send?${values}` }],
		['as GET on a path that nobody documents', { method: 'GET', path: `/api/command/send2?${values}` }],
		['beside a harmless one', { path: `/api/command/send?${values}`, query: { command: 'RELAY,0' } }],
		['twice in the path', { path: `/api/command/send?${values}&command=RELAY,0` }],
		['first in the path', { path: `/api/command/send?command=RELAY,0&${values}` }],
		['as a list', { path: '/api/command/send', query: { imei: IMEI, command: ['RELAY,1'] } }],
	])('the API Request with its values %s is held back', async (_, given) => {
		const { told, paths } = await send(MOVING, { method: 'POST', ...given }, {}, 'apiRequest.send');
		expect(told).toMatchObject({ outcome: 'refused', message: expect.stringContaining('moves at 60') });
		expect(paths).toEqual([TRACK]);
	});

	test.each<[string, string]>([
		['no device', '/api/command/send?command=RELAY,1'],
		['two devices', `/api/command/send?imei=${IMEI}&imei=${OTHER_IMEI}&command=RELAY,1`],
		['a list of devices', `/api/command/send?imei=${IMEI},${OTHER_IMEI}&command=RELAY,1`],
	])('an API Request that names %s is not sent', async (_, path) => {
		const { told, paths } = await send(record([STANDING]), { method: 'POST', path }, {}, 'apiRequest.send');
		expect(told.outcome).toBe('refused');
		expect(paths.filter((each) => each !== TRACK)).toEqual([]);
	});

	test('the API Request stops a vehicle that stands', async () => {
		const { paths } = await send(
			record([STANDING]),
			{ method: 'POST', path: `/api/command/send?${values}` },
			{},
			'apiRequest.send',
		);
		expect(paths).toEqual([TRACK, '/api/command/send']);
	});
});

test.each([
	[{ path: '/api/command/send', query: { command: 'RELAY,0' } }, false],
	[{ path: '/api/command/send?command=RELAY,1' }, true],
	[{ path: '/api/command/send', body: { command: 'RELAY,1' } }, true],
	[{ path: '/api/command/send' }, false],
	[{ path: '/api/message/send', query: { content: 'RELAY,1' } }, false],
])('%j stops an engine: %j', (request, stops) => {
	expect(stopsEngine({ method: 'POST', ...request } as Parameters<typeof stopsEngine>[0])).toBe(stops);
});

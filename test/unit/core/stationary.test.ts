import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import type { Answer } from '../../../nodes/core/answer';
import type { Call } from '../../../nodes/core/operation';
import type { ApiRequest } from '../../../nodes/core/request';
import type { Look, Reading } from '../../../nodes/core/stationary';
import { isEngineStop, lookUp, stationaryGuard, stationaryOptions, valuesOf } from '../../../nodes/core/stationary';

const STANDING: Reading = { online: true, speedKmh: 0, fixAgeSeconds: 10 };
const stop = (query: IDataObject = { id: 'd1', command: 'RELAY,1' }): ApiRequest => ({
	method: 'POST',
	path: '/c',
	query,
});

/** What the guard says about a request, given what a look shows; `looked` holds the devices that were looked at. */
async function ask(look: Look, options: unknown = {}, request = stop()) {
	const looked: string[] = [];
	const guard = stationaryGuard({
		displayName: 'Sample',
		stops: (each) => valuesOf(each, 'command').some(isEngineStop),
		devicesOf: (each) => valuesOf(each, 'id'),
		read: async (_, device) => {
			looked.push(device);
			return look;
		},
	});
	const objection = await guard({ options } as Call, request);
	return { objection, looked };
}
const why = async (changes: Partial<Reading>, options?: unknown) =>
	(await ask({ seen: { ...STANDING, ...changes } }, options)).objection?.message;

test('a vehicle that stands is looked at and let through', async () => {
	expect(await ask({ seen: STANDING })).toEqual({ objection: undefined, looked: ['d1'] });
});

test.each<[string, Partial<Reading>, RegExp]>([
	['moves', { speedKmh: 3.5 }, /^the vehicle moves at 3.5 km\/h \(allowed: 3 km\/h\)$/],
	['moves without bounds', { speedKmh: Infinity }, /moves at Infinity/],
	['has an old fix', { fixAgeSeconds: 301 }, /^the last position is 301 s old \(allowed: 300 s\)$/],
	['has a fix of the future', { fixAgeSeconds: -301 }, /contradict/],
	['is offline', { online: false }, /not online/],
	['does not tell whether it is online', { online: null }, /not online/],
	['has no fix', { fixAgeSeconds: null }, /no position/],
	['has a fix of no time', { fixAgeSeconds: NaN }, /no position/],
	['does not tell its speed', { speedKmh: null }, /does not tell its speed/],
	['says -1 for its speed', { speedKmh: -1 }, /does not tell its speed/],
	['has a speed that is no number', { speedKmh: NaN }, /does not tell its speed/],
])('a vehicle that %s is not stopped', async (_, changes, text) => {
	const { objection } = await ask({ seen: { ...STANDING, ...changes } });
	expect(objection).toEqual({ message: expect.stringMatching(text), remedy: expect.stringContaining('Options') });
});

test.each([{ speedKmh: 3 }, { fixAgeSeconds: 300 }, { fixAgeSeconds: -300 }, { fixAgeSeconds: 0 }])(
	'%j is within the usual limits',
	async (changes) => expect(await why(changes)).toBeUndefined(),
);

test('a look that shows nothing lets nothing through', async () => {
	expect((await ask({ objection: 'the line is dead' })).objection?.message).toBe('the line is dead');
	expect((await ask({})).objection?.message).toBe('Sample gives no position for this device');
});

describe('options', () => {
	test('the limits are the ones that the person set', async () => {
		expect(await why({ speedKmh: 10 }, { maxSpeed: 10 })).toBeUndefined();
		expect(await why({ speedKmh: 11 }, { maxSpeed: '10' })).toContain('allowed: 10 km/h');
		expect(await why({ speedKmh: 1 }, { maxSpeed: 0 })).toContain('allowed: 0 km/h');
		expect(await why({ fixAgeSeconds: 3_600 }, { maxAge: 3_600 })).toBeUndefined();
		expect(await why({ fixAgeSeconds: 3_600 }, { maxAge: 3_599 })).toContain('allowed: 3599 s');
	});

	test.each(['', 'nonsense', null, undefined])('a limit that is %j means the usual one', async (value) => {
		const options = { maxSpeed: value, maxAge: value };
		expect(await why({ speedKmh: 4 }, options)).toContain('allowed: 3 km/h');
		expect(await why({ fixAgeSeconds: 301 }, options)).toContain('allowed: 300 s');
	});

	test('switched off it does not look', async () => {
		const { objection, looked } = await ask({}, { onlyIfStationary: false });
		expect([objection, looked]).toEqual([undefined, []]);
	});

	test.each([true, undefined, null, 'false', 0, ''])('%j does not switch it off', async (onlyIfStationary) => {
		expect(await why({ speedKmh: 99 }, { onlyIfStationary })).toContain('moves at 99');
	});

	test('the panel shows the limits that hold', () => {
		const usual = Object.fromEntries(stationaryOptions.map(({ name, default: value }) => [name, value]));
		expect(usual).toEqual({ onlyIfStationary: true, maxSpeed: 3, maxAge: 300 });
	});
});

describe('devices', () => {
	test.each<[string, ApiRequest]>([
		['none', stop({ command: 'RELAY,1' })],
		['an empty one', stop({ command: 'RELAY,1', id: ' ' })],
		['two in the path', { method: 'POST', path: '/c?id=d1&id=d2&command=RELAY,1' }],
		['one in the path and another in the query', { ...stop(), path: '/c?id=d2' }],
		['one in the query and another in the body', { ...stop(), body: { id: 'd2' } }],
	])('a request that names %s is not sent, and nobody is looked at', async (_, request) => {
		const { objection, looked } = await ask({ seen: STANDING }, {}, request);
		expect([objection?.message, looked]).toEqual(['the request does not name exactly one device', []]);
	});

	test('the same one twice is one', async () => {
		const { objection, looked } = await ask({ seen: STANDING }, {}, { ...stop(), path: '/c?id=d1' });
		expect([objection, looked]).toEqual([undefined, ['d1']]);
	});
});

test.each(['RELAY,1', 'relay,1', ' Relay , 1 ', 'RELAY,1#', 'RELAY, 1 #', 'RELAY,1,5', 'RELAY,10', '\tRELAY,1'])(
	'%j stops an engine',
	async (command) => {
		expect(isEngineStop(command)).toBe(true);
		expect((await ask({}, {}, stop({ id: 'd1', command }))).objection).toBeDefined();
	},
);

test.each(['RELAY,0', 'relay , 0#', 'RELAYX,1', 'STATUS#', '', 'RELAY', 'X RELAY,1'])(
	'%j does not',
	async (command) => {
		expect(isEngineStop(command)).toBe(false);
		expect(await ask({}, {}, stop({ id: 'd1', command }))).toEqual({ objection: undefined, looked: [] });
	},
);

describe('the values of a request', () => {
	const request = (more: object): ApiRequest => ({ method: 'POST', path: '/c', ...more });

	test.each<[string, object]>([
		['the query', { query: { v: ' x ' } }],
		['the body', { body: { v: 'x' } }],
		['the form', { form: { v: 'x' } }],
		['the path', { path: '/c?v=x' }],
		['the path, encoded', { path: '/c?v=%78+' }],
		['the path, behind a second question mark', { path: '/c?a=1?v=x' }],
		['a list', { query: { v: ['x'] } }],
	])('in %s', (_, more) => expect(valuesOf(request(more), 'v')).toEqual(['x']));

	test('all of them, wherever they stand', () => {
		const all = { path: '/c?v=1&v=2', query: { v: 3 }, body: { v: '4' }, form: { v: [5, 6] } };
		expect(valuesOf(request(all), 'v')).toEqual(['1', '2', '3', '4', '5,6']);
		expect(valuesOf(request(all), 'w')).toEqual([]);
	});
});

describe('the look at one device', () => {
	const at = async (given: Partial<Answer>) => {
		const send = jest.fn(async () => answer({ result: 'done', message: 'Done', ...given }));
		const call = { options: { timeout: 7 }, operation: { fields: [] }, params: {}, session: { send } };
		const found = await lookUp(call as unknown as Call, stop(), ({ id }) => id === 'd1');
		expect(send).toHaveBeenCalledWith(stop(), 'read', { timeout: 7_000, secrets: [] });
		return found;
	};

	test('finds its row among others', async () => {
		expect(await at({ data: [null, { id: 'd2' }, { id: 'd1', speed: 1 }] })).toEqual({ row: { id: 'd1', speed: 1 } });
	});

	test.each([null, undefined, [], [{ id: 'd2' }], { id: 'd1' }, 'd1'])('%j does not hold it', async (data) => {
		expect(await at({ data })).toEqual({ row: undefined });
	});

	test.each(['refused', 'unknown'] as const)('an answer that is %s says why', async (result) => {
		const told = await at({ result, message: 'No', empty: true, data: [{ id: 'd1' }] });
		expect(told).toEqual({ objection: 'the position could not be read (No)' });
	});
});

import type { IDataObject } from 'n8n-workflow';
import { query, refusal, request } from './play';
import { IMEI, NEW_PASSWORD, OTHER_IMEI } from './samples';

const PERIOD = { begintime: '2026-05-01T08:00:00Z', endtime: '2026-05-01T09:00:00Z' };
const FENCE = { efencename: 'home', alarmtype: 'out', longitude: 113.97196, latitude: 22.56861, radius: 300 };
const rl = (value: string) => ({ __rl: true, mode: 'id', value });

test.each<[string, IDataObject, string, IDataObject]>([
	['device.getMany', {}, 'GET /api/device/list', {}],
	['device.getMany', { account: 'demo', returnAll: true }, 'GET /api/device/list', { account: 'demo' }],
	['device.get', {}, 'GET /api/device/detail', { imeis: [IMEI] }],
	['device.getPosition', { imeis: `${IMEI},${OTHER_IMEI}` }, 'GET /api/track', { imeis: [IMEI, OTHER_IMEI] }],
	['device.getTrack', PERIOD, 'GET /api/playback', { imei: IMEI, begintime: 1777622400, endtime: 1777626000 }],
	[
		'device.getMileage',
		PERIOD,
		'GET /api/device/mileage',
		{ imeis: [IMEI], begintime: 1777622400, endtime: 1777626000 },
	],
	['alarm.getMany', PERIOD, 'GET /api/alarm/list', { imei: IMEI, begintime: 1777622400, endtime: 1777626000 }],
	['geofence.create', FENCE, 'POST /api/geofence/create', { imei: IMEI, ...FENCE, alarmtype: 0 }],
	[
		'geofence.create',
		{ ...FENCE, alarmtype: 'in' },
		'POST /api/geofence/create',
		{ imei: IMEI, ...FENCE, alarmtype: 1 },
	],
	[
		'geofence.create',
		{ ...FENCE, alarmtype: 'both' },
		'POST /api/geofence/create',
		{ imei: IMEI, ...FENCE, alarmtype: 2 },
	],
	['command.send', { command: 'stopEngine' }, 'POST /api/command/send', { imei: IMEI, command: 'RELAY,1' }],
	['command.send', { command: 'restoreEngine' }, 'POST /api/command/send', { imei: IMEI, command: 'RELAY,0' }],
	['command.send', { command: 'reset' }, 'POST /api/command/send', { imei: IMEI, command: 'RESET' }],
	['command.send', { command: 'lockDoor' }, 'POST /api/command/send', { imei: IMEI, command: 'LOCKDOOR' }],
	['command.send', { command: 'unlockDoor' }, 'POST /api/command/send', { imei: IMEI, command: 'UNLOCKDOOR' }],
	[
		'command.send',
		{ command: 'setMileage', mileage: 30 },
		'POST /api/command/send',
		{ imei: IMEI, command: 'SET_MILEAGE', paramData: '{"mileage":"30"}' },
	],
	[
		'command.send',
		{ command: 'setMileage', mileage: '30.5' },
		'POST /api/command/send',
		{ imei: IMEI, command: 'SET_MILEAGE', paramData: '{"mileage":"30.5"}' },
	],
	[
		'command.send',
		{ command: 'custom', customCommand: ' STATUS# ' },
		'POST /api/command/send',
		{ imei: IMEI, command: 'STATUS#' },
	],
	[
		'command.send',
		{ command: 'custom', customCommand: 'X', paramData: '{"a": "1"}' },
		'POST /api/command/send',
		{ imei: IMEI, command: 'X', paramData: '{"a":"1"}' },
	],
	[
		'command.send',
		{ command: 'Set Mileage', mileage: 30 },
		'POST /api/command/send',
		{ imei: IMEI, command: 'SET_MILEAGE', paramData: '{"mileage":"30"}' },
	],
	['command.send', { command: 'Custom', customCommand: 'X' }, 'POST /api/command/send', { imei: IMEI, command: 'X' }],
	['command.getResult', { commandid: '1B454' }, 'POST /api/command/query', { commandid: '1B454' }],
	['account.get', { account: rl('demo') }, 'GET /api/user/info', { account: 'demo' }],
	['account.getSubAccounts', {}, 'GET /api/user/list', {}],
	['account.block', { account: 'demo' }, 'POST /api/user/block', { account: 'demo' }],
	['account.unblock', { account: 'demo' }, 'POST /api/user/unblock', { account: 'demo' }],
	[
		'account.setPassword',
		{ account: 'monitorcenter', password: NEW_PASSWORD.typed },
		'POST /api/user/password/set',
		{ account: 'monitorcenter', password: NEW_PASSWORD.sent },
	],
	[
		'account.sendMessage',
		{ accounts: 'test,name', content: 'Hello' },
		'POST /api/message/send',
		{ accounts: ['test', 'name'], content: 'Hello' },
	],
])('%s %j goes as the document writes it', (name, values, line, sent) => {
	const { method, path, query: own, body } = request(name, values);
	expect([`${method} ${path}`, own, body]).toEqual([line, sent, undefined]);
});

describe.each([
	['imei', 'command.send', { command: 'reset' }],
	['imei', 'device.getTrack', PERIOD],
	['imei', 'alarm.getMany', PERIOD],
	['imei', 'geofence.create', FENCE],
	['imeis', 'device.get', {}],
	['imeis', 'device.getPosition', {}],
	['imeis', 'device.getMileage', PERIOD],
])('%s of %s', (field, name, values) => {
	const given = (imei: unknown) => refusal(name, { ...values, [field]: imei } as IDataObject);
	const sent = (imei: unknown) => (query(name, { ...values, [field]: imei } as IDataObject) as IDataObject)[field];
	const HINT = '"Device" must be the IMEI of a device: digits only, usually 15';

	test('is an IMEI, typed with spaces or chosen from the list, and asked for', () => {
		for (const imei of ['3588 9905 1025 339', rl(IMEI)]) expect([sent(imei)].flat()).toEqual([IMEI]);
		expect(given('TheOne')).toBe(HINT);
		expect(given(' ')).toBe('"Device" is required: fill it in');
	});

	test(`a comma list is ${field === 'imeis' ? 'several devices' : 'refused: one at a time'}`, () => {
		const list = `${IMEI}, 3551 3900 0000 234`;
		if (field === 'imeis') expect(sent(list)).toEqual([IMEI, OTHER_IMEI]);
		else expect(given(list)).toBe(HINT);
	});
});

test.each<[string, IDataObject, string]>([
	['geofence.create', { ...FENCE, radius: 99 }, '"Radius (Meters)" must be a whole number from 100 to 5000 metres'],
	['geofence.create', { ...FENCE, radius: 5001 }, '"Radius (Meters)" must be a whole number from 100 to 5000 metres'],
	['geofence.create', { ...FENCE, radius: 300.5 }, '"Radius (Meters)" must be a whole number from 100 to 5000 metres'],
	['geofence.create', { ...FENCE, latitude: 90.1 }, '"Latitude" must be a number from -90 to 90'],
	['geofence.create', { ...FENCE, latitude: 'north' }, '"Latitude" must be a number from -90 to 90'],
	['geofence.create', { ...FENCE, longitude: -180.1 }, '"Longitude" must be a number from -180 to 180'],
	['geofence.create', { ...FENCE, efencename: ' ' }, '"Name" is required: fill it in'],
	['geofence.create', { ...FENCE, alarmtype: 1 }, '"Alarm When" must be one of: in, both, out'],
	['command.send', { command: 'explode' }, '"Command" must be one of: '],
	['command.send', { command: 'RELAY,1' }, '"Command" must be one of: '],
	['command.send', { command: 'custom' }, '"Custom Command" is required'],
	['command.send', { command: 'setMileage' }, '"Mileage" is required'],
	['command.send', { command: 'setMileage', mileage: '30 km' }, '"Mileage" must be a number, like 30'],
	['command.send', { command: 'setMileage', mileage: -1 }, '"Mileage" must be a number, like 30'],
	['command.send', { command: 'custom', customCommand: 'X', paramData: '[1]' }, '"Parameters" must be a JSON object'],
	['command.getResult', {}, '"Command ID" is required'],
	['account.get', {}, '"Account" is required'],
	['account.block', { account: 'a,b' }, '"Account" must be the name that the account logs in with'],
	['account.block', { account: {} }, '"Account" must be the name that the account logs in with'],
	['account.setPassword', { account: 'a' }, '"New Password" is required'],
	['account.sendMessage', { accounts: 'a' }, '"Message" is required'],
	['account.sendMessage', { accounts: '', content: 'Hello' }, '"Account" is required'],
	[
		'account.sendMessage',
		{ accounts: 'a', content: 'x'.repeat(301) },
		'"Message" must have 300 characters at the most',
	],
	['device.getTrack', { endtime: PERIOD.endtime }, '"Begin" is required'],
	['device.getTrack', { begintime: PERIOD.begintime }, '"End" is required'],
	['device.getTrack', { ...PERIOD, begintime: 'yesterday' }, '"Begin" must be a date and time'],
	['alarm.getMany', { ...PERIOD, endtime: PERIOD.begintime }, '"End" must be later than "Begin"'],
	['device.getTrack', { begintime: PERIOD.endtime, endtime: PERIOD.begintime }, '"End" must be later than "Begin"'],
	['device.getMileage', { begintime: PERIOD.endtime, endtime: PERIOD.begintime }, '"End" must be later than "Begin"'],
	['device.getTrack', { ...PERIOD, format: 'kml' }, '"Output Format" must be one of'],
	['device.getTrack', { ...PERIOD, format: 'gpx', binaryPropertyName: ' ' }, '"Put Output File in Field" is required'],
	['device.getMany', { limit: 0 }, '"Limit" must be a whole number from 1'],
	['apiRequest.send', { path: 'api/track' }, '"Path" must be a path of the API'],
	['apiRequest.send', { path: '/api/track', query: '[]' }, '"Query Parameters" must be a JSON object'],
	['apiRequest.send', { path: '/api/track', method: 'DELETE' }, '"Method" must be one of: GET, POST'],
])('%s %j is refused by the name of its field', (name, values, text) => {
	expect(refusal(name, values)).toEqual(expect.stringContaining(text));
});

test('a message may have 300 characters of any kind, lines too', () => {
	const content = `${'ä'.repeat(298)}\nx`;
	expect(query('account.sendMessage', { accounts: 'a', content })).toMatchObject({ content });
});

test('a password is hashed as typed and masked wherever the request is shown', () => {
	const { password } = query('account.setPassword', { account: 'a', password: '123456' }) as { password: string };
	expect(password).toBe('e10adc3949ba59abbe56e057f20f883e');
});

describe('the option If Not on the Half Hour', () => {
	const half = { begintime: '2026-05-01T08:10:00Z', endtime: '2026-05-01T09:00:00Z' };

	test('as an error names both fields', () => {
		expect(refusal('device.getMileage', half, { halfHours: 'error' })).toMatch(
			/^"Begin \/ End" must be on the half hour/,
		);
		expect(refusal('device.getMileage', PERIOD, { halfHours: 'error' })).toHaveProperty('query');
	});

	test.each([{}, { halfHours: 'round' }])('%j lets it pass, to be rounded', (options) => {
		expect(refusal('device.getMileage', half, options)).toHaveProperty('query');
	});
});

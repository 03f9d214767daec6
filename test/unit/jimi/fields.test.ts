import type { IDataObject } from 'n8n-workflow';
import { jimi } from '../../../nodes/Jimi/api';
import { find, OTHER_IMEI, play, refusal, request, result } from './play';
import { IMEI } from './samples';

const CENTRE = { fenceName: 'Depot', lat: 22.5, lng: 113.9 };
const PERIOD = { begin_time: '2026-05-01T00:00:00Z', end_time: '2026-05-02T00:00:00Z' };
const NEW_ACCOUNT = { accountId: 'depot_north', nickName: 'North', password: '123456', email: 'a@b.c' };
const form = (name: string, values?: IDataObject) => request(name, values).form;

test.each<[string, IDataObject, IDataObject]>([
	['position.get', { imeis: `${IMEI}, ${OTHER_IMEI}` }, { imeis: [IMEI, OTHER_IMEI], map_type: '' }],
	['position.get', { mapType: 'google' }, { imeis: [IMEI], map_type: 'GOOGLE' }],
	['device.get', {}, { imei: IMEI }],
	[
		'device.extendExpiration',
		{ newExpiration: '2027-01-31T23:00:00Z' },
		{ imei_list: [IMEI], new_expiration: '2027-01-31' },
	],
	[
		'device.update',
		{ changes: { vehicleNumber: 'P-1', deviceStatus: 'disabled', vehicleIcon: 'mtc' } },
		{
			imei: IMEI,
			vehicle_number: 'P-1',
			device_status: 0,
			vehicle_icon: 'mtc',
		},
	],
	['geofence.delete', { instructNo: 12 }, { imei: IMEI, instruct_no: '12' }],
	['account.delete', { account_id: 'a', details: { superAccount: 'b' } }, { account_id: 'a', super_account: 'b' }],
	['account.move', { account: 'a', target_account: 'b' }, { account: 'a', target_account: 'b' }],
	['scooter.sendCommand', { command: 'unlock' }, { imei: IMEI, cmd_code: 'ENABLE#' }],
	['media.getLivePage', { page: { version: 'token', token: 'w' } }, { imei: IMEI, V: '2', token: 'w' }],
	['cellLocation.getAddress', { lbs: '460,0,9520,3672,-75' }, { imei: IMEI, lbs: '460,0,9520,3672,-75' }],
])('%s %j is sent in the words of the document', (name, values, sent) => {
	expect(form(name, values)).toEqual({ method: expect.stringMatching(/^jimi\./), ...sent });
});

test.each<[IDataObject, string]>([
	[{}, '000000'],
	[{ webLogin: true, appLogin: true, sendCommand: true }, '111000'],
	[{ setWorkingMode: true }, ''],
	[{ workingMode: true, webLogin: false }, '000100'],
	[{ editByWeb: true, editByApp: true }, '000011'],
	[{ webLogin: 'true', editByApp: 'false' }, '100000'],
])('permissions %j are the six digits %j', (permissions, digits) => {
	const values = { ...NEW_ACCOUNT, permissions };
	if (digits === '') expect(refusal('account.create', values)).toContain('is not known');
	else expect(form('account.create', values)).toMatchObject({ permissions: digits });
});

/** Of the password 123456. */
const HASH = 'e10adc3949ba59abbe56e057f20f883e';

test('a new account has the hash of its password and the capital E of the document', () => {
	expect(form('account.create', { ...NEW_ACCOUNT, details: { companyName: 'C' } })).toEqual({
		method: 'jimi.user.child.create',
		account_id: 'depot_north',
		nick_name: 'North',
		password: HASH,
		Email: 'a@b.c',
		account_type: 2,
		permissions: '000000',
		company_name: 'C',
	});
});

describe('the radius of a geofence', () => {
	test.each<[number, number, boolean]>([
		[50, 1, true],
		[100, 1, false],
		[149, 1, true],
		[150, 2, true],
		[300, 3, false],
		[999_900, 9_999, false],
	])('%d m are %d steps, told when rounded: %j', async (radius, steps, isTold) => {
		const { sent, hints, items } = await play('geofence.create', { ...CENTRE, radius }, { answer: () => result(7) });
		expect(new URLSearchParams(sent[0].body).get('radius')).toBe(String(steps));
		expect(hints).toEqual(
			isTold ? [`${IMEI}: JIMI takes hundreds of metres, so the radius of ${radius} m became ${steps * 100} m`] : [],
		);
		expect(items[0].json).toEqual({ created: true, instruct_no: '7' });
	});

	test('the dry run shows the steps and sends nothing', async () => {
		const { sent, items } = await play('geofence.create', { ...CENTRE, radius: 260, options: { dryRun: true } });
		expect(sent).toEqual([]);
		expect(items[0].json).toMatchObject({ dry_run: true, request: { body: { radius: 3 } } });
	});
});

test.each<[string, IDataObject, string]>([
	['device.get', { imei: '12' }, '"Device"'],
	['device.update', { changes: {} }, '"Changes" is empty'],
	['account.create', { ...NEW_ACCOUNT, accountId: 'a b' }, '"Account" must have 3 to 30 letters'],
	['account.create', { ...NEW_ACCOUNT, email: 'x' }, '"Email" must be an email address'],
	['geofence.create', { ...CENTRE, lat: 0, lng: 0 }, '"Latitude / Longitude" are both 0'],
	['geofence.create', { ...CENTRE, radius: 49 }, '"Radius (Meters)" must be a whole number from 50 to 999900 metres'],
	['geofence.delete', { instructNo: 'x' }, '"Geofence Number" must be the number'],
	['cellLocation.getAddress', {}, '"Cells / Wi-Fi" are both empty'],
	['cellLocation.getAddress', { wifi: '0A:1B:2C:3D:4E:5F,-60' }, '"Wi-Fi" must be access points'],
	['media.getLivePage', { page: { version: 'token' } }, '"Link Token" is required'],
	['track.getPoints', { ...PERIOD, end_time: PERIOD.begin_time }, '"End" must be later than "Begin"'],
	['alarm.getMany', { begin_time: PERIOD.begin_time }, '"End" is required'],
	['apiRequest.send', { method: 'user.list' }, '"Method" must be the name of a method'],
	['apiRequest.send', { method: 'jimi.a.list', json: { sign: 'x' } }, '"Parameters" must not hold sign'],
	[
		'apiRequest.send',
		{ method: 'jimi.a.list', pairs: { parameter: [{ name: ' v ', value: '2' }] } },
		'must not hold v',
	],
])('%s %j is refused by the name of its field', (name, values, text) => {
	expect(refusal(name, values)).toEqual(expect.stringContaining(text));
});

describe('API Request', () => {
	test('sends pairs and JSON as texts: pairs win, objects as JSON, nothing for what is empty', () => {
		const json = { a: 1, b: null, c: '', d: { e: [1] }, f: ['1', '2'], g: 'json' };
		const pairs = {
			parameter: [
				{ name: ' g ', value: 'pair' },
				{ name: '', value: 'x' },
				{ name: 'h', value: '' },
			],
		};
		expect(form('apiRequest.send', { method: 'jimi.a.list', json, pairs })).toEqual({
			method: 'jimi.a.list',
			a: '1',
			d: '{"e":[1]}',
			f: '1,2',
			g: 'pair',
		});
	});

	test.each([
		['jimi.user.device.list', 'read'],
		['jimi.open.platform.report.trips', 'read'],
		['jimi.user.child.update', 'write'],
		['jimi.user.child.create', 'write'],
		['jimi.open.instruction.send', 'command'],
		['jimi.open.instruction.raw.send', 'command'],
		['jimi.never.heard.of', 'command'],
		['jimi.User.Device.List', 'command'],
	])('%s is a %s', (method, kind) => {
		expect(find('apiRequest.send').kindOf!({ method }, {})).toBe(kind);
	});
});

describe('options', () => {
	const names = (name: string) => jimi.options!(find(name)).map((each) => each.name);

	test.each<[string, string[]]>([
		['position.get', ['callSize', 'shortWaits']],
		['scooter.get', ['callSize', 'shortWaits']],
		['track.getMileage', ['callSize', 'shortWaits']],
		['track.getPoints', ['partDays', 'shortWaits']],
		['device.getMany', ['shortWaits']],
		['device.extendExpiration', ['shortWaits']],
		['command.send', ['onlyIfStationary', 'maxSpeed', 'maxAge', 'shortWaits']],
	])('%s has %j', (name, own) => expect(names(name)).toEqual(own));

	test.each<[unknown, number]>([
		[undefined, 100],
		[50, 50],
		[0, 1],
		[500, 100],
		['20', 20],
		[7.9, 7],
	])('Devices per Call %j is %d', (callSize, size) => {
		for (const name of ['position.get', 'scooter.get', 'track.getMileage']) {
			const { batch } = find(name);
			expect((batch!.size as (options: object) => number)({ callSize })).toBe(size);
		}
	});
});

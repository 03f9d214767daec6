import type { IDataObject } from 'n8n-workflow';
import { fromAccount } from '../../../nodes/Jimi/accounts';
import { fromInstruction, fromInstructionResult } from '../../../nodes/Jimi/instructions';
import { fromAddress, fromMedia, fromMileage, fromTrackRow } from '../../../nodes/Jimi/readings';
import { leaves, rowOf, rowsOf } from './samples';

describe('track', () => {
	const [WIFI, GPS] = rowsOf('jimi.device.track.list');

	test('the printed rows', () => {
		expect([WIFI, GPS].map(fromTrackRow)).toEqual([
			{
				time: Date.UTC(2017, 3, 26, 0, 0, 58),
				lat: 22.577144898887813,
				lng: 113.91674845964586,
				speed: null,
				heading: 0,
			},
			{ time: Date.UTC(2017, 3, 26, 0, 1, 30), lat: 22.57708, lng: 113.916631, speed: 0, heading: 184 },
		]);
	});

	test('speed is in km/h, numbers may be text', () => {
		expect(fromTrackRow({ ...GPS, gpsSpeed: '90', direction: '-1', lat: '22.5', lng: '113.9' })).toMatchObject({
			lat: 22.5,
			lng: 113.9,
			speed: 25,
			heading: null,
		});
	});

	test.each([
		{ lat: 0, lng: 0 },
		{ lat: null },
		{ lng: '' },
		{ gpsTime: '' },
		{ gpsTime: null },
		{ gpsTime: 'xxx' },
		{ lat: 91 },
	])('a row with %j does not say when and where', (part) => expect(fromTrackRow({ ...GPS, ...part })).toBeNull());
});

describe('mileage', () => {
	const PRINTED = rowOf('jimi.device.track.mileage');

	test('the printed row', () => {
		expect(fromMileage(PRINTED)).toEqual({
			vendor: 'jimi',
			device_id: '3505831983422342',
			begin_time: '2017-04-26T00:00:58.000Z',
			end_time: '2017-04-26T00:03:58.000Z',
			distance_meters: 25000,
			distance_km: 25,
			duration_seconds: 2130,
			begin_location: expect.objectContaining({ lat: PRINTED.startLat, lng: PRINTED.startLng }),
			end_location: expect.objectContaining({ lat: PRINTED.endLat, lng: PRINTED.endLng }),
			jimi: { average_speed: 90, max_speed: null, end_mileage: null },
		});
	});

	test('by the names of the table, and with the fields of later versions', () => {
		const more = {
			elapsed: undefined,
			runTimeSecond: '60',
			maxSpeed: '71.5',
			endMileage: '1843.2',
			distance: '1234.5',
		};
		expect(fromMileage({ ...PRINTED, ...more })).toMatchObject({
			duration_seconds: 60,
			distance_meters: 1234.5,
			distance_km: 1.235,
			jimi: { max_speed: 71.5, end_mileage: 1843.2 },
		});
	});
});

describe('media', () => {
	test('the printed rows', () => {
		const [first, second] = rowsOf('jimi.device.media.URL').map(fromMedia);
		expect(first).toEqual({
			file_url: '357730090345670_3949477_2019_04_29_12_32_38_01',
			thumbnail_url: 'Q9GLAFFqfCrYF6YfQAcON4w4Ezs=/lhWse7ie3wtFrjuQZ22dLAk5CSaR',
			media_type: 'video',
			mime_type: 'video/mp4',
			camera: 'inward',
			created_at: '2019-04-29T10:32:43.000Z',
			file_size: 9949087,
		});
		expect(second).toMatchObject({ mime_type: 'video/3gpp', created_at: '2019-04-29T10:32:42.000Z' });
	});

	test('photos of the front camera, sizes and times in their other forms', () => {
		const row = { media_type: '1', camera: '0', file_size: '12', create_time: 1_556_533_963 };
		expect(fromMedia(row)).toMatchObject({
			media_type: 'photo',
			camera: 'front',
			file_size: 12,
			created_at: '2019-04-29T10:32:43.000Z',
		});
		expect(fromMedia({ media_type: 3, camera: 2 })).toMatchObject({ media_type: null, camera: null });
	});
});

test('address: the printed answer; the accuracy is no radius', () => {
	expect(fromAddress(rowOf('jimi.lbs.address.get'))).toEqual({
		location: {
			lat: 40.65615416521587,
			lng: 109.89894039833524,
			altitude: null,
			heading: null,
			speed: null,
			horizontal_accuracy: null,
			satellites: null,
		},
		accuracy: 0,
	});
	expect(fromAddress({ lat: '0', lng: '0', accuracy: '' })).toEqual({ location: null, accuracy: null });
});

describe('account', () => {
	test('the printed row', () => {
		expect(fromAccount(rowOf('jimi.user.child.list'))).toEqual({
			account: '123123',
			name: 'test',
			parent: null,
			role: 'distributor',
			email: null,
			phone: null,
			company_name: null,
			address: null,
			birth_date: '2017-04-22',
			sex: 'male',
			language: 'zh',
			enabled: true,
			displayed: true,
			remark: null,
		});
	});

	test.each([
		[3, 'app_user'],
		['8', 'distributor'],
		[9, 'ordinary_user'],
		[10, 'ordinary_distributor'],
		[11, 'sales'],
		[1, null],
	])('type %j is %j', (type, role) => expect(fromAccount({ type }).role).toBe(role));

	test('female, not enabled, not displayed', () => {
		expect(fromAccount({ sex: 1, enabledFlag: 0, displayFlag: 0 })).toMatchObject({
			sex: 'female',
			enabled: false,
			displayed: false,
		});
	});
});

describe('instructions', () => {
	test('the printed row of the list', () => {
		expect(fromInstruction(rowOf('jimi.open.instruction.list'))).toEqual({
			instruction_id: '81',
			name: 'SOS setting',
			template: 'SOS,A,{0},{1},{2}#',
			explanation: 'SOS is used for receive alerts and SOS alerts. SOS number should have 3-20 numbers.',
			prompt: null,
			waits_for_offline_device: true,
		});
	});

	test('the printed result', () => {
		expect(fromInstructionResult(rowOf('jimi.open.instruction.result'))).toEqual({
			device_id: '868120111111117',
			instruction_id: '99',
			command: 'status#',
			status: 'cancelled',
			response: 'Parameter error',
			sent_at: '2017-06-19T11:46:00.000Z',
			sender: 'jimitest',
			sent_offline: true,
			description: 'User-defined command',
		});
	});

	test.each([
		['0', 'failed'],
		[1, 'done'],
		['3', 'waiting'],
		['4', 'cancelled'],
		['2', null],
		['', null],
		[undefined, null],
	])('isExecute %j is %j', (isExecute, status) => {
		expect(fromInstructionResult({ isExecute } as IDataObject).status).toBe(status);
	});
});

test.each([fromAccount, fromInstruction, fromInstructionResult, fromMedia, fromAddress, fromMileage])(
	'%p of an empty row is all null, never 0, false or empty text',
	(read) => {
		for (const value of leaves({ ...read({}), vendor: null })) expect(value).toBeNull();
	},
);

import type { IDataObject } from 'n8n-workflow';
import { fromDevice, fromLivePage, toVehicle } from '../../../nodes/Jimi/normalize';
import { IMEI, own, rowOf } from './samples';

describe('device', () => {
	test('the printed list', () => {
		expect(toVehicle(fromDevice(rowOf('jimi.user.device.list')))).toMatchObject({
			vendor: 'jimi',
			device_id: IMEI,
			vehicle_id: '粤B3604',
			online: null,
			location: null,
			jimi: {
				device_name: IMEI,
				model: 'GT300L',
				use: 'personal',
				enabled: true,
				activated_at: '2017-04-01T11:02:20.000Z',
				imported_at: null,
				expires_at: '2037-04-01T23:59:59.000Z',
				user_expirations: null,
				sim_card: '415451',
				iccid: null,
				remark: 'test',
				vehicle_name: null,
				icon: 'bus',
				plate_number: '粤B3604',
				vehicle_model: null,
				vin: '2235',
				engine_number: '8565674',
				driver_name: 'driver',
				driver_phone: '13825036579',
			},
		});
	});

	test('the printed detail has more; its status says nothing about online', () => {
		const read = fromDevice(rowOf('jimi.track.device.detail'));
		expect(read).not.toHaveProperty('online');
		expect(own(read)).toMatchObject({
			imported_at: '2017-04-01T11:02:20.000Z',
			iccid: 'xxxxxxx',
			imsi: 'xxxx',
			vin: 'xxxxxxx',
			brand: 'xxxx',
			fuel_per_100_km: 9,
			enabled: true,
		});
	});

	test('fields of later versions', () => {
		const later = { deviceGroup: 'Vans', deviceGroupId: 'g1', account: 'a', customerName: 'c', currentMileage: '12.5' };
		expect(own(fromDevice({ ...later, vin: 'v1', carFrame: 'c1', VIN: '' }))).toMatchObject({
			group: 'Vans',
			group_id: 'g1',
			account: 'a',
			customer_name: 'c',
			current_mileage: 12.5,
			vin: 'v1',
		});
	});

	test.each([
		[{ enabledFlag: 0 }, false],
		[{ enabledFlag: '1', status: '0' }, true],
		[{ status: '0' }, false],
		[{ status: '1' }, true],
		[{ status: '8565674' }, null],
		[{}, null],
	])('%j is enabled: %j', (data, enabled) => expect(own(fromDevice(data as IDataObject)).enabled).toBe(enabled));

	test.each([
		['account1,2019-01-01|account2,2019-02-02', ['account1', '2019-01-01'], ['account2', '2019-02-02']],
		[' a , 2019-01-01 |', ['a', '2019-01-01']],
		['a', ['a', null]],
		['a,', ['a', null]],
	])('%j is until when each account may use it', (user_expiration, ...parts) => {
		expect(own(fromDevice({ user_expiration })).user_expirations).toEqual(
			parts.map(([account, expires_on]) => ({ account, expires_on })),
		);
	});

	test.each([
		[{ vehicleNumber: 'P', licensePlatNo: 'L', vehicleName: 'V', deviceName: 'D' }, 'P'],
		[{ vehicleNumber: '', licensePlatNo: 'L', deviceName: 'D' }, 'L'],
		[{ vehicleName: 'V', deviceName: 'D' }, 'V'],
		[{ vehicleNumber: null, deviceName: 'D' }, 'D'],
		[{}, null],
	])('%j is called %j', (names, name) => expect(fromDevice(names as IDataObject).vehicle_id).toBe(name));
});

test('live page: the printed answer', () => {
	expect(fromLivePage(rowOf('jimi.device.live.page.url'))).toMatchObject({
		device_id: null,
		vehicle_id: 'ABC-12345',
		location: { lat: 22.577144898887813, lng: 113.91674845964586, heading: 0, speed: null, satellites: 11 },
		position_source: 'wifi',
		last_reported: '2017-04-26T00:00:58.000Z',
		jimi: {
			live_url: 'https://www.domain.com/device/video/35408343202342345',
			vin: 'V12345',
			plate_number: 'ABC-12345',
		},
	});
});

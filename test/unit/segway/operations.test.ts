import type { IDataObject } from 'n8n-workflow';
import { resources } from '../../../nodes/Segway/operations';
import { body, refusal, request } from './requests';
import { IOT_CODE } from './samples';

const iotCode = IOT_CODE;

test.each<[string, IDataObject, IDataObject]>([
	['control.setThrottle', { controlType: 'off' }, { controlType: 0 }],
	['control.setThrottle', { controlType: 'on' }, { controlType: 1 }],
	['control.playSound', { controlType: 'sound3' }, { controlType: 3 }],
	['t60.playSound', {}, { controlType: 2 }],
	['t60.setSpeedLimit', { speed: 200 }, { speed: 200 }],
	['t60.setAiSwitch', { switchType: 'pedestrian', controlType: 'on' }, { switchType: 1, controlType: 1 }],
	['t60.setAiSwitch', { switchType: 'cyclePath', controlType: 'off' }, { switchType: 4, controlType: 0 }],
	['t60.setHeadlight', { controlType: 'off' }, { controlType: 0 }],
	['setting.setSpeedMode', { speedMode: 'low' }, { speedMode: 1 }],
	['setting.setSpeedMode', { speedMode: 'medium' }, { speedMode: 2 }],
	['setting.setSpeedMode', { speedMode: 'high' }, { speedMode: 3 }],
	['setting.setBluetoothKey', { key: '4BKNwi77' }, { key: '4BKNwi77' }],
	['setting.adjustTime', { utcOffset: 28800, dstOffset: 'off' }, { utcOffset: 28800, dstOffset: 0 }],
	['setting.adjustTime', { utcOffset: -43200, dstOffset: 'on' }, { utcOffset: -43200, dstOffset: 3600 }],
	['setting.setSound', { workMode: 'on', settings: { volume: 3 } }, { workMode: 2, volume: 3 }],
	['setting.setSound', { workMode: 'off' }, { workMode: 1 }],
	[
		'setting.setSound',
		{ workMode: 'on', moeqMask: { locked: 'off', lowPower: 'on' } },
		{ workMode: 2, moeqMask: { locked: 0, lowPower: 1 } },
	],
	[
		'setting.setFunctions',
		{ settings: { cruiseSwitch: 'on', saddleCheck: 'off' } },
		{ cruiseSwitch: 2, saddleCheck: 1 },
	],
	[
		'setting.setRental',
		{ settings: { saddleSwitch: 'openWithHelmets', helmetCheck: 'off' } },
		{ saddleSwitch: 2, helmetCheck: 2 },
	],
	[
		'setting.setRental',
		{ settings: { tailboxSwitch: 'keepClosed', tailboxCheck: 'on' } },
		{ tailboxSwitch: 3, tailboxCheck: 1 },
	],
	[
		'setting.setSwitches',
		{ settings: { berLevel: 'high', displayODO: 'totalRange', bssDisplay: 'off' } },
		{ berLevel: 3, displayODO: 2, bssDisplay: 1 },
	],
	[
		'setting.setSwitches',
		{ settings: { lowSpeedLimit: 6, highSpeedLimit: 42 } },
		{ lowSpeedLimit: 6, highSpeedLimit: 42 },
	],
	[
		'setting.setLight',
		{
			brightness: 'high',
			faultIndicator: 'red',
			lockIndicator: 'green',
			parkingIndicator: 'orange',
			pushIndicator: 'violet',
			readyIndicator: 'cyan',
		},
		{ brightness: 3, faultIndicator: 2, lockIndicator: 1, parkingIndicator: 3, pushIndicator: 6, readyIndicator: 5 },
	],
])('%s %j goes as the document writes it', (name, values, sent) =>
	expect(body(name, values)).toEqual({ iotCode, ...sent }),
);

describe('the ambient lamp', () => {
	const group = (mode: string, color: string) => ({ values: { mode, color } });

	test('as in the sample of the document', () => {
		const values = { bright: 'low', readyMode: group('on', 'green'), parkingMode: group('on', 'orange') };
		const sent = { bright: 1, readyMode: { mode: 2, color: 1 }, parkingMode: { mode: 2, color: 3 } };
		expect(refusal('setting.setAmbientLamp', values)).toMatchObject({ body: { iotCode, ...sent } });
	});

	test('the parking lamp alone is enough', () => {
		const values = { bright: 'high', parkingMode: group('off', 'white') };
		expect(refusal('setting.setAmbientLamp', values)).toMatchObject({
			body: { iotCode, bright: 3, parkingMode: { mode: 1, color: 7 } },
		});
	});

	test('the parking lamp is required, by its name', () => {
		expect(refusal('setting.setAmbientLamp', { bright: 'low' })).toBe('"Parking Lamp" is required: fill it in');
	});
});

describe('upload intervals', () => {
	const location = { values: { lockStatus: 900, unlockStatus: 10 } };
	const status = { values: { lockStatus: 65535, ridingStatus: 10, nonRiding: 60 } };

	test.each<[IDataObject, IDataObject]>([
		[{ locationInterval: location }, { locationInterval: location.values }],
		[{ statusInterval: status }, { statusInterval: status.values }],
		[
			{ locationInterval: location, statusInterval: status },
			{ locationInterval: location.values, statusInterval: status.values },
		],
	])('%j', (intervals, sent) => {
		expect(refusal('setting.setUploadInterval', { intervals })).toMatchObject({ body: { iotCode, ...sent } });
	});
});

test.each(['setRental', 'setSwitches', 'setFunctions', 'setUploadInterval'])(
	'%s without any setting is refused',
	(value) => {
		expect(refusal(`setting.${value}`)).toMatch(/is empty: add at least one setting/);
	},
);

test('"no setting" has no word, so it is never sent', () => {
	for (const word of ['0', 0, 'no setting', 'keep']) {
		expect(refusal('setting.setFunctions', { settings: { cruiseSwitch: word } })).toMatch(
			/"Cruise" must be one of: on, off/,
		);
		expect(refusal('setting.setSound', { workMode: word })).toMatch(/"Sound" must be one of: on, off/);
		expect(refusal('setting.setSound', { workMode: 'on', moeqMask: { locked: word } })).toMatch(
			/"Locked" must be one of/,
		);
	}
});

test.each([
	['setting.setSpeedMode', { speedMode: 1 }],
	['t60.setSpeedLimit', { speed: 99 }],
	['t60.setSpeedLimit', { speed: 701 }],
	['setting.adjustTime', { utcOffset: 43201 }],
	['setting.adjustTime', { utcOffset: '  ' }],
	['setting.setBluetoothKey', { key: 'short' }],
	['setting.setBluetoothKey', { key: 'with-dash' }],
	['setting.setSwitches', { settings: { lowPowerValue: 9 } }],
	['setting.setSwitches', { settings: { lowSpeedLimit: 43 } }],
])('%s %j is refused before anything is sent', (name, values) =>
	expect(refusal(name, values)).toMatch(/must be|is required/),
);

test.each(['', ' ', '86147703871911x', '1', 'all', '861477038719116,861477038719117'])(
	'IoT code %j is refused by its name in every operation',
	(code) => {
		for (const { operations, value } of resources) {
			for (const operation of operations.filter(({ fields }) => fields[0].property.name === 'iotCode')) {
				expect(refusal(`${value}.${operation.value}`, { iotCode: code })).toMatch(/^"IoT Code \(IMEI\)" /);
			}
		}
	},
);

describe('queries', () => {
	test('ask for the vehicle; the default of Segway is left out', () => {
		expect(request('vehicle.getLocation')).toEqual({
			method: 'GET',
			path: '/api/v2/vehicle/query/current/location',
			query: { iotCode },
		});
		expect(request('vehicle.getLocation', { realTimeLocation: true }).query).toEqual({
			iotCode,
			realTimeLocation: true,
		});
	});
});

import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../core/errors';
import type { Choice, Field } from '../../core/fields';
import { choices, flag } from '../../core/fields';
import type { Call, Resource } from '../../core/operation';
import { get } from '../../core/operation';
import { ask } from '../../core/perform';
import { fromBattery, fromExtraStatus, fromLocation, fromStatus, toVehicle } from '../normalize';
import { iotCode } from './fields';

export const STATUS = '/api/v2/vehicle/query/current/status';
const EXTRA_STATUS = '/api/v2/mopeds/query/current/extra-status';
const LOCATION = '/api/v2/vehicle/query/current/location';
const BATTERY = '/api/v2/mopeds/query/current/battery-info';
const NO_POSITION_YET = 15400;

/** Further questions about the same vehicle, so that one node gives its whole state. */
const PARTS: Record<string, { path: string; read(data: IDataObject): IDataObject }> = {
	battery: { path: BATTERY, read: fromBattery },
	extra_status: { path: EXTRA_STATUS, read: fromExtraStatus },
	location: { path: LOCATION, read: fromLocation },
};

const INCLUDE: Choice[] = [
	{ name: 'Battery', value: 'battery', wire: 'battery', description: 'E-bike C80 and E-moped' },
	{
		name: 'Extra Status',
		value: 'extra_status',
		wire: 'extra_status',
		description: 'Helmets, seat, kickstand: E-moped only',
	},
	{ name: 'Location', value: 'location', wire: 'location' },
];

const include: Field = {
	...choices({
		name: 'include',
		displayName: 'Include',
		description: 'More to ask of the same vehicle; each costs one request',
		options: INCLUDE,
	}),
	local: true,
};

const askTheVehicle = flag({
	name: 'realTimeLocation',
	displayName: 'Ask the Vehicle Now',
	description: 'Whether to ask the vehicle for its position now instead of taking the last one that Segway knows',
});

/** The vendor's default is left out rather than sent. */
const realTimeLocation: Field = {
	...askTheVehicle,
	toWire: (value) => (askTheVehicle.toWire(value) === true ? true : undefined),
};

const query = async (call: Call, path: string): Promise<IDataObject> => {
	const { data } = await ask(call, { method: 'GET', path, query: { iotCode: call.params.iotCode } });
	return (data ?? {}) as IDataObject;
};

/** A vehicle that has never had a fix still has a status. */
const queryPart = async (call: Call, path: string): Promise<IDataObject> =>
	await query(call, path).catch((error: Error) => {
		if (error instanceof Failure && error.details.code === NO_POSITION_YET) return {};
		throw error;
	});

async function status(call: Call): Promise<IDataObject> {
	const wanted = (call.params.include ?? []) as string[];
	const raw = await query(call, STATUS);
	const parts = [fromStatus(raw)];
	const whole: IDataObject = { ...raw };
	for (const name of wanted) {
		const { path, read } = PARTS[name];
		const data = await queryPart(call, path);
		parts.push(read(data));
		whole[name] = data;
	}
	return call.simplify ? toVehicle(...parts) : whole;
}

/** segway-emoped, Query. */
export const vehicle: Resource = {
	value: 'vehicle',
	name: 'Vehicle Status',
	operations: [
		{
			value: 'getStatus',
			name: 'Get Status',
			action: 'Get vehicle status',
			description: 'Get lock state, online state, speed, battery and odometer of a vehicle, and more of it on demand',
			kind: 'read',
			fields: [iotCode, include],
			request: get(STATUS),
			run: status,
			simplify: (data) => toVehicle(fromStatus(data)),
			appliesTo: 'All models',
		},
		{
			value: 'getExtraStatus',
			name: 'Get Extra Status',
			action: 'Get vehicle extra status',
			description: 'Get helmets, seat, saddle, tailbox, handlebar and kickstand of an E-moped',
			kind: 'read',
			fields: [iotCode],
			request: get(EXTRA_STATUS),
			simplify: (data) => toVehicle(fromExtraStatus(data)),
			appliesTo: 'E-moped',
		},
		{
			value: 'getLocation',
			name: 'Get Location',
			action: 'Get vehicle location',
			description: 'Get the position of a vehicle (WGS-84)',
			kind: 'read',
			fields: [iotCode, realTimeLocation],
			request: get(LOCATION),
			simplify: (data) => toVehicle(fromLocation(data)),
			appliesTo: 'All models',
		},
		{
			value: 'getBattery',
			name: 'Get Battery',
			action: 'Get vehicle battery',
			description: 'Get charge, voltage, cycles and temperature of the batteries of a vehicle',
			kind: 'read',
			fields: [iotCode],
			request: get(BATTERY),
			simplify: (data) => toVehicle(fromBattery(data)),
			appliesTo: 'E-bike C80, E-moped',
		},
		{
			value: 'getBluetoothKey',
			name: 'Get Bluetooth Key',
			action: 'Get vehicle bluetooth key',
			description: 'Get the Bluetooth key of a vehicle. The key opens the vehicle: handle the output as a secret.',
			kind: 'read',
			fields: [iotCode],
			request: get('/api/v2/vehicle/query/current/bluetooth-key'),
			appliesTo: 'All models',
		},
	],
};

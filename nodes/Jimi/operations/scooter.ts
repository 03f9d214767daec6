import { choice } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { call, METHODS } from '../methods';
import { toVehicle } from '../normalize';
import { fromScooter } from '../scooter';
import { imei, imeisAs } from './fields';
import { callSize } from './position';

const word = choice({
	name: 'command',
	wire: 'cmd_code',
	displayName: 'Command',
	description: 'What to tell the scooter',
	required: true,
	options: [
		{ name: 'Lock', value: 'lock', wire: 'LOCK#' },
		{ name: 'Unlock', value: 'unlock', wire: 'ENABLE#' },
	],
	default: 'lock',
});

/** jimi, "Send command to scooter device", "Get scooter device detail"; deprecated by JIMI since February 2023. */
export const scooter: Resource = {
	value: 'scooter',
	name: 'Scooter (Deprecated)',
	operations: [
		{
			value: 'sendCommand',
			name: 'Send Command',
			action: 'Send scooter command',
			description: 'Lock or unlock a scooter of JIMI. JIMI has deprecated its scooters.',
			kind: 'command',
			fields: [imei, word],
			request: call(METHODS.scooter),
		},
		{
			value: 'get',
			name: 'Get',
			action: 'Get scooter',
			description: 'Get lock state, battery and faults of a scooter of JIMI. JIMI has deprecated its scooters.',
			kind: 'read',
			fields: [imeisAs('imei')],
			request: call('jimi.scooter.device.detail'),
			batch: { size: callSize, list: 'imei', key: 'deviceImei' },
			simplify: (data) => toVehicle(fromScooter(data)),
		},
	],
};

import { FieldError, text } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { call } from '../methods';
import { fromAddress } from '../readings';
import { imei } from './fields';

const cells = text({
	name: 'lbs',
	displayName: 'Cells',
	description: 'Up to 7 mobile cells, each as MCC,MNC,LAC,cell,signal, parted by bars',
	placeholder: 'e.g. 460,0,9520,3672,-75|460,0,9520,3673,-80',
	pattern: /^(\d+,\d+,\d+,\d+,-?\d+)([|,]\d+,\d+,\d+,\d+,-?\d+){0,6}$/,
	hint: 'must be up to 7 cells like 460,0,9520,3672,-75, parted by bars',
});

const accessPoints = text({
	name: 'wifi',
	displayName: 'Wi-Fi',
	description: 'Access points, each as MAC,signal, parted by bars; a MAC has no colons',
	placeholder: 'e.g. 0A1B2C3D4E5F,-60|0A1B2C3D4E60,-72',
	pattern: /^[0-9A-Fa-f]{12},-?\d{1,3}(\|[0-9A-Fa-f]{12},-?\d{1,3})*$/,
	hint: 'must be access points like 0A1B2C3D4E5F,-60, parted by bars',
});

/** jimi, "Wi-Fi, Base Station locating analysis". */
export const cellLocation: Resource = {
	value: 'cellLocation',
	name: 'Cell Location',
	operations: [
		{
			value: 'getAddress',
			name: 'Get Address',
			action: 'Get address of cells',
			description: 'Get where mobile cells or Wi-Fi access points are. JIMI allows 10 a day for each device.',
			kind: 'read',
			fields: [imei, cells, accessPoints],
			request: call('jimi.lbs.address.get'),
			check: ({ lbs, wifi }) => {
				if (lbs === undefined && wifi === undefined)
					throw new FieldError('Cells / Wi-Fi', 'are both empty: fill in one');
			},
			simplify: fromAddress,
		},
	],
};

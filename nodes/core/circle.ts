import type { IDataObject } from 'n8n-workflow';
import type { Choice, Common, Field } from './fields';
import { choice, decimal, FieldError, text } from './fields';

/** What a geofence is called, under the vendor's name for it. */
export const fenceName = (field: Pick<Common, 'name' | 'wire'>): Field =>
	text({
		...field,
		displayName: 'Name',
		description: 'What the geofence is called',
		required: true,
		placeholder: 'e.g. Depot',
	});

/** What raises an alarm, and what each of the three is on the wire. */
export interface Crossing extends Pick<Common, 'name' | 'wire'> {
	entering: Choice['wire'];
	leaving: Choice['wire'];
	both: Choice['wire'];
}

export const crossing = ({ entering, leaving, both, ...names }: Crossing): Field =>
	choice({
		...names,
		displayName: 'Alarm When',
		description: 'What raises an alarm',
		required: true,
		options: [
			{ name: 'Entering', value: 'in', wire: entering },
			{ name: 'Entering or Leaving', value: 'both', wire: both },
			{ name: 'Leaving', value: 'out', wire: leaving },
		],
		default: 'out',
	});

export interface Centre {
	/** Latitude and Longitude. */
	fields: [Field, Field];
	/** For `check` of an operation. Throws FieldError where nobody filled in a place. */
	check(params: IDataObject): void;
}

/** The centre of a circle; `latitude` and `longitude` are the names on the wire. */
export function centre({ latitude, longitude }: { latitude: string; longitude: string }): Centre {
	const degrees = (name: string, displayName: string, max: number) =>
		decimal({
			name,
			displayName,
			description: 'Of the centre, in degrees (WGS-84)',
			required: true,
			min: -max,
			max,
			default: 0,
		});
	return {
		fields: [degrees(latitude, 'Latitude', 90), degrees(longitude, 'Longitude', 180)],
		check(params) {
			if (params[latitude] !== 0 || params[longitude] !== 0) return;
			throw new FieldError(
				'Latitude / Longitude',
				'are both 0, in the sea off Africa: fill in the centre of the geofence',
			);
		},
	};
}

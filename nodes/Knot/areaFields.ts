import { shownWhen } from '../core/collect';
import type { Choice, Field } from '../core/fields';
import { choice, decimal, FieldError, given, property } from '../core/fields';
import { boxOf } from './geoJsonBox';

/** Most that a call takes, in degrees. */
export interface Most {
	latSpan: number;
	lngSpan: number;
}

/** A billionth of a degree is a tenth of a millimetre: what the sum of two doubles is off goes, and nothing else. */
export const clean = (degrees: number) => Math.round(degrees * 1e9) / 1e9;

const WAYS: Choice[] = [
	{ name: 'Bounding Box', value: 'box', wire: 'box', description: 'By its four edges' },
	{ name: 'Centre and Span', value: 'centre', wire: 'centre', description: 'By its middle, its height and its width' },
	{ name: 'GeoJSON', value: 'geoJson', wire: 'geoJson', description: 'The bounding box of a shape' },
];

const EVERYWHERE: Choice = { name: 'Everywhere', value: 'everywhere', wire: 'everywhere', description: 'No area' };

const wayField = (everywhere: boolean): Field =>
	choice({
		name: 'areaBy',
		displayName: 'Area By',
		description: 'How the area is given',
		options: everywhere ? [WAYS[0], WAYS[1], EVERYWHERE, WAYS[2]] : WAYS,
		default: everywhere ? 'everywhere' : 'centre',
	});

const degrees = (name: string, displayName: string, max: number, description: string): Field =>
	decimal({
		name,
		displayName,
		description: `${description}, in degrees (WGS-84)`,
		required: true,
		min: -max,
		max,
		default: 0,
	});

/** A height or width: an area without one holds nothing, and the answer would look like "there is nothing". */
function span(name: string, displayName: string, max: number, description: string): Field {
	const field = decimal({ name, displayName, description, required: true, min: 0, max, unit: 'degrees', default: 0.1 });
	return {
		...field,
		toWire: (value) => {
			const read = field.toWire(value) as number;
			if (clean(read) > 0) return read;
			throw new FieldError(displayName, 'must be more than 0 degrees');
		},
	};
}

const centreFields = ({ latSpan, lngSpan }: Most): Field[] => [
	degrees('latitude', 'Latitude', 90, 'Of the centre'),
	degrees('longitude', 'Longitude', 180, 'Of the centre'),
	span(
		'latitudeSpan',
		'Latitude Span',
		latSpan,
		'Height of the whole area in degrees of latitude; 0.1 is about 11 kilometres',
	),
	span(
		'longitudeSpan',
		'Longitude Span',
		lngSpan,
		'Width of the whole area in degrees of longitude; 0.1 is about 11 kilometres at the equator, 7 in Milan',
	),
];

const boxFields: Field[] = [
	degrees('south', 'South', 90, 'Latitude of the southern edge'),
	degrees('west', 'West', 180, 'Longitude of the western edge'),
	degrees('north', 'North', 90, 'Latitude of the northern edge'),
	degrees(
		'east',
		'East',
		180,
		'Longitude of the eastern edge; less than West where the area lies across the antimeridian',
	),
];

function parsed(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		return undefined;
	}
}

function shapeOf(filled: unknown): unknown {
	const shape = typeof filled === 'string' ? parsed(filled) : filled;
	if (shape !== undefined) return shape;
	throw new FieldError('GeoJSON', 'is not valid JSON: copy the whole text again');
}

const SHAPE = {
	name: 'geoJson',
	displayName: 'GeoJSON',
	description: 'A Polygon, a Feature or any other GeoJSON with an extent. Its bounding box is the area.',
	required: true,
};

/** Read as the box around it. */
const geoJsonField: Field = {
	property: property(SHAPE, 'json', '{}'),
	wire: SHAPE.name,
	toWire: (value) => given(SHAPE, value, (filled) => boxOf(shapeOf(filled), SHAPE.displayName)),
};

/**
 * The fields that give an area by its centre, by its edges or by a shape (on the wire its box). None is sent as it is.
 *
 * @param everywhere whether the area may be left out
 */
export function areaFields(most: Most, everywhere: boolean): Field[] {
	const shown = [
		...centreFields(most).map((field) => shownWhen('areaBy', ['centre'], field)),
		...boxFields.map((field) => shownWhen('areaBy', ['box'], field)),
		shownWhen('areaBy', ['geoJson'], geoJsonField),
	];
	return [wayField(everywhere), ...shown].map((field) => ({ ...field, local: true }));
}

import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../core/fields';
import { FieldError } from '../core/fields';
import type { Most } from './areaFields';
import { areaFields, clean } from './areaFields';
import type { Box } from './geoJsonBox';
import { routeFor } from './routes';

/**
 * An area as Knot asks for it: its centre, and how many degrees it is high and wide.
 *
 * The document does not say in so many words whether the spans are the whole extent or only that from the centre to the
 * edge. "Number of latitude degree of the area", "can be compared to the height of the area" (operations 11, 14) is
 * read as the whole. Were it half of it, the answer would hold more than was asked for, and miss nothing.
 */
export interface Area {
	/** -90 to 90. */
	lat: number;
	/** -180 to 180. */
	lng: number;
	/** From the southern to the northern edge. */
	latSpan: number;
	/** From the western to the eastern edge, also across the antimeridian. */
	lngSpan: number;
}

export interface AreaInput {
	fields: Field[];
	/** For `check` of an operation: what no single field sees. Throws FieldError. */
	check(params: IDataObject): void;
}

/** The middle and the size of a box, right across the antimeridian as well. */
function ofBox({ south, west, north, east }: Box): Area {
	const lngSpan = west < east ? east - west : east - west + 360;
	const middle = west + lngSpan / 2;
	return {
		lat: clean((south + north) / 2),
		lng: clean(middle > 180 ? middle - 360 : middle),
		latSpan: clean(north - south),
		lngSpan: clean(lngSpan),
	};
}

const isBy = (way: string, { areaBy }: IDataObject) => areaBy === way;

/** The area of a call's checked values; `null`: everywhere. */
export function areaOf(params: IDataObject): Area | null {
	if (isBy('everywhere', params)) return null;
	if (isBy('box', params)) return ofBox(params as unknown as Box);
	if (isBy('geoJson', params)) return ofBox(params.geoJson as unknown as Box);
	const { latitude, longitude, latitudeSpan, longitudeSpan } = params as Record<string, number>;
	return { lat: latitude, lng: longitude, latSpan: latitudeSpan, lngSpan: longitudeSpan };
}

function checkCentre({ latitude, longitude }: IDataObject): void {
	if (latitude !== 0 || longitude !== 0) return;
	throw new FieldError('Latitude / Longitude', 'are both 0, in the sea off Africa: fill in the centre of the area');
}

function checkBox(box: Box): void {
	const { south, west, north, east } = box;
	if (north <= south) throw new FieldError('North', 'must be greater than "South"');
	if (west === east) throw new FieldError('East', 'must be another longitude than "West"');
	// Who mixes up the two edges of a town would ask for all the rest of the world.
	if (west > east && ofBox(box).lngSpan > 180) {
		throw new FieldError(
			'East',
			'must be greater than "West", except in an area across the antimeridian that is at most 180 degrees wide',
		);
	}
}

function checkSize({ latSpan, lngSpan }: Area, most: Most, field: string): void {
	const size = `is ${latSpan} x ${lngSpan} degrees high and wide`;
	if (latSpan === 0 || lngSpan === 0) throw new FieldError(field, `${size}: give a larger area`);
	if (latSpan <= most.latSpan && lngSpan <= most.lngSpan) return;
	throw new FieldError(field, `${size}, Knot takes ${most.latSpan} x ${most.lngSpan} here: give a smaller area`);
}

/** @param most what the call takes: 90 x 180 for operations 11 and 14; the others name no limit but the globe */
const areaInput = (most: Most, everywhere = false): AreaInput => ({
	fields: areaFields(most, everywhere),
	check(params) {
		if (isBy('centre', params)) checkCentre(params);
		if (isBy('box', params)) checkBox(params as unknown as Box);
		const area = areaOf(params);
		if (area) checkSize(area, most, isBy('geoJson', params) ? 'GeoJSON' : 'Bounding Box');
	},
});

const GLOBE: Most = { latSpan: 180, lngSpan: 360 };

/** Of clusters (operations 11, 14), which the document limits. */
export const clusterArea = areaInput({ latSpan: 90, lngSpan: 180 });
/** Of the map (61, 62). */
export const mapArea = areaInput(GLOBE);
/** Of networks (63, 64), which come from everywhere without one. */
export const networkArea = areaInput(GLOBE, true);

/**
 * The area in the spelling of an operation: `latDeg` or `latdeg`, as the table of routes has it. Nothing for everywhere,
 * for Knot takes all four values or none.
 */
export function areaValues(operation: string, params: IDataObject): IDataObject {
	const area = areaOf(params);
	if (!area) return {};
	const named = new Map(routeFor(operation).params.map(({ name }) => [name.toLowerCase(), name]));
	const spelled = (name: string) => named.get(name) ?? name;
	return { lat: area.lat, lng: area.lng, [spelled('latdeg')]: area.latSpan, [spelled('lngdeg')]: area.lngSpan };
}

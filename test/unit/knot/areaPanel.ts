import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../nodes/core/collect';
import type { AreaInput } from '../../../nodes/Knot/area';
import { areaOf, mapArea } from '../../../nodes/Knot/area';
import { refusalBy } from '../core/refusal';

/** What the person filled in, as the run reads it; all other fields have their defaults. */
export function read({ fields, check }: AreaInput, values: IDataObject): IDataObject {
	const params = collect(fields, ({ property: { name, default: value } }) => (name in values ? values[name] : value));
	check(params);
	return params;
}
export const area = (values: IDataObject, input = mapArea) => areaOf(read(input, values));
export const refusal = (values: IDataObject, input = mapArea) => refusalBy(() => read(input, values));

export const centre = (latitude: unknown, longitude: unknown, latitudeSpan: unknown, longitudeSpan: unknown) =>
	({ areaBy: 'centre', latitude, longitude, latitudeSpan, longitudeSpan }) as IDataObject;
export const box = (south: unknown, west: unknown, north: unknown, east: unknown) =>
	({ areaBy: 'box', south, west, north, east }) as IDataObject;
export const shape = (geoJson: unknown) => ({ areaBy: 'geoJson', geoJson }) as IDataObject;

export const MILAN = { lat: 45.45, lng: 9.2, latSpan: 0.1, lngSpan: 0.2 };
export const MILAN_RING = [
	[9.1, 45.4],
	[9.3, 45.4],
	[9.3, 45.5],
	[9.1, 45.5],
	[9.1, 45.4],
];
export const POLYGON = { type: 'Polygon', coordinates: [MILAN_RING] };
export const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry });
export const rectangle = (west: number, east: number, south = -18, north = -16) => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south],
	],
];

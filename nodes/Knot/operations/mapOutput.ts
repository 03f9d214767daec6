import type { IDataObject } from 'n8n-workflow';
import { shownWhen } from '../../core/collect';
import type { Field } from '../../core/fields';
import { choice } from '../../core/fields';
import { limitOf, rowsOf, wholeListFields } from '../../core/list';
import type { Call } from '../../core/operation';
import { requestFor } from '../../core/operation';
import { ask, simplified } from '../../core/perform';
import type { Vehicle } from '../../core/vehicle';
import { toFeature } from '../geoShapes';
import { toVehicle, vehicleRows } from '../normalize';
import { objectOf } from '../rows';
import type { Station } from '../station';
import { toStation } from '../station';

const output: Field = {
	...choice({
		name: 'output',
		displayName: 'Output',
		description: 'What to make of the map',
		options: [
			{ name: 'Clusters', value: 'clusters', wire: 'clusters', description: 'One item per cluster' },
			{ name: 'Everything', value: 'everything', wire: 'everything', description: 'One item with all that is there' },
			{
				name: 'GeoJSON',
				value: 'geoJson',
				wire: 'geoJson',
				description: 'One item: a FeatureCollection of all grounds, clusters and vehicles, for programs that draw maps',
			},
			{ name: 'Vehicles', value: 'vehicles', wire: 'vehicles', description: 'One item per vehicle' },
		],
		default: 'everything',
	}),
	local: true,
};

/** Only rows are counted; everything else is always whole. */
const counted = wholeListFields.map((field) => shownWhen('output', ['clusters', 'vehicles'], field));

/** What a person chooses of a map. */
export const outputFields: Field[] = [output, ...counted];

/** In one collection several kinds have the same numbers. */
const named = (layer: string, { id, properties, ...feature }: IDataObject): IDataObject => ({
	...feature,
	...(id === undefined || id === null ? {} : { id: `${layer}/${String(id)}` }),
	properties: { layer, ...(properties as IDataObject) },
});

const point = (lng: number | null, lat: number | null) =>
	lng === null || lat === null ? null : { type: 'Point', coordinates: [lng, lat] };

const pointOfStation = (station: Station): IDataObject => ({
	type: 'Feature',
	id: station.station_id,
	geometry: point(station.lon, station.lat),
	properties: station,
});

const pointOfVehicle = (vehicle: Vehicle): IDataObject => ({
	type: 'Feature',
	id: vehicle.device_id,
	geometry: vehicle.location && point(vehicle.location.lng, vehicle.location.lat),
	properties: vehicle,
});

/**
 * All that is drawn on the map as one GeoJSON FeatureCollection (RFC 7946), the large things first, so that programs draw
 * the small ones over them. `layer` among the properties tells what each one is.
 */
export const toFeatureCollection = (answer: IDataObject): IDataObject => ({
	type: 'FeatureCollection',
	features: [
		...rowsOf(answer.networks).map((row) => named('network', toFeature(row))),
		...rowsOf(answer.speed_zones).map((row) => named('speed_zone', toFeature(row))),
		...rowsOf(answer.parkings).map((row) => named('parking', toFeature(row))),
		...rowsOf(answer.clusters).map((row) => named('cluster', pointOfStation(toStation(row)))),
		...vehicleRows(answer).map((row) => named('vehicle', pointOfVehicle(toVehicle(row)))),
	],
});

const shown = ({ params, simplify }: Call, rows: IDataObject[], shape: (row: IDataObject) => IDataObject) =>
	rows.slice(0, limitOf(params)).map((row) => (simplify ? shape(row) : row));

/** The map in the form that was chosen. */
export async function readMap(call: Call): Promise<IDataObject | IDataObject[]> {
	const answer = objectOf((await ask(call, await requestFor(call))).data) ?? {};
	switch (call.params.output) {
		case 'clusters':
			return shown(call, rowsOf(answer.clusters), toStation);
		case 'vehicles':
			return shown(call, vehicleRows(answer), toVehicle);
		case 'geoJson':
			return toFeatureCollection(answer);
		default:
			return simplified(call, answer);
	}
}

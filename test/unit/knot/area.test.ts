import type { IDataObject } from 'n8n-workflow';
import { areaValues, clusterArea, mapArea, networkArea } from '../../../nodes/Knot/area';
import { routeFor } from '../../../nodes/Knot/routes';
import { area, box, centre, MILAN, POLYGON, rectangle, read, refusal, shape } from './areaPanel';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';

test('the same area in three ways', () => {
	expect(area(centre(45.45, 9.2, 0.1, 0.2))).toEqual(MILAN);
	expect(area(centre('45.45', '9.2', '0.1', '0.2'))).toEqual(MILAN);
	expect(area(box(45.4, 9.1, 45.5, 9.3))).toEqual(MILAN);
	expect(area(shape(POLYGON))).toEqual(MILAN);
	expect(area(shape(` ${JSON.stringify(POLYGON)} `))).toEqual(MILAN);
});

test('nothing of the panel is sent as it is, or has the spellings of the wire', () => {
	for (const { fields } of [clusterArea, mapArea, networkArea]) {
		expect(fields.every(({ local }) => local)).toBe(true);
		expect(JSON.stringify(fields.map(({ property }) => property))).not.toMatch(/lat_?deg|lng_?deg/i);
	}
});

test('the panel shows the fields of the chosen way alone', () => {
	const shownFor = (way: string) =>
		networkArea.fields
			.filter(({ property: { displayOptions } }) => (displayOptions?.show?.areaBy ?? []).includes(way))
			.map(({ property: { name } }) => name);
	expect(shownFor('centre')).toEqual(['latitude', 'longitude', 'latitudeSpan', 'longitudeSpan']);
	expect(shownFor('box')).toEqual(['south', 'west', 'north', 'east']);
	expect(shownFor('geoJson')).toEqual(['geoJson']);
	expect(shownFor('everywhere')).toEqual([]);
	expect(read(mapArea, { ...box(45.4, 9.1, 45.5, 9.3), latitude: 'north', geoJson: '{' })).toEqual(
		box(45.4, 9.1, 45.5, 9.3),
	);
});

test.each([
	['cluster.getMany', clusterArea, 'latDeg', 11],
	['cluster.getPublic', clusterArea, 'latDeg', 14],
	['map.get', mapArea, 'latdeg', 61],
	['map.getPublic', mapArea, 'latDeg', 62],
	['network.getMany', networkArea, 'latdeg', 63],
	['network.getPublic', networkArea, 'latdeg', 64],
] as const)('%s: the spelling of its route', (operation, input, latitude, n) => {
	const longitude = latitude.replace('lat', 'lng');
	expect(routeFor(operation).number).toBe(n);
	const values = areaValues(operation, read(input, box(45.4, 9.1, 45.5, 9.3)));
	expect(values).toEqual({ lat: 45.45, lng: 9.2, [latitude]: 0.1, [longitude]: 0.2 });
	const known = routeFor(operation).params.map(({ name }) => name);
	expect(Object.keys(values).filter((name) => !known.includes(name))).toEqual([]);
});

test('networks come from everywhere unless an area is given: all four values or none', () => {
	expect(areaValues('network.getMany', read(networkArea, {}))).toEqual({});
	expect(area({ areaBy: 'everywhere', latitude: 91 }, networkArea)).toBeNull();
	expect(area(box(45.4, 9.1, 45.5, 9.3), networkArea)).toEqual(MILAN);
	expect(refusal({ areaBy: 'everywhere' })).toBe('"Area By" must be one of: box, centre, geoJson');
});

test.each([
	['nobody filled it in', {}, /^"Latitude \/ Longitude" are both 0, in the sea off Africa: fill in/],
	['no centre', centre('', 9.2, 1, 1), /^"Latitude" is required: fill it in$/],
	['swapped', centre(139.7, 35.7, 1, 1), /^"Latitude" must be a number from -90 to 90$/],
	['no height', centre(45, 9, 0, 1), /^"Latitude Span" must be more than 0 degrees$/],
	['a height that is no number', centre(45, 9, 'tall', 1), /^"Latitude Span" must be a number from 0 to 180 degrees$/],
	['a negative width', centre(45, 9, 1, -1), /^"Longitude Span" must be a number from 0 to 360 degrees$/],
	['no width worth the name', centre(45, 9, 1, 1e-12), /^"Longitude Span" must be more than 0 degrees$/],
	['an empty box', { areaBy: 'box' }, /^"North" must be greater than "South"$/],
	['upside down', box(45.5, 9.1, 45.4, 9.3), /^"North" must be greater than "South"$/],
	['no edge', box(45.4, 9.1, 45.5, ''), /^"East" is required: fill it in$/],
	['flat', box(45.4, 9.1, 45.4, 9.3), /^"North" must be greater than "South"$/],
	['narrow', box(45.4, 9.1, 45.5, 9.1), /^"East" must be another longitude than "West"$/],
	['nothing at the antimeridian', box(45.4, 180, 45.5, -180), /^"Bounding Box" is 0.1 x 0 degrees .*a larger area$/],
	['nearly nothing', box(45.4, 9.1, 45.4 + 1e-12, 9.3), /^"Bounding Box" is 0 x 0.2 degrees .*: give a larger area$/],
	['west and east mixed up', box(45.4, 9.3, 45.5, 9.1), /^"East" must be greater than "West", except .* antimeridian/],
	['beyond the pole', box(80, 9, 91, 10), /^"North" must be a number from -90 to 90$/],
	['latitudes as longitudes', box(9, 45.4, 139.7, 45.5), /^"North" must be a number from -90 to 90$/],
])('refused: %s', (_, values, text) => expect(refusal(values)).toMatch(text));

test('clusters take at most 90 x 180 degrees, the map the globe', () => {
	expect(area(box(-90, -180, 90, 180))).toEqual({ lat: 0, lng: 0, latSpan: 180, lngSpan: 360 });
	expect(area(box(-45, -90, 45, 90), clusterArea)).toEqual({ lat: 0, lng: 0, latSpan: 90, lngSpan: 180 });
	expect(refusal(box(-45, -90, 46, 90), clusterArea)).toBe(
		'"Bounding Box" is 91 x 180 degrees high and wide, Knot takes 90 x 180 here: give a smaller area',
	);
	const halves = { type: 'MultiPolygon', coordinates: [rectangle(-100, 0), rectangle(0, 90)] };
	expect(area(shape(halves))).toEqual({ lat: -17, lng: -5, latSpan: 2, lngSpan: 190 });
	expect(refusal(shape(halves), clusterArea)).toBe(
		'"GeoJSON" is 2 x 190 degrees high and wide, Knot takes 90 x 180 here: give a smaller area',
	);
	expect(refusal(centre(45, 9, 91, 1), clusterArea)).toBe('"Latitude Span" must be a number from 0 to 90 degrees');
	expect(refusal(centre(45, 9, 1, 181), clusterArea)).toBe('"Longitude Span" must be a number from 0 to 180 degrees');
});

describe('over HTTP', () => {
	let client: KnotClient;
	beforeAll(async () => {
		client = await connectKnot({ docked: 1 });
	});
	afterAll(async () => {
		await client.sim.stop();
	});

	test('a box just around a cluster finds it, one beside it does not', async () => {
		const { cluster_id, latitude, longitude } = client.cluster('usual');
		const find = async (west: number, east: number) => {
			const given = box(latitude - 0.0005, west, latitude + 0.0005, east);
			const { data } = await client.call<IDataObject[]>(
				'cluster.list',
				areaValues('cluster.getMany', read(clusterArea, given)),
			);
			return data.map((each) => each.cluster_id);
		};
		expect(await find(longitude - 0.0005, longitude + 0.0005)).toContain(cluster_id);
		expect(await find(longitude + 0.0001, longitude + 0.0011)).not.toContain(cluster_id);
	});

	test('networks with an area and from everywhere', async () => {
		const names = async (values: IDataObject) => {
			const asked = areaValues('network.getMany', read(networkArea, values));
			return (await client.call<IDataObject[]>('network.list', asked)).data.map(({ name }) => name);
		};
		expect(await names({})).toEqual(expect.arrayContaining(['Milano', 'Strasbourg']));
		expect(await names(shape(POLYGON))).toEqual(['Milano']);
	});

	test('the public map takes the other spelling', async () => {
		const asked = areaValues('map.getPublic', read(mapArea, shape(POLYGON)));
		const answer = await client.call('map.public', { ...asked, app_label: client.cloud.appLabel });
		expect(answer.code).toBe(0);
		expect(answer.networks).toMatchObject([{ name: 'Milano' }]);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { asked } from './fleetPlay';

const HERE = { latitude: 45.4642, longitude: 9.19 };
const CENTRE = { areaBy: 'centre', ...HERE, latitudeSpan: 0.2, longitudeSpan: 0.3 };
const BOX = { areaBy: 'box', south: 45, west: 9, north: 45.5, east: 9.4 };
const JPEG = { data: { mimeType: 'image/jpeg', data: '', bytes: 10 } };

/** What is not given has the panel's default. */
const SENT: Array<[string, IDataObject, { path: string; query?: IDataObject; body?: IDataObject }]> = [
	['cluster.getMany', CENTRE, { path: '/clusters', query: { lat: 45.4642, lng: 9.19, latDeg: 0.2, lngDeg: 0.3 } }],
	[
		'cluster.getMany',
		{ ...BOX, additionalFields: { language: 'fr' } },
		{ path: '/clusters', query: { lat: 45.25, lng: 9.2, latDeg: 0.5, lngDeg: 0.4, lang: 'fr' } },
	],
	[
		'cluster.create',
		{ ...HERE, clusterName: ' Duomo ', networkId: '3' },
		{ path: '/clusters', body: { lat: 45.4642, lng: 9.19, name: 'Duomo', network_id: 3 } },
	],
	['cluster.getClosest', HERE, { path: '/clusters/closests', query: { lat: 45.4642, lng: 9.19 } }],
	[
		'cluster.getPublic',
		{ ...CENTRE, additionalFields: { networkId: 2, language: 'it', appLabel: 'velo' } },
		{
			path: '/clusters/public',
			query: { lat: 45.4642, lng: 9.19, latDeg: 0.2, lngDeg: 0.3, network_id: 2, lang: 'it', app_label: 'velo' },
		},
	],
	[
		'cluster.getPublic',
		CENTRE,
		{ path: '/clusters/public', query: { lat: 45.4642, lng: 9.19, latDeg: 0.2, lngDeg: 0.3, app_label: 'knot' } },
	],
	[
		'cluster.get',
		{ clusterId: '7', additionalFields: { language: 'de' } },
		{ path: '/clusters/7', query: { lang: 'de' } },
	],
	['cluster.rename', { clusterId: 7, clusterName: 'Dom' }, { path: '/clusters/7/name', body: { name: 'Dom' } }],
	['cluster.getSpots', { clusterId: 7 }, { path: '/clusters/7/spots', query: {} }],
	['cluster.getVehicles', { clusterId: 7 }, { path: '/clusters/7/vehicles', query: {} }],
	['cluster.move', { clusterId: 7, ...HERE }, { path: '/clusters/7/location', body: { lat: 45.4642, lng: 9.19 } }],
	[
		'cluster.setUnlockDistance',
		{ clusterId: 7, unlockDistance: 250 },
		{ path: '/clusters/7/unlock-distance', body: { new_distance: 250 } },
	],
	[
		'cluster.setUnlockDistance',
		{ clusterId: 7, unlockLimit: 'none', unlockDistance: 250 },
		{ path: '/clusters/7/unlock-distance', body: { new_distance: null } },
	],
	['map.get', CENTRE, { path: '/map', query: { lat: 45.4642, lng: 9.19, latdeg: 0.2, lngdeg: 0.3 } }],
	[
		'map.getPublic',
		{ ...BOX, output: 'vehicles', additionalFields: { language: 'FR', networkId: '4' } },
		{
			path: '/map/public',
			query: { lat: 45.25, lng: 9.2, latDeg: 0.5, lngDeg: 0.4, lang: 'FR', network_id: 4, app_label: 'knot' },
		},
	],
	['network.getMany', {}, { path: '/networks', query: {} }],
	['network.getMany', CENTRE, { path: '/networks', query: { lat: 45.4642, lng: 9.19, latdeg: 0.2, lngdeg: 0.3 } }],
	['network.getPublic', {}, { path: '/networks/public', query: { app_label: 'knot' } }],
	['network.getByDistance', HERE, { path: '/networks/closests', query: { lat: 45.4642, lng: 9.19, lang: 'en' } }],
	['network.get', { networkId: 3 }, { path: '/networks/3', query: {} }],
	['maintenance.getTypes', { language: 'fr' }, { path: '/maintenances/types', query: { lang: 'fr' } }],
	['maintenance.getOfSpot', { spotId: 5 }, { path: '/maintenances/spots', query: { spot_id: 5, lang: 'en' } }],
	[
		'maintenance.createForSpot',
		{ spotId: 0, maintenanceType: 'stuck', additionalFields: { comment: 'Mud', severity: 'high', reportId: 0 } },
		{
			path: '/maintenances/spots',
			body: { spot_id: 0, maintenance_type: 'stuck', comment: 'Mud', severity: 'high', report_id: 0 },
		},
	],
	[
		'maintenance.getResolvedOfSpot',
		{ spotId: 5, direction: 'ascending', filters: { startAfter: 40 } },
		{
			path: '/maintenances/spots/resolved',
			query: { spot_id: 5, direction: 'ASC', last_maintenance_id: 40, lang: 'en' },
		},
	],
	[
		'maintenance.getOfVehicle',
		{ vehicleId: 9 },
		{ path: '/maintenances/vehicles', query: { vehicle_id: 9, lang: 'en' } },
	],
	[
		'maintenance.getOfVehicle',
		{ serialNumber: 'KN0001' },
		{ path: '/maintenances/vehicles', query: { serial_number: 'KN0001', lang: 'en' } },
	],
	[
		'maintenance.createForVehicle',
		{ vehicleId: 9, serialNumber: 'KN0001', maintenanceType: 'dirty' },
		{ path: '/maintenances/vehicles', body: { vehicle_id: 9, serial_number: 'KN0001', maintenance_type: 'dirty' } },
	],
	[
		'maintenance.getResolvedOfVehicle',
		{ serialNumber: 'KN0001' },
		{ path: '/maintenances/vehicles/resolved', query: { serial_number: 'KN0001', direction: 'DESC', lang: 'en' } },
	],
	[
		'maintenance.getOfStation',
		{ stationId: 6 },
		{ path: '/maintenances/stations', query: { station_id: 6, lang: 'en' } },
	],
	[
		'maintenance.createForStation',
		{ stationId: 6, maintenanceType: 'paint' },
		{ path: '/maintenances/stations', body: { station_id: 6, maintenance_type: 'paint' } },
	],
	[
		'maintenance.getResolvedOfStation',
		{ stationId: 6 },
		{ path: '/maintenances/stations/resolved', query: { station_id: 6, direction: 'DESC', lang: 'en' } },
	],
	[
		'maintenance.getClusterOverview',
		{ clusterId: 7 },
		{ path: '/maintenances/overview/cluster', query: { cluster_id: 7 } },
	],
	[
		'maintenance.countByCluster',
		{ clusterIds: '7' },
		{ path: '/maintenances/overview/clusters?clusters=7', query: {} },
	],
	[
		'maintenance.countByCluster',
		{ clusterIds: '7, 8;7' },
		{ path: '/maintenances/overview/clusters?clusters=7&clusters=8', query: {} },
	],
	[
		'maintenance.countByCluster',
		{ clusterIds: [7, '8'], listStyle: 'commas' },
		{ path: '/maintenances/overview/clusters', query: { clusters: '7,8' } },
	],
	[
		'maintenance.update',
		{ maintenanceId: 4, changes: { comment: 'Done', severity: 'low' } },
		{ path: '/maintenances/4', body: { comment: 'Done', severity: 'low' } },
	],
	['maintenance.resolve', { maintenanceId: 4 }, { path: '/maintenances/4', query: {} }],
	[
		'maintenance.resolve',
		{ maintenanceId: 4, deleteFromHistory: true },
		{ path: '/maintenances/4', query: { delete_from_history: true } },
	],
];

test.each(SENT)('%s sends %j as %j', (name, values, { path, query = {}, body }) => {
	const request = asked(name, values);
	expect(request).toMatchObject({ path: `/api/application${path}`, query });
	expect(request).toHaveProperty('query', query);
	expect((request as { body?: IDataObject }).body).toEqual(body);
});

test('a picture goes by the name of its binary field until it is read', () => {
	expect(asked('maintenance.uploadPicture', { maintenanceId: 4 }, JPEG)).toMatchObject({
		path: '/api/application/maintenances/4/picture',
		multipart: { maintenance_picture: 'data' },
	});
});

test('characters are counted as a person counts them, and line breaks belong to a comment', () => {
	const comment = `${'🚲'.repeat(1000)}\nEnd`;
	const request = asked('maintenance.update', { maintenanceId: 4, changes: { comment } });
	expect(request).toMatchObject({ body: { comment } });
});

test('an area across the antimeridian keeps its size', () => {
	const fiji = { areaBy: 'box', south: -20, west: 177, north: -15, east: -178 };
	expect(asked('map.get', fiji)).toMatchObject({ query: { lat: -17.5, lng: 179.5, latdeg: 5, lngdeg: 5 } });
});

test('an area by a GeoJSON shape is the box around it', () => {
	const shape = {
		type: 'Polygon',
		coordinates: [
			[
				[9, 45],
				[9.4, 45],
				[9.2, 45.5],
				[9, 45],
			],
		],
	};
	const request = asked('network.getMany', { areaBy: 'geoJson', geoJson: JSON.stringify(shape) });
	expect(request).toMatchObject({ query: { lat: 45.25, lng: 9.2, latdeg: 0.5, lngdeg: 0.4 } });
});

import type { IDataObject } from 'n8n-workflow';
import { asked } from './fleetPlay';

const HERE = { latitude: 45.4642, longitude: 9.19 };
const CENTRE = { areaBy: 'centre', ...HERE, latitudeSpan: 0.2, longitudeSpan: 0.3 };
const BOX = { areaBy: 'box', south: 45, west: 9, north: 45.5, east: 9.4 };

const LONG = 'x'.repeat(1025);

const REFUSED: Array<[string, IDataObject, string]> = [
	[
		'cluster.getMany',
		{ areaBy: 'centre' },
		'"Latitude / Longitude" are both 0, in the sea off Africa: fill in the centre of the area',
	],
	['cluster.getMany', { ...BOX, north: 44 }, '"North" must be greater than "South"'],
	[
		'cluster.getMany',
		{ ...CENTRE, additionalFields: { language: 'EN' } },
		'"Language" must be two small letters, like en or fr',
	],
	['map.get', { ...CENTRE, additionalFields: { language: 'eng' } }, '"Language" must have 2 characters, like en or fr'],
	['cluster.create', { ...HERE, clusterName: 'x'.repeat(51), networkId: 1 }, '"Name" must have 1 to 50 characters'],
	[
		'cluster.create',
		{ clusterName: 'x', networkId: 1 },
		'"Latitude / Longitude" are both 0, in the sea off Africa: fill in the place',
	],
	['cluster.create', { ...HERE, clusterName: 'x', networkId: 0 }, '"Network ID" must be a whole number from 1'],
	['cluster.getClosest', { latitude: 91, longitude: 0 }, '"Latitude" must be a number from -90 to 90'],
	['cluster.rename', { clusterId: 7 }, '"New Name" is required: fill it in'],
	['cluster.move', { clusterId: 7 }, '"Latitude / Longitude" are both 0, in the sea off Africa: fill in the place'],
	[
		'cluster.setUnlockDistance',
		{ clusterId: 7, unlockDistance: 9 },
		'"Distance (Meters)" must be a whole number from 10 to 1000 metres',
	],
	[
		'cluster.setUnlockDistance',
		{ clusterId: 7, unlockDistance: 1001 },
		'"Distance (Meters)" must be a whole number from 10 to 1000 metres',
	],
	['cluster.setUnlockDistance', { clusterId: 7, unlockDistance: '' }, '"Distance (Meters)" is required: fill it in'],
	['maintenance.getOfSpot', { spotId: 0 }, '"Spot ID" must be a whole number from 1'],
	['maintenance.getOfSpot', { spotId: 1, language: '' }, '"Language" is required: fill it in'],
	['maintenance.getOfStation', { stationId: '1.5' }, '"Station ID" must be a whole number from 1'],
	[
		'maintenance.createForStation',
		{ stationId: -1, maintenanceType: 'x' },
		'"Station ID" must be a whole number from 0',
	],
	['maintenance.getOfVehicle', { serialNumber: '12345' }, '"Serial Number" must have 6 to 10 characters'],
	['maintenance.getOfVehicle', { serialNumber: '12345678901' }, '"Serial Number" must have 6 to 10 characters'],
	...['getOfVehicle', 'createForVehicle', 'getResolvedOfVehicle'].map((name): [string, IDataObject, string] => [
		`maintenance.${name}`,
		{ maintenanceType: 'x' },
		'"Vehicle ID / Serial Number" are both empty: fill in at least one of them',
	]),
	[
		'maintenance.createForSpot',
		{ spotId: 1, maintenanceType: 'x'.repeat(51) },
		'"Maintenance Type" must have 1 to 50 characters',
	],
	[
		'maintenance.createForSpot',
		{ spotId: 1, maintenanceType: 'x', additionalFields: { comment: LONG } },
		'"Comment" must have 1 to 1024 characters',
	],
	[
		'maintenance.createForSpot',
		{ spotId: 1, maintenanceType: 'x', additionalFields: { severity: 'bad' } },
		'"Severity" must be one of: high, info, low',
	],
	[
		'maintenance.getResolvedOfSpot',
		{ spotId: 1, direction: 'up' },
		'"Direction" must be one of: ascending, descending',
	],
	['maintenance.update', { maintenanceId: 4 }, '"Changes" is empty: add at least one setting'],
	['maintenance.countByCluster', { clusterIds: ' , ' }, '"Cluster IDs" is required: fill it in'],
	['maintenance.countByCluster', { clusterIds: [] }, '"Cluster IDs" is required: fill it in'],
	['maintenance.countByCluster', { clusterIds: '1,x' }, '"Cluster IDs" must be a whole number from 1'],
	[
		'maintenance.uploadPicture',
		{ maintenanceId: 4 },
		'"Input Data Field Name" names the binary field "data", which the item does not have: it has no file at all',
	],
	['maintenance.downloadPicture', {}, '"URL" is required: fill it in'],
	[
		'maintenance.downloadPicture',
		{ url: 'ftp://example.com/a' },
		'"URL" must be a whole address that begins with https:// or http://',
	],
	[
		'maintenance.downloadPicture',
		{ url: 'https://' },
		'"URL" must be a whole address that begins with https:// or http://',
	],
];

test.each(REFUSED)('%s with %j is refused', (name, values, text) => expect(asked(name, values)).toBe(text));

test.each([
	['of another type', { mimeType: 'application/pdf', bytes: 10 }, /holds a file of the type application\/pdf/],
	['of more than 10 MB', { mimeType: 'image/png', bytes: 10_485_761 }, /must not be larger than 10 MB/],
])('a picture %s is refused', (_, file, text) => {
	expect(asked('maintenance.uploadPicture', { maintenanceId: 4 }, { data: { data: '', ...file } })).toMatch(text);
});

import type { Row } from './rows';

const query = (operation: string, path: string): Row => ({ resource: 'vehicle', operation, path: `/api/v2/${path}` });

/** segway-emoped, Query. */
export const queryRows: Row[] = [
	query('getStatus', 'vehicle/query/current/status'),
	query('getExtraStatus', 'mopeds/query/current/extra-status'),
	query('getLocation', 'vehicle/query/current/location'),
	query('getBattery', 'mopeds/query/current/battery-info'),
	query('getBluetoothKey', 'vehicle/query/current/bluetooth-key'),
];

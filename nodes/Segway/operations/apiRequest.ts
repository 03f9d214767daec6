import { apiRequest as build } from '../../core/apiRequest';

/** For calls that Segway offers beyond the two documents. */
export const apiRequest = build({
	displayName: 'Segway',
	methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
	path: '/api/v2/vehicle/control/light',
	pathDescription: 'Begins with a slash and is put behind the address of the region',
	query: '{"iotCode": "861477038719116"}',
	body: true,
	kindOf: (method) => (method === 'GET' ? 'read' : 'command'),
	device: 'iotCode',
});

import { apiRequest } from '../../core/apiRequest';
import type { Kind, Method, Resource } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import { stopsEngine } from '../guard';
import { accountResource } from './account';
import { alarm } from './alarm';
import { commands } from './command';
import { device } from './device';
import { geofence } from './geofence';

const documented: Resource[] = [device, commands, alarm, geofence, accountResource];

/**
 * By the path, for Protrack takes some commands as GET, too; an unknown path only asks when it is a GET. What stops an
 * engine is a command wherever it goes.
 */
function kindOf(method: Method, path: string, request: ApiRequest): Kind {
	if (stopsEngine(request)) return 'command';
	const known = documented
		.flatMap(({ operations }) => operations)
		.find(({ request }) => typeof request === 'object' && request.path === path.replace(/\/+$/, ''));
	return known ? known.kind : method === 'GET' ? 'read' : 'command';
}

/** Everything the Protrack node offers, in the order of the panel's defaults. */
export const resources: Resource[] = [
	...documented,
	apiRequest({
		displayName: 'Protrack',
		methods: ['GET', 'POST'],
		path: '/api/track',
		pathDescription: 'Begins with /api and is put behind the address of the provider',
		query: '{"imeis": "358899051025339"}',
		body: false,
		kindOf,
		device: 'imei',
	}),
];

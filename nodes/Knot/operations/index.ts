import type { IDataObject } from 'n8n-workflow';
import { apiRequest } from '../../core/apiRequest';
import type { Kind, Method, Resource } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import { confirmedOf } from '../auth';
import { actingGets } from '../openapi/confirmed';
import { DEFAULT_PREFIX } from '../routes';
import { wholeWithoutSecrets } from '../secrets';
import { announcement } from './announcement';
import { application } from './application';
import { badge } from './badge';
import { bankGuarantee } from './bankGuarantee';
import { chat } from './chat';
import { cluster } from './cluster';
import { consent } from './consent';
import { country } from './country';
import { discount } from './discount';
import { email } from './email';
import { faq } from './faq';
import { login } from './login';
import { maintenance } from './maintenance';
import { map } from './map';
import { network } from './network';
import { route } from './route';

/** A GET asks, unless it is the route of an operation that does more, in the table or in the confirmed routes. */
function kindOf(method: Method, path: string, _request: ApiRequest, credentials: IDataObject): Kind {
	const isActing = actingGets(confirmedOf(credentials)).some((each) => path.replace(/\/+$/, '').endsWith(each));
	return method === 'GET' && !isActing ? 'read' : 'command';
}

/** Everything the Knot node offers, in the order of the panel's defaults. */
export const resources: Resource[] = [
	cluster,
	map,
	network,
	maintenance,
	application,
	badge,
	bankGuarantee,
	chat,
	consent,
	country,
	discount,
	email,
	faq,
	announcement,
	login,
	route,
	apiRequest({
		displayName: 'Knot',
		methods: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
		path: `${DEFAULT_PREFIX}/clusters`,
		pathDescription:
			'Put behind the Base URL of the credential, so it begins with the prefix. Route: Match OpenAPI File lists the paths that this node does not offer.',
		query: '{"lat": 48.58, "lng": 7.75}',
		body: true,
		kindOf,
		device: 'vehicle_id',
		output: wholeWithoutSecrets,
	}),
];

import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { segway } from '../../../nodes/Segway/api';
import { checkCredential, signer } from '../core/credentialChecks';

const credential = new SegwayApi();
const account = { clientId: 'E20081', clientSecret: 's3cret', region: 'auto', customUrl: '' };
const HOME = 'https://eu-api.segwaydiscovery.com';
const sign = signer({ credential, account });

checkCredential({
	credential,
	vendor: segway,
	account,
	home: HOME,
	login: { body: { access_token: 'new', expires_in: 60 }, accessToken: 'new' },
	edit: { clientSecret: 'other' },
	asked: ['clientId', 'clientSecret', 'region', 'customUrl'],
	required: ['clientId', 'clientSecret'],
});

test('signs with the bearer token and keeps the other headers', async () => {
	const signed = await sign({ url: `${HOME}/api/x`, headers: { Accept: 'application/json' } });
	expect(signed.headers).toEqual({ Accept: 'application/json', Authorization: 'bearer t0ken' });
});

test('its test reads the status of a vehicle that nobody has', () => {
	expect(credential.test.request).toMatchObject({ method: 'GET', url: expect.stringMatching(/^\/api\/v2\/.*query/) });
});

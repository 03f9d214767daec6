import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import nock from 'nock';
import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { Engine } from '../harness';
import { memoryCredentials } from '../memoryCredentials';
import { engineOn } from '../stage';
import { flow, tell } from '../workflows';

const HOSTS = {
	A: 'https://apac-api.segwaydiscovery.com',
	C: 'https://cn-api.segwaydiscovery.com',
	E: 'https://eu-api.segwaydiscovery.com',
	U: 'https://us-api.segwaydiscovery.com',
};
const ACCOUNT = 's3cret-of-the-account';
const TOKEN = 'token-of-the-account';

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => nock.restore());

const storeOf = (row: IDataObject) =>
	memoryCredentials([new SegwayApi()], { segwayApi: { clientSecret: ACCOUNT, ...row } as never });
const grant = (host: string) =>
	nock(host)
		.post('/oauth/token', { client_id: /.*/, client_secret: ACCOUNT, grant_type: 'client_credentials' })
		.reply(200, { access_token: TOKEN, token_type: 'bearer', expires_in: 43199 });
const status = (host: string) =>
	nock(host, { reqheaders: { authorization: `bearer ${TOKEN}` } })
		.get('/api/v2/vehicle/query/current/status')
		.query(true)
		.reply(200, { code: 15102, msg: 'device not found' });

test.each([
	['auto', 'A20081', HOSTS.A],
	['auto', 'e20081', HOSTS.E],
	['auto', ' U2xxxx', HOSTS.U],
	['auto', 'C1', HOSTS.C],
	['U', 'E20081', HOSTS.U],
	['A', 'X1', HOSTS.A],
])('region %s with platform code %s goes to %s', async (region, clientId, host) => {
	const [login, call] = [grant(host), status(host)];
	const verdict = await engineOn(storeOf({ region, clientId })).testCredential('segwayApi');
	expect(verdict).toEqual({ status: 'OK', message: 'Connection successful!' });
	expect([login.isDone(), call.isDone()]).toEqual([true, true]);
});

const refused = { error: 'invalid_client', error_description: 'Bad client credentials' };

test('refused in a region that the letter does not name: the region is the likelier mistake', async () => {
	nock(HOSTS.U).post('/oauth/token').reply(401, refused);
	const verdict = await engineOn(storeOf({ region: 'U', clientId: 'E20081' })).testCredential('segwayApi');
	expect(verdict).toEqual({
		status: 'Error',
		message:
			'Segway does not know this Platform Code in the region Americas. It begins with E, which belongs to Europe: change the Region.',
	});
});

test.each(['auto', 'E'])('refused in the right region (%s): the secret is the likelier mistake', async (region) => {
	nock(HOSTS.E).post('/oauth/token').reply(401, refused);
	const { status: verdict, message } = await engineOn(storeOf({ region, clientId: 'E20081' })).testCredential(
		'segwayApi',
	);
	expect(verdict).toBe('Error');
	expect(message).toMatch(/Check the Client Secret/);
	expect(message).not.toMatch(/Region|Custom URL/);
});

/** n8n's HTTP Request node with this credential: any address that somebody writes there. */
async function anyNode(url: string) {
	const node = {
		description: { name: 'any', version: 1, group: [], inputs: ['main'], outputs: ['main'], properties: [] },
		async execute(this: IExecuteFunctions) {
			const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(this, 'segwayApi', { url });
			return [[{ json: { answer } as IDataObject }]];
		},
	} as unknown as INodeType;
	Object.assign(node.description, { credentials: [{ name: 'segwayApi', required: true }] });
	const store = storeOf({ region: 'E', clientId: 'E20081' });
	return tell(await new Engine({ 'n8n-nodes-fleet.segway': node }, store).run(flow({})));
}

test("another node may use the credential for the account's own host", async () => {
	grant(HOSTS.E);
	status(HOSTS.E);
	const told = await anyNode(`${HOSTS.E}/api/v2/vehicle/query/current/status?iotCode=1`);
	expect(told.json).toMatchObject([{ answer: { code: 15102 } }]);
});

test('a relative address is completed', async () => {
	grant(HOSTS.E);
	status(HOSTS.E);
	const told = await anyNode('/api/v2/vehicle/query/current/status?iotCode=1');
	expect(told.json).toMatchObject([{ answer: { code: 15102 } }]);
});

test.each([
	'https://evil.example/api/v2/vehicle/query/current/status',
	'//evil.example/steal',
	'http://eu-api.segwaydiscovery.com/api',
	'https://eu-api.segwaydiscovery.com.evil.example/api',
	'https://eu-api.segwaydiscovery.com:8443/api',
	'https://eu-api.segwaydiscovery.com@evil.example/api',
])('the token is not handed to %s', async (url) => {
	grant(HOSTS.E);
	const seen: string[] = [];
	nock(/.*/)
		.persist()
		.get(/.*/)
		.reply(200, function () {
			seen.push(JSON.stringify(this.req.headers));
			return {};
		});
	const told = await anyNode(url);
	expect(told.status).toBe('error');
	expect(seen).toEqual([]);
});

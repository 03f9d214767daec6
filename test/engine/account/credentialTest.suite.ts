import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { itemsFor, Stage, STATUS } from '../stage';

describe('credentialTest', () => {
	const NAME = 'segwayApi';
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());

	type Changes = Parameters<typeof stage.store.edit>[1];
	type Rule = Parameters<typeof stage.sim.faults.add>[0];

	/** The account as a person has just typed it in, then the button "Test". */
	async function press(changes: Changes = {}, rule?: Rule) {
		stage.fresh();
		if (rule) stage.sim.faults.add(rule);
		const { clientId, clientSecret, url } = stage.sim.segway;
		const fresh = { accessToken: '', tokenExpiresAt: '', tokenId: '', tokenFor: '', lease: '' };
		stage.store.edit(NAME, { clientId, clientSecret, region: 'custom', customUrl: url, ...fresh, ...changes });
		return await stage.engine.testCredential(NAME);
	}

	const faulty = async (rule: Rule) => await press({}, rule);

	const failed = (message: string | RegExp) => ({
		status: 'Error',
		message: typeof message === 'string' ? message : expect.stringMatching(message),
	});
	const HOST = '127\\.0\\.0\\.1:\\d+';
	const LOGIN = '/oauth/token';

	describe('the button "Test"', () => {
		test('good: the token it got is stored and used by the next run', async () => {
			expect(await press()).toEqual({ status: 'OK', message: 'Connection successful!' });
			const { token } = stage.sim.segway.tokens.issued.at(-1)!;
			expect(stage.store.stored(NAME)).toMatchObject({ accessToken: token });
			expect(await stage.engine.testCredential(NAME)).toMatchObject({ status: 'OK' });
			await stage.run(STATUS, itemsFor(stage.mopeds(1)));
			expect(stage.logins).toHaveLength(1);
		});

		test('wrong secret', async () => {
			expect(await press({ clientSecret: 'wrong' })).toEqual(
				failed(/^Segway refused the Platform Code and Client Secret\. Check the Client Secret and the Custom URL/),
			);
			expect(stage.logins).toHaveLength(1);
			expect(stage.store.stored(NAME)).toMatchObject({ accessToken: '', tokenFor: '' });
		});

		test('platform code of another region', async () => {
			stage.sim.segway.region = 'E';
			const verdict = await press();
			stage.sim.segway.region = null;
			expect(verdict).toEqual(
				failed('The Platform Code and the region do not belong together: choose the right Region.'),
			);
		});

		test.each([
			[
				'an unknown letter',
				{ region: 'auto', clientId: 'X20081' },
				/does not begin with A, C, E or U.*choose the Region/,
			],
			['an empty custom URL', { customUrl: '' }, /^Fill in the Custom URL of the credential/],
			['a custom URL that is none', { customUrl: 'eu-api.example' }, /^Fill in the Custom URL of the credential/],
			[
				'a host that refuses',
				{ customUrl: 'http://127.0.0.1:9' },
				/^Cannot log in at 127\.0\.0\.1:9: the host refused the connection\. Check the Region or the Custom URL/,
			],
			[
				'a host that nobody knows',
				{ customUrl: 'http://nobody.invalid' },
				/^Cannot log in at nobody\.invalid: the host name (is not known|could not be looked up)/,
			],
		])('%s', async (_name, changes, text) => {
			expect(await press(changes)).toEqual(failed(text));
			expect(stage.sim.segway.log).toEqual([]);
		});

		test.each([
			[
				'a login page',
				{ action: 'html' as const },
				`^${HOST} did not answer like Segway \\(no JSON, HTTP 200\\)\\. Check the Region or the Custom URL`,
			],
			[
				'HTTP 404 at the login',
				{ action: { status: 404, body: 'html' as const } },
				`^${HOST} did not answer like Segway \\(no JSON, HTTP 404\\)`,
			],
			[
				'HTTP 503 at the login',
				{ action: { status: 503 } },
				`^Segway's login at ${HOST} failed \\(HTTP 503\\)\\. Try again later`,
			],
			[
				'a connection that breaks',
				{ action: 'dropBefore' as const },
				`^Cannot log in at ${HOST}: the connection was lost`,
			],
			['JSON without a token', { action: { code: 15001 } }, '^Segway gave no token \\(HTTP 200: server error\\)'],
		])('%s', async (_name, rule, text) => {
			expect(await faulty({ path: LOGIN, ...rule })).toEqual(failed(new RegExp(text)));
		});

		test('a restricted account, a token refused in an answer', async () => {
			expect(await faulty({ path: 'status', action: { code: 15990 } })).toEqual(failed(/has restricted the API/));
			expect(await faulty({ path: 'status', action: { tokenRefused: 'code' } })).toEqual(failed(/refuses the token/));
		});

		test('a token refused with HTTP 401 is told in our words, too', async () => {
			const verdict = await faulty({ path: 'status', action: { tokenRefused: 'oauth401' } });
			expect(verdict).toEqual(failed(/refuses the token/));
		});

		test('a service that fails after the login is told in our words', async () => {
			const verdict = await faulty({ path: 'status', action: { status: 503 } });
			expect(verdict).toEqual(failed(/Segway/));
		});

		test('a gateway that answers the login alone is no good connection', async () => {
			expect(await faulty({ path: 'status', action: 'html' })).toMatchObject({ status: 'Error' });
		});
	});

	describe('preAuthentication', () => {
		const type = new SegwayApi();
		/** n8n's helper, with an HTTP client of our own. */
		const http = {
			helpers: {
				async httpRequest({ url, ...request }: { url: string }) {
					const response = await fetch(url, request);
					return { statusCode: response.status, headers: {}, body: await response.text() };
				},
			},
		};
		const ask = async (data: Changes) => await type.preAuthentication.call(http as never, data);

		test('logs in and gives back just what is to be stored', async () => {
			stage.fresh();
			const { clientId, clientSecret, url } = stage.sim.segway;
			const account = { clientId, clientSecret, region: 'custom', customUrl: url };
			const given = await ask(account);
			expect(given).toStrictEqual({
				accessToken: stage.sim.segway.tokens.issued.at(-1)!.token,
				refreshToken: '',
				tokenIssuedAt: expect.any(Number),
				tokenExpiresAt: expect.any(Number),
				tokenId: expect.stringMatching(/^[0-9a-f-]{36}$/),
				tokenFor: expect.stringMatching(/^[0-9a-f]{64}$/),
				lease: '',
				checkToken: '',
			});
			expect(await ask({ ...account, ...given } as Changes)).toStrictEqual({});
			expect(stage.logins).toHaveLength(1);
		});

		test('a refusal carries neither cause nor response, for n8n would show those instead of our words', async () => {
			const { clientId, url } = stage.sim.segway;
			const error = await ask({ clientId, clientSecret: 'wrong', region: 'custom', customUrl: url }).catch(
				(thrown: Error) => thrown,
			);
			expect(error).toBeInstanceOf(Error);
			expect(error).not.toHaveProperty('cause');
			expect(error).not.toHaveProperty('response');
		});
	});
});

import { answer, listen } from '../loopback.cjs';
import { itemsFor, POSITION, ProtrackStage } from '../protrackStage';

describe('credentialTest', () => {
	const NAME = 'protrackApi';
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());

	type Changes = Parameters<typeof stage.store.edit>[1];
	type Rule = Parameters<typeof stage.sim.faults.add>[0];

	/** The account as a person has just typed it in, then the button "Test". */
	async function press(changes: Changes = {}, prepare: () => void = () => {}) {
		stage.fresh();
		prepare();
		const { account, password, url } = stage.cloud;
		stage.forget();
		stage.store.edit(NAME, { provider: 'custom', customUrl: url, account, password, ...changes });
		return await stage.engine.testCredential(NAME);
	}

	const faulty = async (rule: Rule) => await press({}, () => void stage.sim.faults.add(rule));
	const own = () => stage.cloud.directory.find(stage.cloud.account)!;
	const GOOD = { status: 'OK', message: 'Connection successful!' };
	const failed = (message: RegExp) => ({ status: 'Error', message: expect.stringMatching(message) });
	const HOST = '127\\.0\\.0\\.1:\\d+';

	test.each(['drop', 'refuse10013', 'refuse20005'] as const)(
		'good, the device of the test answered by: %s',
		async (unknownImei) => {
			expect(await press({}, () => void stage.cloud.set({ unknownImei }))).toEqual(GOOD);
			expect(stage.store.stored(NAME)).toMatchObject({ accessToken: stage.cloud.token });
			expect(await stage.engine.testCredential(NAME)).toEqual(GOOD);
			await stage.run(POSITION, itemsFor(stage.devices(1)));
			expect(stage.logins).toHaveLength(1);
		},
	);

	test('good although the clocks differ', async () => {
		expect(await press({}, () => stage.sim.clock.offset(3_600_000))).toEqual(GOOD);
		expect(stage.logins.map(({ code }) => code)).toEqual([10014, 0]);
	});

	test('good with /api typed behind the address, and a slash', async () => {
		expect(await press({ customUrl: `${stage.cloud.url}/api/` })).toEqual(GOOD);
	});

	test('wrong password: tried once', async () => {
		expect(await press({ password: 'wrong' })).toEqual(failed(/^Wrong account or password\..*\(Protrack 20001/));
		expect(stage.logins).toHaveLength(1);
		expect(stage.store.stored(NAME)).toMatchObject({ accessToken: '', tokenFor: '' });
	});

	test('the Open API is not enabled', async () => {
		const verdict = await press({}, () => void (own().openApi = false));
		expect(verdict).toEqual(failed(/the Open API is not enabled.*Ask your provider.*\(Protrack 10007/));
	});

	test('the account is blocked', async () => {
		const verdict = await press({}, () => void (own().blockstatus = 0));
		expect(verdict).toEqual(failed(/^The account is blocked\. Ask your provider to unblock it\. \(Protrack 10016/));
	});

	/** Told apart at the login. */
	test.each<[string, Rule['action'], RegExp]>([
		['the clock', { code: 10014 }, /^This computer's clock differs too much/],
		['an account that nobody knows', { code: 20005 }, /^This provider does not know the account/],
		['too many requests', { code: 10009 }, /\(Protrack 10009/],
		[
			'a code that no document names',
			{ code: 12345 },
			/^The provider gave no token\. Ask your provider\. \(Protrack 12345/,
		],
		['HTTP 503', { status: 503 }, new RegExp(`^Protrack's login at ${HOST} failed \\(HTTP 503\\)\\. Try again later`)],
		[
			'HTTP 404',
			{ status: 404, body: 'html' },
			new RegExp(`^${HOST} did not answer like Protrack \\(no JSON, HTTP 404\\)`),
		],
		['a web page', 'html', /did not answer like Protrack \(no JSON, HTTP 200\)\. Check the Provider or the Own URL/],
		['a lost connection', 'dropBefore', new RegExp(`^Cannot log in at ${HOST}: the connection was lost`)],
	])('at the login: %s', async (_name, action, text) => {
		expect(await faulty({ path: 'authorization', action })).toEqual(failed(text));
	});

	/** Told apart at the call after it. */
	test.each<[string, Rule['action'], RegExp]>([
		['a refused token', { tokenRefused: '10011' }, /refuses the token.*another system/],
		['a refused token as HTTP 401', { status: 401 }, /refuses the token/],
		['no permission', { code: 10007 }, /^The login is right, but the account may not use the Open API/],
		['a blocked account', { code: 10016 }, /^The account is blocked/],
		['too many requests', { code: 10009 }, /limits the number of requests/],
		['HTTP 503', { status: 503 }, /^Protrack failed \(HTTP 503\)/],
		['a web page', 'html', /did not answer like Protrack/],
	])('after the login: %s', async (_name, action, text) => {
		expect(await faulty({ path: 'track', action })).toEqual(failed(text));
	});

	test.each<[string, Changes, RegExp]>([
		['an empty address', { customUrl: '' }, /^Fill in the Own URL of the credential/],
		['an address with a password in it', { customUrl: 'http://a:b@example.com' }, /^Fill in the Own URL/],
		['a host that refuses', { customUrl: 'http://127.0.0.1:9' }, /^Cannot log in at 127\.0\.0\.1:9: the host refused/],
		[
			'a host that nobody knows',
			{ customUrl: 'nobody.invalid' },
			/^Cannot log in at nobody\.invalid: the host name .*type http:\/\/nobody\.invalid\./,
		],
	])('%s', async (_name, changes, text) => {
		expect(await press(changes)).toEqual(failed(text));
		expect(stage.cloud.log).toEqual([]);
	});

	test('https to a host that speaks http only: says how to write it', async () => {
		const host = stage.cloud.url.replace('http://', '');
		const verdict = await press({ customUrl: host });
		expect(verdict).toEqual(failed(new RegExp(`^Cannot log in at ${HOST}: .*type http://${HOST}\\.$`)));
	});

	test('a host that answers JSON of another kind', async () => {
		const other = await listen((_request, response) => answer(response, 200, { status: 'ok' }));
		const verdict = await press({ customUrl: other.url });
		await other.close();
		expect(verdict).toEqual(failed(/did not answer like Protrack \(no code, HTTP 200\)/));
	});
});

import { itemsFor, JimiStage, POSITION } from '../jimiStage';
import { answer, listen } from '../loopback.cjs';

describe('credentialTest', () => {
	const NAME = 'jimiApi';
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());

	type Changes = Parameters<typeof stage.store.edit>[1];
	type Rule = Parameters<typeof stage.sim.faults.add>[0];

	/** The account as a person has just typed it in, then the button "Test". */
	async function press(changes: Changes = {}, prepare: () => void = () => {}) {
		stage.fresh();
		prepare();
		const { appKey, appSecret, userId, password, url } = stage.cloud;
		stage.forget();
		stage.store.edit(NAME, { node: 'custom', customUrl: url, appKey, appSecret, userId, password, ...changes });
		return await stage.engine.testCredential(NAME);
	}

	const GOOD = { status: 'OK', message: 'Connection successful!' };
	const failed = (message: RegExp) => ({ status: 'Error', message: expect.stringMatching(message) });
	const HOST = '127\\.0\\.0\\.1:\\d+';

	test('good: one login, whose token the next run uses', async () => {
		expect(await press()).toEqual(GOOD);
		expect(stage.store.stored(NAME)).toMatchObject({ accessToken: stage.cloud.token });
		expect(await stage.engine.testCredential(NAME)).toEqual(GOOD);
		await stage.run(POSITION, itemsFor(stage.devices(1)));
		expect(stage.logins.map(({ call }) => call)).toEqual(['jimi.oauth.token.get']);
	});

	test('good with the host alone: /route/rest is added', async () => {
		expect(await press({ customUrl: stage.cloud.origin })).toEqual(GOOD);
		expect(stage.logins).toMatchObject([{ path: '/route/rest' }]);
	});

	/** What JIMI words alike is told apart. */
	const WRONG: Array<[name: string, changes: Changes, prepare: () => void, text: RegExp]> = [
		[
			'an app key of another node',
			{ appKey: 'ABC' },
			() => {},
			new RegExp(`^JIMI does not know this App Key at ${HOST}\\. Check the App Key.*another Node\\. \\(JIMI 1001`),
		],
		['a wrong password', { password: 'wrong' }, () => {}, /^Wrong User ID or Password\..*\(JIMI 1002/],
		['a wrong user ID', { userId: 'nobody' }, () => {}, /^Wrong User ID or Password\..*\(JIMI 1002/],
		['a wrong secret', { appSecret: 'wrong' }, () => {}, /^Wrong App Secret.*\(JIMI 1001/],
		[
			'a clock that is behind',
			{},
			() => stage.sim.clock.offset(20 * 60_000),
			/^The clock of this computer is 20 minutes behind JIMI's\..*\(JIMI 1001/,
		],
		[
			'a clock that is ahead',
			{},
			() => stage.sim.clock.offset(-20 * 60_000),
			/^The clock of this computer is 20 minutes ahead of JIMI's\..*\(JIMI 1001/,
		],
	];

	test.each(WRONG)('%s: tried once and told apart', async (_name, changes, prepare, text) => {
		expect(await press(changes, prepare)).toEqual(failed(text));
		expect([stage.logins.length, stage.calls.length]).toEqual([1, 0]);
		expect(stage.store.stored(NAME)).toMatchObject({ accessToken: '', tokenFor: '' });
	});

	/** At the login. */
	test.each<[string, Rule['action'], RegExp]>([
		['too often', 'rateLimit', /^JIMI gives one token a minute\. Wait a minute, then try again\. \(JIMI 1006/],
		['too many from this address', { code: 1005 }, /^JIMI turns this address away/],
		['a code that no document names', { code: 12345 }, /^JIMI gave no token\. Ask JIMI\. \(JIMI 12345/],
		['HTTP 503', { status: 503 }, new RegExp(`^JIMI's login at ${HOST} failed \\(HTTP 503\\)\\. Try again later`)],
		['a web page', 'html', /did not answer like JIMI \(no JSON, HTTP 200\)\. Check the Node or the Own URL/],
		['a lost connection', 'dropBefore', new RegExp(`^Cannot log in at ${HOST}: the connection was lost`)],
	])('at the login: %s', async (_name, action, text) => {
		const verdict = await press({}, () => void stage.sim.faults.add({ path: 'oauth.token', action }));
		expect(verdict).toEqual(failed(text));
	});

	/** At the call after it. */
	test.each<[string, Rule['action'], RegExp]>([
		['a refused token', { tokenRefused: '1004' }, /refuses the token.*another system/],
		['no permission', { code: 1002 }, /^The login is right, but the account may not list its devices/],
		['too many requests', 'rateLimit', /limits the number of requests/],
		['HTTP 503', { status: 503 }, /^JIMI failed \(HTTP 503\)/],
		['a web page', 'html', /did not answer like JIMI/],
	])('after the login: %s', async (_name, action, text) => {
		const verdict = await press({}, () => void stage.sim.faults.add({ path: 'device.list', action }));
		expect(verdict).toEqual(failed(text));
	});

	test.each<[string, Changes, RegExp]>([
		['an empty address', { customUrl: '' }, /^Fill in the Own URL of the credential/],
		['a host that refuses', { customUrl: 'http://127.0.0.1:9' }, /^Cannot log in at 127\.0\.0\.1:9: the host refused/],
		['a host that nobody knows', { customUrl: 'nobody.invalid' }, /^Cannot log in at nobody\.invalid: the host name/],
	])('%s', async (_name, changes, text) => {
		expect(await press(changes)).toEqual(failed(text));
		expect(stage.cloud.log).toEqual([]);
	});

	test('a host that answers JSON of another kind', async () => {
		const other = await listen((_request, response) => answer(response, 200, { status: 'ok' }));
		const verdict = await press({ customUrl: other.url });
		await other.close();
		expect(verdict).toEqual(failed(/did not answer like JIMI \(no code, HTTP 200\)/));
	});
});

import type { FaultAction } from '../../../simulator/index.cjs';
import { inWords, KnotStage, picture } from '../knotStage';

describe('outcomes', () => {
	let stage: KnotStage;
	beforeAll(async () => (stage = await KnotStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const OPTIONS = { returnOutcome: true, timeout: 1 };
	const RENAME = { clusterId: 1, clusterName: 'Other', options: OPTIONS };
	const sent = (path: string) => stage.cloud.log.filter((entry) => entry.path.endsWith(path)).length;

	/** What befalls a write, what becomes of it, and how often it goes out. */
	const WRITES: Array<[name: string, action: FaultAction, outcome: string]> = [
		['the connection lost before it ran', 'dropBefore', 'unknown'],
		['the connection lost after it ran', 'dropAfter', 'unknown'],
		['no answer', 'hang', 'unknown'],
		['HTTP 500', { status: 500 }, 'unknown'],
		['a web page', 'html', 'unknown'],
		['cut-off JSON', 'invalidJson', 'unknown'],
		['HTTP 403 with a code', { code: 6 }, 'refused'],
		['HTTP 400 without JSON', { status: 400, body: 'html' }, 'refused'],
	];

	test.each(WRITES)('a write that meets %s goes out once', async (_name, action, outcome) => {
		stage.sim.faults.add({ vendor: 'knot', path: '/name', action });
		const told = await stage.call('cluster.rename', RENAME);
		expect(told.json).toMatchObject([{ command: 'cluster.rename', outcome, sent_at: expect.any(String) }]);
		expect(sent('/name')).toBe(1);
	});

	test('a refusal inside HTTP 200 is one, in the words of Knot', async () => {
		stage.cloud.set({ errors: 'code' });
		const told = await stage.call('cluster.rename', { ...RENAME, clusterId: 999, options: {} });
		expect(told.error!.message).toBe(`999: ${inWords('Knot refused the call', 11, 'Not found')}`);
		expect(sent('/name')).toBe(1);
	});

	test.each([
		['HTTP 500', { status: 500 } as FaultAction],
		['a lost connection', 'dropBefore' as FaultAction],
	])('a read that meets %s is asked again', async (_name, action) => {
		stage.sim.faults.add({ vendor: 'knot', path: '/networks', action, times: 2 });
		const told = await stage.call('network.getMany', { areaBy: 'everywhere' });
		expect(told.json).toHaveLength(3);
		expect(sent('/networks')).toBe(3);
	});

	test.each(['status', 'code'] as const)(
		'a token that was ended elsewhere (%s) is renewed, and the write goes out with the new one',
		async (refusedTokens) => {
			await stage.call('network.get', { networkId: 1 });
			stage.cloud.set({ refusedTokens });
			stage.cloud.sessions.end(1);
			const told = await stage.call('cluster.rename', RENAME);
			const renewed = refusedTokens === 'status';
			expect(told.json).toMatchObject([{ outcome: renewed ? 'done' : 'refused' }]);
			expect(stage.cloud.log.filter(({ ranCommand, path }) => ranCommand && path.endsWith('/name'))).toHaveLength(
				renewed ? 1 : 0,
			);
		},
	);

	test('Retry on Fail sends nothing again that may have run', async () => {
		stage.sim.faults.add({ vendor: 'knot', path: '/name', action: 'dropAfter' });
		const input = { resource: 'cluster', operation: 'rename', clusterId: 1, clusterName: 'Other' };
		const told = await stage.run(input, undefined, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
		expect(told.status).toBe('error');
		expect(sent('/name')).toBe(1);
	});

	test.each([
		['a text file', picture({ mimeType: 'text/plain' }), 'holds a file of the type text/plain'],
		['no file', {}, 'names the binary field "data", which the item does not have'],
	])('a picture that is %s is told before anything is sent', async (_name, binary, words) => {
		const told = await stage.call('chat.uploadImage', { reportId: 1 }, { binary });
		expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(told.error!.message).toContain(words);
		expect(stage.cloud.log).toEqual([]);
	});

	test('a picture that was uploaded can be fetched by its address', async () => {
		const { json } = await stage.call('chat.uploadImage', { reportId: 1 }, { binary: picture() });
		const told = await stage.call('chat.downloadImage', { url: json[0].url });
		expect(told.items[0].binary!.data).toMatchObject({ mimeType: 'image/png' });
	});
});

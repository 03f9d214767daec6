import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import { Failure } from '../../../nodes/core/errors';
import { execute } from '../../../nodes/core/execute';
import { toHttp } from '../../../nodes/core/http';
import type { Batch, Call, Operation, Vendor } from '../../../nodes/core/operation';
import { requestOf } from '../../../nodes/core/operation';
import { renew, stored } from '../../../nodes/core/lease';
import { batchVendor, fleet, idsIn } from './batchVendor';
import type { Setting } from './contexts';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';
import { renewalWith, sharedStore, token, withOldToken } from './sharedStore';

const [vehicle] = sampleVendor.resources;
const withAct = (act: Partial<Operation>, more: Partial<Vendor> = {}): Vendor => ({
	...sampleVendor,
	...more,
	resources: [
		{ ...vehicle, operations: vehicle.operations.map((each) => (each.value === 'act' ? { ...each, ...act } : each)) },
	],
});

async function run(vendor: Vendor, parameters: IDataObject, setting: Setting = {}) {
	const given = { resource: 'vehicle', operation: 'act', id: ['a'], ...parameters };
	const prepared = context({ parameters: given, ...setting });
	const result: unknown = await execute(prepared.ctx, vendor).catch((error: unknown) => error);
	return { ...prepared, result, items: (Array.isArray(result) ? result[0] : []) as Array<{ json: IDataObject }> };
}

describe('complete', () => {
	const inWords = async ({ params }: Call): Promise<IDataObject> => ({ id: params.id, words: 'RELAY' });
	const objecting = async () => {
		throw new Failure({ message: 'it has no such command', description: 'Choose another.' });
	};

	test('what it makes of the values is sent, and guarded', async () => {
		const guard = jest.fn(async () => undefined);
		const { sent } = await run(withAct({ complete: inWords }, { guard }), {});
		expect(JSON.parse(sent[0].body!)).toEqual({ id: 'a', words: 'RELAY' });
		expect(guard.mock.calls).toMatchObject([[{ params: { words: 'RELAY' } }, { body: { words: 'RELAY' } }]]);
	});

	test('the dry run shows it, and sends nothing', async () => {
		const { sent, items } = await run(withAct({ complete: inWords }), { options: { dryRun: true } });
		expect(items[0].json).toMatchObject({ dry_run: true, request: { body: { id: 'a', words: 'RELAY' } } });
		expect(sent).toEqual([]);
	});

	test.each([{}, { dryRun: true }])('a Failure is an objection (%j): refused, nothing sent', async (more) => {
		const { sent, items } = await run(withAct({ complete: objecting }), { options: { returnOutcome: true, ...more } });
		expect(items[0].json).toMatchObject({
			device_id: 'a',
			outcome: 'refused',
			message: 'Not sent: it has no such command',
			sent_at: null,
		});
		expect(sent).toEqual([]);
	});

	test('without Return Outcome the run stops with its remedy', async () => {
		const { result } = await run(withAct({ complete: objecting }), {});
		expect(result).toMatchObject({ message: 'a: Not sent: it has no such command', description: 'Choose another.' });
	});

	test('any other error is no objection, and nothing is sent either', async () => {
		const { result, sent } = await run(withAct({ complete: () => Promise.reject(new Error('broken')) }), {
			options: { returnOutcome: true },
		});
		expect(result).toMatchObject({ message: 'broken' });
		expect(sent).toEqual([]);
	});

	test('what was objected to may be tried again by "Retry on Fail"', async () => {
		const complete = jest.fn(inWords).mockImplementationOnce(objecting);
		const vendor = withAct({ complete });
		const parameters = { resource: 'vehicle', operation: 'act', id: ['a'] };
		const { ctx, sent } = context({ parameters, retryOnFail: true });
		await expect(execute(ctx, vendor)).rejects.toThrow('no such command');
		await execute(ctx, vendor);
		await execute(ctx, vendor);
		expect([complete.mock.calls.length, sent.length]).toEqual([2, 1]);
	});
});

describe('routes', () => {
	const route = { method: 'POST', path: '', place: 'form', fixed: { method: 'a.b' } } as const;
	const operation = { ...vehicle.operations[0], request: route };

	test('fixed values stand beside those of the panel, in a form', () => {
		expect(requestOf(operation, { id: 'x y', list: ['1', '2'] })).toEqual({
			method: 'POST',
			path: '',
			form: { method: 'a.b', id: 'x y', list: ['1', '2'] },
		});
	});

	test('a form goes out as pairs, and says so', () => {
		const request = requestOf(operation, { id: 'x y&', list: ['1', '2'], ä: 1 });
		expect(toHttp('https://vendor.test/rest', request)).toEqual({
			method: 'POST',
			url: 'https://vendor.test/rest',
			headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'method=a.b&id=x%20y%26&list=1,2&%C3%A4=1',
		});
	});
});

describe('Batch', () => {
	const [{ operations }] = batchVendor.resources;
	const withBatch = (value: string, batch: Partial<Batch>): Vendor => {
		const changed = operations.map((each) =>
			each.value === value ? { ...each, batch: { ...each.batch!, ...batch } } : each,
		);
		return { ...batchVendor, resources: [{ value: 'fleet', name: 'Fleet', operations: changed }] };
	};
	const fleetRun = async (vendor: Vendor, operation: string, ids: string[], options: IDataObject = {}) =>
		await run(vendor, { resource: 'fleet', operation, ids, options }, { items: ids.length, answer: fleet() });

	test('the size may be what the person chose', async () => {
		const vendor = withBatch('look', { size: ({ most }) => Number(most ?? 3) });
		const ids = ['a', 'b', 'c', 'd', 'e'];
		expect((await fleetRun(vendor, 'look', ids)).sent.map((each) => idsIn(each).length)).toEqual([3, 2]);
		expect((await fleetRun(vendor, 'look', ids, { most: 2 })).sent.map((each) => idsIn(each).length)).toEqual([
			2, 2, 1,
		]);
	});

	const each: Batch['each'] = (whole, id) =>
		answer({ ...whole, result: id === 'b' ? 'refused' : 'done', message: `About ${id}` });

	test('each of the list tells its own outcome', async () => {
		const { items, sent } = await fleetRun(withBatch('tell', { each }), 'tell', ['a,b', 'c'], { returnOutcome: true });
		expect(sent).toHaveLength(1);
		expect(items.map((item) => [item.json.device_id, item.json.outcome, item.json.message])).toEqual([
			['a', 'done', 'About a'],
			['b', 'refused', 'About b'],
			['c', 'done', 'About c'],
		]);
	});

	test('a failed part fails its item, and the text tells of all its parts', async () => {
		const { result } = await fleetRun(withBatch('tell', { each }), 'tell', ['a,b']);
		expect((result as Error).message).toBe('b: About b');
		expect((result as { description: string }).description).toContain('Done (1): a. Refused (1): b: About b.');
	});
});

describe('progress', () => {
	const slow = {
		kind: 'read',
		request: undefined,
		run: async ({ progress }: Call) => (progress('half'), { ok: true }),
	};

	test.each([
		['trigger', 0],
		['manual', 1],
	])('of a %s run is in the log, and in %d browsers', async (mode, count) => {
		const { progress, shown } = await run(withAct(slow as Partial<Operation>), {}, { mode });
		expect(progress).toEqual(['Fleet: half']);
		expect(shown).toEqual(Array(count).fill('half'));
	});
});

describe('patience', () => {
	afterEach(() => jest.useRealTimers());

	test('is what the vendor says for these options', async () => {
		jest.useFakeTimers();
		const patience = ({ hasty }: IDataObject) => (hasty ? { limits: 0 } : { limits: 1, pause: 7_000 });
		const read = () => answer({ result: 'refused', message: 'Full', again: 'limit' });
		const vendor = withAct({}, { patience, read });
		const all = [{}, { hasty: true }].map(
			async (options) => await run(vendor, { options }, { answer: () => json({}) }),
		);
		await jest.advanceTimersByTimeAsync(60_000);
		const [patient, hasty] = await Promise.all(all);
		expect([patient.sent.length, hasty.sent.length]).toEqual([2, 1]);
		expect(patient.hints).toEqual([expect.objectContaining({ message: expect.stringContaining('waited 7 s') })]);
	});
});

describe('the lease', () => {
	test('waits until the vendor gives another token', async () => {
		const due = Date.now() + 150;
		const { renewal, logins } = renewalWith(sharedStore(withOldToken()), () => {
			expect(Date.now()).toBeGreaterThanOrEqual(due);
			return token('new');
		});
		const renewed = await renew({ ...renewal, notBefore: () => due }, { tokenId: 'id-old', refused: 'old' });
		expect([renewed.accessToken, logins.length]).toEqual(['new', 1]);
	});

	test('keeps what gets the next token, and forgets it where there is none', () => {
		const { refreshToken, tokenIssuedAt } = stored({ ...token('new'), refreshToken: 'again' }, 'for');
		expect(refreshToken).toBe('again');
		expect(Number(tokenIssuedAt)).toBeLessThanOrEqual(Date.now());
		expect(stored(token('new'), 'for').refreshToken).toBe('');
	});
});

import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../../nodes/core/errors';
import type { Call } from '../../../nodes/core/operation';
import { toEvent } from '../../../nodes/Segway/events';
import { push } from '../../../nodes/Segway/operations/push';
import { account, fieldsOf, SECRET, VECTORS } from './samples';

const [verify] = push.operations;
const { alert } = VECTORS;
const good = { path: alert.path, body: `${alert.body}&signature=${alert.signature}` };
const forged = { ...good, body: `${alert.body}&signature=${'0'.repeat(32)}` };

const run = async (params: IDataObject, simplify = true) => {
	const session = { credentials: async () => account };
	return await verify.run!({ params, simplify, session } as unknown as Call);
};
const failure = async (params: IDataObject) => await run(params).catch((error: unknown) => error);

test('gives the same event as the trigger, marked as verified', async () => {
	const event = toEvent({ type: 'alert', fields: fieldsOf(alert.body) });
	expect(await run(good)).toEqual({ ...event, received_at: expect.any(String), verified: true });
});

test('raw on demand', async () => {
	expect(await run(good, false)).toEqual({ ...fieldsOf(alert.body), verified: true });
});

test.each([
	['forged', forged, /signature missing or wrong/],
	['unreadable', { ...good, body: 'hello' }, /not a form/],
	['of an unknown path', { ...good, path: '/v2/vehicle/other' }, /none of the seven/],
])('a push that is %s is an error that does not tell the secret', async (_, params, text) => {
	const error = await failure(params);
	expect(error).toBeInstanceOf(Failure);
	expect((error as Failure).details).toMatchObject({ message: expect.stringMatching(text), input: true });
	expect(JSON.stringify((error as Failure).details)).not.toContain(SECRET);
});

test('on demand a forged push is an item that says so, without its content', async () => {
	expect(await run({ ...forged, returnForged: true })).toEqual({ verified: false, reason: expect.any(String) });
});

test('a push of another account is not verified', async () => {
	expect(await run({ ...good, returnForged: true })).toMatchObject({ verified: true });
	const other = await verify.run!({
		params: { ...good, returnForged: true },
		simplify: true,
		session: { credentials: async () => ({ ...account, clientId: 'E2' }) },
	} as unknown as Call);
	expect(other).toEqual({ verified: false, reason: expect.stringContaining('account') });
});

test('asks Segway nothing', () => {
	expect(verify).toMatchObject({ local: true, kind: 'read' });
	expect(verify.request).toBeUndefined();
});

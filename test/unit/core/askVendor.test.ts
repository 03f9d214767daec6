import { answer } from '../../../nodes/core/answer';
import type { Answer } from '../../../nodes/core/answer';
import { askForRows, askVendor } from '../../../nodes/core/askVendor';
import { Failure } from '../../../nodes/core/errors';
import type { Session } from '../../../nodes/core/request';

const REQUEST = { method: 'GET' as const, path: '/list' };

function sessionThat(given: Partial<Answer> = {}) {
	const send = jest.fn(async () => answer({ result: 'done', message: 'Done', ...given }));
	return { send, session: { send } as unknown as Session };
}

test('asks once, as a read, and hands over the answer', async () => {
	const { send, session } = sessionThat({ data: [{ id: 1 }], reference: 'r' });
	expect(await askVendor(session, REQUEST, { timeout: 5 })).toMatchObject({ data: [{ id: 1 }], reference: 'r' });
	expect(await askForRows(session, REQUEST)).toEqual([{ id: 1 }]);
	expect(send.mock.calls).toEqual([
		[REQUEST, 'read', { timeout: 5 }],
		[REQUEST, 'read', {}],
	]);
});

test('"no data" is an empty list', async () => {
	const { session } = sessionThat({ result: 'refused', empty: true, data: null });
	expect(await askForRows(session, REQUEST)).toEqual([]);
});

test.each(['refused', 'unknown'] as const)('an answer that is %s is thrown with all that it tells', async (result) => {
	const told = { message: 'No', code: 7, httpStatus: 200, blames: 'unusable' as const };
	const { session } = sessionThat({ ...told, result, remedy: 'Ask' });
	const thrown: unknown = await askForRows(session, REQUEST).catch((error: unknown) => error);
	expect(thrown).toBeInstanceOf(Failure);
	expect((thrown as Failure).details).toEqual({ ...told, description: 'Ask' });
});

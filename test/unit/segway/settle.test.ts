import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import type { Answer } from '../../../nodes/core/answer';
import type { Call } from '../../../nodes/core/operation';
import type { Outcome } from '../../../nodes/core/outcome';
import { resources } from '../../../nodes/Segway/operations';
import { settle } from '../../../nodes/Segway/settle';
import { IOT_CODE } from './samples';

const SENT_AT = Date.parse('2026-01-01T00:00:00.500Z');
const seconds = (after: number) => Math.floor(SENT_AT / 1000) + after;
const unknown: Outcome = {
	device_id: IOT_CODE,
	command: 'control.lock',
	outcome: 'unknown',
	code: 15302,
	message: 'No answer',
	sent_at: null,
	reference: null,
};

/** A look at the vehicle that finds this status; `null`: it cannot be read. */
const status = (data: IDataObject | null, serverTime?: number): Answer =>
	data
		? answer({ result: 'done', message: 'Done', data, serverTime, sentAt: Date.now() })
		: answer({ result: 'refused', message: 'offline' });

const operationOf = (resource: string, operation: string) =>
	resources.find(({ value }) => value === resource)!.operations.find(({ value }) => value === operation)!;

async function settled(
	looks: Answer[],
	operation = operationOf('control', 'lock'),
	more: Partial<Call> = {},
	params: IDataObject = {},
) {
	const sent: unknown[] = [];
	let waits = 0;
	const session = {
		cancelled: false,
		async send(...request: unknown[]) {
			sent.push(request);
			return looks[Math.min(sent.length, looks.length) - 1];
		},
	};
	const call = {
		operation,
		params: { iotCode: IOT_CODE, ...params },
		options: { readStatusWhenUnknown: true },
		session,
		wait: async () => void waits++,
		...more,
	};
	const outcome = await settle(
		call as unknown as Call,
		unknown,
		answer({ result: 'unknown', message: '', sentAt: SENT_AT }),
	);
	return { outcome, sent, waits };
}

test('a younger status that shows the effect settles it as done', async () => {
	const { outcome, sent } = await settled([status({ locked: true, statusUtcTime: seconds(3) })]);
	expect(outcome).toMatchObject({ outcome: 'done', code: 15302, message: expect.stringContaining('confirms') });
	expect(sent).toHaveLength(1);
	expect(sent[0]).toEqual([
		{ method: 'GET', path: '/api/v2/vehicle/query/current/status', query: { iotCode: IOT_CODE } },
		'read',
		{ timeout: 30_000, secrets: [] },
	]);
});

test('a younger status without the effect settles it as not done, after the last look', async () => {
	const { outcome, sent } = await settled([status({ locked: false, statusUtcTime: seconds(3) })]);
	expect(outcome).toMatchObject({ outcome: 'refused', message: expect.stringContaining('shows no effect') });
	expect(sent).toHaveLength(3);
});

test('a vehicle that acts late is found by a later look', async () => {
	const late = [
		status({ locked: false, statusUtcTime: seconds(1) }),
		status({ locked: true, statusUtcTime: seconds(5) }),
	];
	expect(await settled(late)).toMatchObject({ outcome: { outcome: 'done' }, sent: { length: 2 } });
});

test.each<[string, Answer]>([
	['is older than the command', status({ locked: true, statusUtcTime: seconds(0) })],
	['has no time', status({ locked: true })],
	['does not tell the lock', status({ statusUtcTime: seconds(3) })],
	['cannot be read', status(null)],
	['is no object', answer({ result: 'done', message: '', data: 'text' })],
])('a status that %s leaves it unknown', async (_, look) => {
	expect((await settled([look])).outcome).toEqual(unknown);
});

describe('a wrong clock here', () => {
	beforeEach(() => jest.useFakeTimers({ now: SENT_AT }));
	afterEach(() => jest.useRealTimers());
	const HOUR = 3_600;

	test('that is slow does not make an old status look young', async () => {
		const look = status({ locked: true, statusUtcTime: seconds(HOUR - 30) }, SENT_AT + HOUR * 1000);
		expect((await settled([look])).outcome.outcome).toBe('unknown');
	});

	test('that is fast does not make a young status look old', async () => {
		const look = status({ locked: true, statusUtcTime: seconds(2 - HOUR) }, SENT_AT - HOUR * 1000);
		expect((await settled([look])).outcome.outcome).toBe('done');
	});
});

test('nothing is asked unless the person wants it and the status can tell', async () => {
	for (const more of [{ options: {} }, { options: { readStatusWhenUnknown: false } }]) {
		expect(await settled([], undefined, more)).toEqual({ outcome: unknown, sent: [], waits: 0 });
	}
	expect((await settled([], operationOf('control', 'playSound'))).sent).toEqual([]);
});

test('after a cancel nothing more is asked', async () => {
	const { outcome, sent } = await settled([], undefined, {
		session: { cancelled: true, send: () => Promise.reject(new Error('sent')) } as never,
	});
	expect([outcome, sent]).toEqual([unknown, []]);
});

test.each([
	['control', 'lock', {}, { locked: true }, { locked: false }],
	['control', 'unlock', {}, { locked: false }, { locked: true }],
	['rental', 'start', {}, { locked: false }, { locked: true }],
	['rental', 'end', {}, { locked: true }, { locked: false }],
	['t60', 'lock', {}, { lock: 1 }, { lock: 0 }],
	['t60', 'unlock', {}, { lock: '0' }, { lock: '1' }],
	['setting', 'setSpeedMode', { speedMode: 2 }, { speedMode: 2 }, { speedMode: 3 }],
])('%s %s %j: what the status must show', (resource, operation, params, effect, none) => {
	const { confirms } = operationOf(resource, operation);
	expect([confirms!(effect, params), confirms!(none, params), confirms!({}, params)]).toEqual([true, false, null]);
});

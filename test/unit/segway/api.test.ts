import type { IDataObject } from 'n8n-workflow';
import { segway } from '../../../nodes/Segway/api';

const read = (body: IDataObject, status = 200) => segway.read(status, body, { method: 'GET', path: '/' });

/** segway-emoped, "get current status", the answer as printed (shortened). */
const STATUS = {
	code: 0,
	msg: 'Success',
	data: { iotCode: '861477038719116' },
	t: 1593333694412,
	opId: '3de041d2-7f1e-4cb2-a7be-483378727c56',
};

test('reads the envelope', () => {
	expect(read(STATUS)).toMatchObject({
		result: 'done',
		code: 0,
		data: STATUS.data,
		raw: STATUS,
		reference: STATUS.opId,
		serverTime: STATUS.t,
	});
});

test('battery info calls its reference resId', () => {
	expect(read({ ...STATUS, opId: undefined, resId: 'r' })?.reference).toBe('r');
});

test.each([['Success'], ['success'], ['whatever'], [undefined], [null]])(
	'success is told by the code alone, not by msg %p',
	(msg) => {
		expect(read({ ...STATUS, msg })?.result).toBe('done');
	},
);

test.each([{}, { code: null }, { code: '' }, { code: 'ok' }, { code: 1.5 }, { status: 200 }, { code: {} }])(
	'%j is no answer of Segway',
	(body) => {
		expect(read(body as IDataObject)).toBeNull();
	},
);

test('a code as text counts', () => expect(read({ code: '15301' })).toMatchObject({ result: 'refused', code: 15301 }));

describe('both shapes of a refused token', () => {
	test.each<[string, number, IDataObject]>([
		['the code', 200, { code: 15101, msg: 'token verification failed' }],
		['OAuth', 401, { error: 'invalid_token', error_description: 'Invalid access token: 83efe135-8203' }],
		['OAuth inside 200', 200, { error: 'invalid_token' }],
	])('%s', (_, status, body) => {
		const answer = read(body, status)!;
		expect(answer).toMatchObject({ result: 'refused', again: 'token' });
		expect(JSON.stringify([answer.message, answer.remedy])).not.toContain('83efe135');
		expect(answer.remedy).toBeTruthy();
	});
});

test('another error of the gateway is refused with its name, and is no token error', () => {
	const answer = read({ timestamp: 1, status: 404, error: 'Not Found', path: '/x' }, 404)!;
	expect([answer.result, answer.again]).toEqual(['refused', undefined]);
	expect(answer.message).toContain('Not Found');
});

describe('a code that Segway does not document', () => {
	const answer = read({ code: 19999, msg: 'strange thing', opId: 'op' })!;

	test('is told with number and text', () => {
		expect(answer.message).toContain('19999');
		expect(answer.message).toContain('strange thing');
		expect(answer.remedy).toContain('Segway');
	});

	test('proves nothing about a command: it may have run', () => {
		expect(answer.result).toBe('unknown');
	});
});

test('Read Status When Unknown is offered where the status tells something', () => {
	const offering = segway.resources.flatMap(({ value, operations }) =>
		operations.filter((each) => segway.options!(each).length > 0).map((each) => `${value}.${each.value}`),
	);
	const expected = [
		'control.lock',
		'control.unlock',
		'rental.end',
		'rental.start',
		'setting.setSpeedMode',
		't60.lock',
		't60.unlock',
	];
	expect(offering.sort()).toEqual(expected);
});

import type { IDataObject } from 'n8n-workflow';
import { protrackSamples } from '../../fixtures/read.cjs';
import type { Sending } from '../core/contexts';
import { code, pathOf, play, queryOf, record } from './play';
import { IMEI, OTHER_IMEI } from './samples';

const [TRACK] = protrackSamples()['2.2'].record as IDataObject[];
const imeisIn = (sent: Sending) => queryOf(sent).imeis.split(',');

describe.each(['device.getPosition', 'device.get'])('%s', (name) => {
	const rows = (sent: Sending) => record(imeisIn(sent).map((imei) => ({ ...TRACK, imei })));

	test('1,000 items are 10 requests, each gets its own device', async () => {
		const imeis = Array.from({ length: 1_000 }, (_, index) => String(358899051000000 + index));
		const { sent, items } = await play(name, { imeis }, { items: 1_000, answer: rows });
		expect(sent).toHaveLength(10);
		expect(items.map((each) => each.json.device_id)).toEqual(imeis);
		expect(items.every((each) => each.json.found === true)).toBe(true);
	});

	test('commas stay as they are in the request', async () => {
		const { sent } = await play(name, { imeis: `${IMEI},${OTHER_IMEI}` }, { answer: rows });
		expect(sent[0].url).toContain(`imeis=${IMEI},${OTHER_IMEI}`);
	});

	test.each([10013, 20005])(
		'a device that the account does not have (%d) is found: false, the others have theirs',
		async (number) => {
			const answer = (sent: Sending) => (imeisIn(sent).includes(OTHER_IMEI) ? code(number) : rows(sent));
			const { items } = await play(name, { imeis: [IMEI, OTHER_IMEI] }, { items: 2, answer });
			expect(items.map((each) => [each.json.device_id, each.json.found])).toEqual([
				[IMEI, true],
				[OTHER_IMEI, false],
			]);
			expect(items[1].json).toMatchObject({ vendor: 'protrack', location: null, online: null });
		},
	);

	test.each([20046, 20089])('one that cannot be used (%d) fails its own item, and by its name', async (number) => {
		const answer = (sent: Sending) => (imeisIn(sent).includes(OTHER_IMEI) ? code(number) : rows(sent));
		const { items } = await play(name, { imeis: [OTHER_IMEI, IMEI] }, { items: 2, answer, continueOnFail: true });
		expect(items[0].json.error).toMatchObject({ code: number, device_id: OTHER_IMEI });
		expect(items[0].json.message).toContain(OTHER_IMEI);
		expect(items[1].json.device_id).toBe(IMEI);
	});

	test('one that is silently left out is found: false', async () => {
		const { items } = await play(
			name,
			{ imeis: [IMEI, OTHER_IMEI] },
			{ items: 2, answer: () => record([{ ...TRACK, imei: OTHER_IMEI }]) },
		);
		expect(items.map((each) => each.json.found)).toEqual([false, true]);
	});

	test('an IMEI that comes as a number is the same device', async () => {
		const { items } = await play(name, {}, { answer: () => record([{ ...TRACK, imei: Number(IMEI) }]) });
		expect(items[0].json).toMatchObject({ device_id: IMEI, found: true });
	});
});

describe('alarm.getMany', () => {
	const PRINTED = protrackSamples()['2.8'].record as string;
	const values = { begintime: 1541575000, endtime: 1541576000 };

	test('the printed alarm, as event and as it is', async () => {
		const answer = () => record(PRINTED);
		const { items, sent } = await play('alarm.getMany', { ...values, returnAll: true }, { answer });
		expect(items.map((each) => each.json)).toMatchObject([
			{ name: 'doorcloseAlarm', device_id: IMEI, event_id: '2ec099df3a1243c4838c4416a920808d' },
		]);
		expect(queryOf(sent[0])).toEqual({ imei: IMEI, begintime: '1541575000', endtime: '1541576000' });
		const raw = await play('alarm.getMany', { ...values, simplify: false }, { answer });
		expect(raw.items[0].json).toMatchObject({ imei: IMEI, type: '27', gpstime: 1541575497, systemtime: 1541575507 });
	});

	const many = Array.from(
		{ length: 350 },
		(_, index) => `1,1,1,${values.begintime},${values.begintime + Math.floor(index / 3)},0,0,${index}`,
	);
	const paged = (sent: Sending) => {
		const begin = Number(queryOf(sent).begintime);
		return record(
			many
				.filter((each) => Number(each.split(',')[4]) >= begin)
				.slice(0, 100)
				.join(';'),
		);
	};

	test('pages of 100 are followed by the time of receipt', async () => {
		const { items } = await play('alarm.getMany', { ...values, returnAll: true, simplify: false }, { answer: paged });
		expect(items.map((each) => each.json.geofenceid)).toEqual(many.map((_, index) => String(index)));
	});

	test('a limit stops asking', async () => {
		const { items, sent } = await play('alarm.getMany', { ...values, limit: 120 }, { answer: paged });
		expect([items.length, sent.length]).toEqual([120, 2]);
	});

	test.each([record(null), record(''), code(20023)])('no alarms is an empty list', async (given) => {
		expect((await play('alarm.getMany', values, { answer: () => given })).result).toEqual([[]]);
	});

	test('a device that is refused is named', async () => {
		const { result } = await play('alarm.getMany', values, { answer: () => code(10013) });
		expect(result).toMatchObject({ message: expect.stringMatching(new RegExp(`^${IMEI}: The account has no device`)) });
	});
});

describe('API Request', () => {
	const send = async (values: IDataObject, answer: (sent: Sending) => unknown = () => record([1])) =>
		await play('apiRequest.send', values, { answer });

	test('hands on the whole answer', async () => {
		const { items, sent } = await send({ path: '/api/device/status', query: `{"imeis": "${IMEI}"}` });
		expect(items[0].json).toEqual({ code: 0, record: [1] });
		expect([sent[0].method, pathOf(sent[0]), queryOf(sent[0])]).toEqual(['GET', '/api/device/status', { imeis: IMEI }]);
	});

	test.each(['/api/user/block', '/api/user/password/set', '/api/geofence/create'])(
		'a documented write (%s) is never repeated, even as GET',
		async (path) => {
			const { sent } = await send({ method: 'GET', path }, () => ({ statusCode: 500, headers: {}, body: '' }));
			expect(sent).toHaveLength(1);
		},
	);

	test('a command by GET is sent once and not repeated', async () => {
		const { sent } = await send({ path: `/api/command/send?imei=${IMEI}&command=RESET` }, () => ({
			statusCode: 500,
			headers: {},
			body: '',
		}));
		expect(sent).toHaveLength(1);
	});
});

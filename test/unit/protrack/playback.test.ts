import { protrackSamples } from '../../fixtures/read.cjs';
import type { Sending } from '../core/contexts';
import { code, play, queryOf, record } from './play';
import { IMEI } from './samples';

const PLAYBACK = protrackSamples()['2.3'].record as string;
const PERIOD = { begintime: 1406746394, endtime: 1407746394 };

describe('device.getTrack', () => {
	const answer = () => record(PLAYBACK);

	test('the printed records as points, equal ones as often as they are held', async () => {
		const { items, sent } = await play('device.getTrack', { ...PERIOD, format: 'points' }, { answer });
		expect(queryOf(sent[0])).toEqual({ imei: IMEI, begintime: '1406746394', endtime: '1407746394' });
		expect(items).toHaveLength(9);
		expect(items[0].json).toEqual({
			vendor: 'protrack',
			device_id: IMEI,
			timestamp: '2014-08-01T02:04:24.000Z',
			location: {
				lat: 22.568616,
				lng: 113.97196,
				altitude: null,
				heading: 228,
				speed: 0,
				horizontal_accuracy: null,
				satellites: null,
			},
		});
	});

	test('without Simplify as Protrack counts', async () => {
		const { items } = await play(
			'device.getTrack',
			{ ...PERIOD, format: 'points', simplify: false, returnAll: false, limit: 2 },
			{ answer },
		);
		expect(items.map((each) => each.json)).toEqual([
			{ imei: IMEI, longitude: 113.97196, latitude: 22.568616, gpstime: 1406858664, speed: 0, course: 228 },
			{ imei: IMEI, longitude: 113.97196, latitude: 22.56861, gpstime: 1406858684, speed: 0, course: 228 },
		]);
	});

	test('as one GeoJSON feature', async () => {
		const { items } = await play('device.getTrack', { ...PERIOD, format: 'geojson' }, { answer });
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ type: 'Feature', geometry: { type: 'LineString' } });
	});

	test.each([
		['no record', record(null)],
		['an empty text', record('')],
		['"no data"', code(20023)],
	])('%s is no point, and an empty feature', async (_, given) => {
		expect((await play('device.getTrack', { ...PERIOD, format: 'points' }, { answer: () => given })).result).toEqual([
			[],
		]);
		expect(
			(await play('device.getTrack', { ...PERIOD, format: 'geojson' }, { answer: () => given })).items,
		).toHaveLength(1);
	});

	test('a record that is cut off costs neither the others nor the run', async () => {
		const { items } = await play(
			'device.getTrack',
			{ ...PERIOD, format: 'points' },
			{ answer: () => record(`113.97,22.56;${PLAYBACK};;`) },
		);
		expect(items).toHaveLength(10);
		expect(items[0].json).toMatchObject({ timestamp: null, location: { lat: 22.56 } });
	});

	/** A point every second, four of them at each full minute. */
	const long = Array.from({ length: 2_500 }, (_, index) => PERIOD.begintime + index).flatMap((time) =>
		Array.from({ length: time % 60 === 0 ? 4 : 1 }, (_, index) => `113.97,22.56,${time},${index % 2},0`),
	);
	const paged = (sent: Sending) => {
		const { begintime, endtime } = queryOf(sent);
		const within = long.filter((each) => {
			const time = Number(each.split(',')[2]);
			return time >= Number(begintime) && time <= Number(endtime);
		});
		return record(within.slice(0, 1000).join(';'));
	};

	test('pages of 1,000 are followed; nothing is lost or doubled at their borders', async () => {
		const { items, sent } = await play(
			'device.getTrack',
			{ ...PERIOD, format: 'points', simplify: false },
			{ answer: paged },
		);
		expect(items.map(({ json: { gpstime, speed } }) => `${String(gpstime)},${String(speed)}`)).toEqual(
			long.map((each) => each.split(',').slice(2, 4).join()),
		);
		expect(sent).toHaveLength(3);
	});

	test('a limit stops asking', async () => {
		const { items, sent } = await play(
			'device.getTrack',
			{ ...PERIOD, format: 'points', returnAll: false, limit: 10 },
			{ answer: paged },
		);
		expect([items.length, sent.length]).toEqual([10, 1]);
	});

	test('more than 1,000 records of one second are marked and do not loop', async () => {
		const crowd = Array.from({ length: 1_000 }, (_, index) => `113.97,22.56,${PERIOD.begintime},${index},0`).join(';');
		const answerOnce = (sent: Sending) => record(Number(queryOf(sent).begintime) <= PERIOD.begintime ? crowd : '');
		const { items, sent, hints } = await play(
			'device.getTrack',
			{ ...PERIOD, format: 'points' },
			{ answer: answerOnce },
		);
		expect([items.length, sent.length]).toEqual([1_000, 2]);
		expect(hints).toEqual([expect.stringContaining('share one second')]);
	});
});

import type { Desk } from './desk';
import { alarm, listed, told, useDesk } from './desk';

const FULL = { status: 503, answer: { code: 503, message: 'too many pushes to look up: send it again later' } };
const desk = useDesk();

describe('a flood', () => {
	const settings = (lookUps: number) => ({ settings: { lookUps } });
	const device = (index: number) => ({ data: alarm({ imei: String(868120145200000 + index) }) });

	test('for one device is looked up one push after the other, and five wait at the most', async () => {
		const id = 'flood-one';
		const running = Array.from({ length: 8 }, () => desk().start({ id, ...settings(600) }));
		await jest.advanceTimersByTimeAsync(300_000);
		const ended = await Promise.all(running);
		expect(ended.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 503, 503, 503]);
		expect(desk().asked.map((each) => each.at / 20_000)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
	});

	test('is answered 503 beyond the look-ups of a minute, and nothing is asked then', async () => {
		const id = 'flood-many';
		const running = Array.from({ length: 50 }, (_, index) => desk().start({ id, ...device(index), ...settings(30) }));
		await jest.advanceTimersByTimeAsync(30_000);
		const ended = await Promise.all(running);
		expect(ended.filter(({ status }) => status === 200)).toHaveLength(15);
		expect(ended.at(-1)).toMatchObject({ ...FULL, items: [] });
		expect(desk().asked).toHaveLength(30);
	});

	test('that goes on never makes more look-ups in any minute', async () => {
		const id = 'flood-long';
		const running: Array<ReturnType<Desk['start']>> = [];
		for (let index = 0; index < 200; index++) {
			running.push(desk().start({ id, ...device(index), settings: { lookUps: 10, secondLook: 50 } }));
			await jest.advanceTimersByTimeAsync(2_000);
		}
		await jest.advanceTimersByTimeAsync(60_000);
		await Promise.all(running);
		const times = desk().asked.map((each) => each.at);
		expect(times.length).toBeGreaterThan(40);
		for (const from of times) {
			expect(times.filter((time) => time >= from && time < from + 60_000).length).toBeLessThanOrEqual(10);
		}
	});

	test('real alarms that are listed at once take one look-up each, not two', async () => {
		const id = 'busy';
		desk().answers = (_, imei) => told(0, [listed({ IMEI: imei })]);
		for (let index = 0; index < 29; index++) {
			expect((await desk().push({ id, ...device(index), ...settings(30) }, 0)).items).toHaveLength(1);
		}
		expect(await desk().push({ id, ...device(29), ...settings(30) }, 0)).toMatchObject(FULL);
		await jest.advanceTimersByTimeAsync(60_000);
		expect((await desk().push({ id, ...device(29), ...settings(30) }, 0)).items).toHaveLength(1);
	});

	test.each([NaN, 0, -5])('look-ups of %j leave no door open', async (lookUps) => {
		const id = `strange-${lookUps}`;
		const running = Array.from({ length: 4 }, (_, index) =>
			desk().start({ id, ...device(index), ...settings(lookUps) }),
		);
		await jest.advanceTimersByTimeAsync(60_000);
		await Promise.all(running);
		expect(desk().asked.length).toBeLessThanOrEqual(2);
	});

	test('of one credential does not shut out another', async () => {
		desk().answers = () => told(0, [listed()]);
		await desk().push({ id: 'theirs', ...settings(2) }, 0);
		expect(await desk().push({ id: 'theirs', ...settings(2) }, 0)).toMatchObject(FULL);
		expect((await desk().push({ id: 'ours', ...settings(2) }, 0)).items).toHaveLength(1);
	});
});

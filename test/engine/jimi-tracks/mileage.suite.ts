import type { IDataObject } from 'n8n-workflow';
import type { JimiSettings } from '../../../simulator/index.cjs';
import { givenIn, itemsFor, JimiStage } from '../jimiStage';
import { MILEAGE } from './rows';

describe('mileage', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 20 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const DAY = 86_400;
	const iso = (second: number) => new Date(second * 1000).toISOString();
	const days = (count: number) => ({ begin_time: iso(stage.now - count * DAY), end_time: iso(stage.now - 60) });
	const run = async (devices: Array<{ imei: string }>, period: IDataObject) =>
		await stage.run({ ...MILEAGE, ...period }, itemsFor(devices));
	const drivesOf = ({ json }: { json: IDataObject[] }) =>
		json.flatMap(({ drives }) => (drives as IDataObject[]).map((drive) => JSON.stringify(drive)));

	const WAYS: Array<JimiSettings['startRow']> = ['row', 'page'];
	test.each(WAYS)('many pages of drives, start_row counting by %s: each drive once, its sums', async (startRow) => {
		stage.cloud.set({ startRow });
		const devices = stage.devices(10, { activationTime: stage.now - 100 * DAY });
		const told = await run(devices, days(30));
		const drives = drivesOf(told);
		expect(drives.length).toBeGreaterThan(250);
		expect(new Set(drives).size).toBe(drives.length);
		for (const row of told.json) {
			const own = row.drives as Array<{ distance_meters: number; duration_seconds: number }>;
			expect(row.drive_count).toBe(own.length);
			expect(Number(row.distance_meters)).toBeCloseTo(
				own.reduce((sum, each) => sum + each.distance_meters, 0),
				0,
			);
			expect(row.driving_seconds).toBe(own.reduce((sum, each) => sum + each.duration_seconds, 0));
		}
		// What one call for each device alone gives, small enough for one page.
		for (const device of devices.slice(0, 2)) {
			const [alone] = (await run([device], days(30))).json;
			const together = told.json.find(({ device_id }) => device_id === device.imei)!;
			expect(alone.drive_count).toBe(together.drive_count);
		}
	});

	test('what goes on the wire', async () => {
		const device = stage.device();
		const [begin, end] = [stage.now - DAY, stage.now - 60];
		await run([device], { begin_time: iso(begin), end_time: iso(end) });
		const utc = (second: number) => iso(second).slice(0, 19).replace('T', ' ');
		expect(givenIn(stage.wire()[0])).toEqual({
			method: 'jimi.device.track.mileage',
			imeis: device.imei,
			begin_time: utc(begin),
			end_time: utc(end),
			start_row: '0',
			page_size: '100',
		});
	});

	test('one that stood all the time has no drives, and is found', async () => {
		const standing = stage.device({ activationTime: stage.now - 10 });
		const told = await run([standing], days(3));
		expect(told.json).toMatchObject([{ found: true, distance_meters: 0, drive_count: 0, drives: [] }]);
	});

	test('seconds under the other name, numbers as text, answers with totals in data', async () => {
		const device = stage.device();
		const usual = (await run([device], days(3))).json;
		stage.cloud.set({ driveSeconds: 'elapsed', numbers: 'text', laterFields: false });
		const other = (await run([device], days(3))).json;
		const sums = ([{ distance_meters, driving_seconds, drive_count }]: IDataObject[]) => [
			distance_meters,
			driving_seconds,
			drive_count,
		];
		expect(sums(other)[2]).toBe(sums(usual)[2]);
		expect(Number(sums(other)[1])).toBeGreaterThan(0);
	});
});

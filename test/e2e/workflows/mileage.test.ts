import { itemsOf, outputOf, type Execution, type WorkflowJson } from '../../../demo/rest.cjs';
import type { Device } from '../../../simulator/index.cjs';
import { awayFromTurn, WEEK } from '../support/turns.cjs';
import { useOperator } from './support/operator.cjs';

const MILEAGE = '/api/device/mileage';
const DAY = 86_400;
const operator = useOperator();
/** Monday 00:00 of this week in UTC, epoch seconds; the epoch began on a Thursday. */
const monday = () => {
	const days = Math.floor(operator.sim.clock.now() / 1000 / DAY);
	return (days - ((days + 3) % 7)) * DAY;
};

/** Reads the spreadsheet again, behind the mail node, which is not active. */
function withReader(workflow: WorkflowJson): WorkflowJson {
	const reader = {
		id: 'b0c7f6d2-3a53-4a55-a1c7-3b1f3d6a7a10',
		name: 'Read Back',
		type: 'n8n-nodes-base.spreadsheetFile',
		typeVersion: 2,
		position: [1600, -96] as [number, number],
		parameters: { operation: 'fromFile', fileFormat: 'xlsx', binaryPropertyName: 'data', options: {} },
	};
	const link = [{ node: reader.name, type: 'main' as const, index: 0 }];
	return {
		...workflow,
		nodes: [...workflow.nodes, reader],
		connections: { ...workflow.connections, 'Mail the Spreadsheet': { main: [link] } },
	};
}

/** One degree of latitude at each of these times and nothing else: about 111.2 km from the first to the last. */
const drive = (device: Device, times: number[]) => {
	device.history = times.map((gpstime, index) => ({
		...{ longitude: 9.19, latitude: 45 + index, speed: 60, course: 0 },
		gpstime,
	}));
};
const rowsOf = (execution: Execution) => outputOf(execution, 'Read Back');

beforeAll(async () => {
	await operator.import('weekly-mileage-report', {}, { edit: withReader });
});

test('the file has a row for each vehicle with the kilometres of last week, and the total', async () => {
	await awayFromTurn(WEEK, 60_000);
	const devices = operator.trackers({ parked: 2, 'never-online': 1 });
	const [one, two] = devices.filter(({ scenario }) => scenario === 'parked');
	const never = devices.find(({ scenario }) => scenario === 'never-online')!;
	const end = monday();
	const begin = end - 7 * DAY;
	// What was driven before and after the week does not count.
	drive(one, [begin - 60, begin, begin + 3600, end, end + 60]);
	drive(two, [begin + DAY, begin + 2 * DAY, begin + 3 * DAY]);
	const execution = await operator.run();
	expect(operator.asked(MILEAGE).map(({ query }) => query)).toEqual([
		expect.objectContaining({ begintime: String(begin), endtime: String(end) }),
	]);
	const rows = rowsOf(execution);
	const rowOf = ({ imei }: Device) => rows.find(({ IMEI }) => String(IMEI) === imei)!;
	expect(rows).toHaveLength(4);
	expect(rowOf(one)).toMatchObject({ Plate: one.platenumber, Name: one.devicename });
	expect(rowOf(one).Kilometres).toBeCloseTo(111.2, 0);
	expect(rowOf(two).Kilometres).toBeCloseTo(222.4, 0);
	expect(rowOf(never)).toMatchObject({ Plate: never.platenumber, Remark: 'No data from this device' });
	expect(rowOf(never).Kilometres ?? '').toBe('');
	const total = Number(rowOf(one).Kilometres) + Number(rowOf(two).Kilometres);
	expect(rows[3]).toMatchObject({ Plate: 'Total', Name: '3 vehicles', Remark: '1 without data' });
	expect(rows[3].Kilometres).toBeCloseTo(total, 2);
	const [{ binary }] = itemsOf(execution, 'Spreadsheet');
	expect(binary?.data).toMatchObject({
		fileName: expect.stringMatching(/^mileage-\d{4}-W\d{2}\.xlsx$/),
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	});
	const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
	expect(operator.slack).toEqual([
		[
			`*Mileage ${day(begin)} to ${day(end - DAY)}*: ${rows[3].Kilometres} km, 3 vehicles`,
			`Farthest: ${two.platenumber} ${rowOf(two).Kilometres} km, ${one.platenumber} ${rowOf(one).Kilometres} km`,
			`*Without data* (1): ${never.platenumber}`,
		].join('\n'),
	]);
}, 240_000);

test('when Protrack does not tell the mileage, every vehicle keeps its row, with the reason', async () => {
	const devices = operator.trackers({ parked: 3 });
	operator.sim.faults.add({ path: MILEAGE, action: { code: 10007 } });
	const rows = rowsOf(await operator.run());
	expect(rows).toHaveLength(4);
	for (const { platenumber } of devices) {
		const row = rows.find(({ Plate }) => Plate === platenumber);
		expect(row).toMatchObject({ Remark: expect.stringMatching(/\(Protrack 10007/) });
	}
	expect(rows[3]).toMatchObject({ Plate: 'Total', Kilometres: 0, Remark: '3 without data' });
});

test('an account without devices is told', async () => {
	operator.trackers({});
	expect(rowsOf(await operator.run())).toHaveLength(1);
	expect(operator.slack).toEqual([expect.stringContaining('The account lists no device.')]);
});

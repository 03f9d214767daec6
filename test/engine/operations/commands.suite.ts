import { EACH, itemsFor, Stage } from '../stage';
import type { Row } from './rows';
import { controlRows, t60Rows } from './rows';
import { settingRows } from './settingRows';

describe('commands', () => {
	const rows = [...controlRows, ...t60Rows, ...settingRows];
	const named = rows.map((row): [string, Row] => [`${row.resource}.${row.operation} ${row.way ?? ''}`.trim(), row]);

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open({ parked: 60 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	test.each(named)('%s', async (_name, row) => {
		const take = () => (row.model ? stage.t60(row.given) : stage.moped(row.given));
		const vehicles = [take(), take()];
		const { resource, operation, input, path, body, effect } = row;
		const told = await stage.run({ resource, operation, iotCode: EACH, ...input }, itemsFor(vehicles));

		const token = stage.sim.segway.tokens.issued.at(-1)!.token;
		const accept = { accept: 'application/json', 'content-type': 'application/json' };
		expect(stage.wire()).toHaveLength(2);
		for (const vehicle of vehicles) {
			const [call] = stage.wire(vehicle);
			expect(call).toMatchObject({
				method: 'POST',
				path,
				query: {},
				headers: { authorization: `bearer ${token}`, ...accept },
			});
			expect(JSON.parse(call.rawBody)).toStrictEqual({ iotCode: vehicle.iotCode, ...body });
			expect(stage.sim.segway.vehicle(vehicle.iotCode)).toMatchObject(effect ?? {});
		}
		expect(told.status).toBe('success');
		expect(told.items).toStrictEqual(
			vehicles.map(({ iotCode }, item) => ({
				json: {
					device_id: iotCode,
					command: `${resource}.${operation}`,
					outcome: 'done',
					code: 0,
					message: 'Done',
					sent_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
					reference: expect.stringMatching(/^[0-9a-f-]{36}$/),
				},
				pairedItem: { item },
			})),
		);
	});

	test('the outcome carries the id of the operation and the time of sending', async () => {
		const vehicle = stage.moped();
		const before = Date.now();
		const [{ sent_at }] = (await stage.lock([vehicle])).json;
		const [{ at }] = stage.wire();
		expect(Date.parse(String(sent_at))).toBeGreaterThanOrEqual(before);
		expect(Date.parse(String(sent_at))).toBeLessThanOrEqual(at);
	});

	test('the deprecated light setting says so in the panel', () => {
		const { properties } = stage.engine.description('n8n-nodes-fleet.segway');
		const options = properties.filter(({ name }) => name === 'operation').flatMap((each) => each.options ?? []);
		expect(options).toContainEqual(
			expect.objectContaining({
				value: 'setLight',
				name: expect.stringContaining('Deprecated'),
				description: expect.stringContaining('Set Ambient Lamp'),
			}),
		);
	});
});

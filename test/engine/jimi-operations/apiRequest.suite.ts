import type { IDataObject } from 'n8n-workflow';
import { LATER_METHODS } from '../../../nodes/Jimi/methods';
import { givenIn, JimiStage } from '../jimiStage';

describe('apiRequest', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const pairsOf = (values: object) => ({
		parameter: Object.entries(values).map(([name, value]) => ({ name, value: value as string })),
	});
	const send = async (method: string, more: IDataObject = {}) =>
		await stage.run({ resource: 'apiRequest', operation: 'send', method, ...more });
	const OUTCOME = { options: { returnOutcome: true } };
	const LOCATION = 'jimi.device.location.get';

	test('parameters as name and value: signed like the rest, the whole answer is the item', async () => {
		const { imei } = stage.device();
		const told = await send(LOCATION, { pairs: pairsOf({ imeis: imei, map_type: '' }) });
		expect(stage.wire()).toMatchObject([{ method: 'POST', path: '/route/rest', code: 0 }]);
		expect(givenIn(stage.wire()[0])).toEqual({ method: LOCATION, imeis: imei });
		expect(told.json).toMatchObject([{ code: 0, message: 'success', result: [{ imei }] }]);
	});

	test('parameters as JSON; those typed one by one win; lists and objects become texts', async () => {
		stage.cloud.set({ otherMethods: { 'jimi.device.group.list': { data: [{ id: 1 }] } } });
		const json = JSON.stringify({ account: 'x', list: ['a', 'b'], what: { deep: [1] }, none: null, empty: '' });
		const told = await send('jimi.device.group.list', { json, pairs: pairsOf({ account: 'jimi & test+ä' }) });
		expect(givenIn(stage.wire()[0])).toEqual({
			method: 'jimi.device.group.list',
			account: 'jimi & test+ä',
			list: 'a,b',
			what: '{"deep":[1]}',
		});
		expect(told.json).toMatchObject([{ code: 0, data: [{ id: 1 }] }]);
	});

	/** How often a request goes out when JIMI is busy. */
	const REPEATED: Array<[method: string, times: number]> = [
		[LOCATION, 3],
		['jimi.open.instruction.list', 3],
		['jimi.device.group.list', 3],
		['jimi.open.instruction.send', 1],
		['jimi.user.child.move', 1],
		['jimi.device.group.create', 1],
		['jimi.open.instruction.raw.send', 1],
		['jimi.something.new', 1],
	];

	test.each(REPEATED)('%s goes out %i times while JIMI is busy', async (method, times) => {
		stage.sim.faults.add({ action: { code: -1 } });
		const told = await send(method, OUTCOME);
		expect(stage.wire()).toHaveLength(times);
		expect(told.json[0]?.outcome).toBe(times === 1 ? 'unknown' : undefined);
	});

	test('an unknown method is told in words', async () => {
		const told = await send('jimi.something.new');
		expect(told.error!.message).toContain('JIMI does not take the request in this form (JIMI 1007');
		expect(stage.wire()).toHaveLength(1);
	});

	test('a write tells its answer, Return Outcome what became of it', async () => {
		const { imei } = stage.device();
		const parameters = { json: { imei, driver_name: 'Dina' } };
		const told = await send('jimi.open.device.update', { ...parameters, ...OUTCOME });
		expect(told.json).toMatchObject([
			{ device_id: imei, command: 'apiRequest.send', outcome: 'done', code: 0, data: { code: 0 } },
		]);
		expect(stage.cloud.vehicle(imei)!.driverName).toBe('Dina');
	});

	test.each(['sign', 'access_token', 'app_key', 'timestamp', 'method'])(
		'%s is the business of the credential, in either form',
		async (name) => {
			for (const more of [{ json: { [name]: 'x' } }, { pairs: pairsOf({ [name]: 'x' }) }]) {
				const told = await send(LOCATION, more);
				expect(told.error!.message).toContain(`must not hold ${name}: the credential adds it`);
			}
			expect(stage.cloud.log).toEqual([]);
		},
	);

	test.each(['device.location', 'jimi', 'jimi.x y', 'https://evil.example/jimi.x'])(
		'the method %s is refused before anything is sent',
		async (method) => {
			expect((await send(method)).error!.message).toContain('"Method" must be the name of a method');
			expect(stage.cloud.log).toEqual([]);
		},
	);

	test('the description of the panel names all later methods', () => {
		const { properties } = stage.engine.description('n8n-nodes-fleet.jimi');
		const words = JSON.stringify(properties.filter(({ name }) => ['operation', 'method'].includes(name)));
		const names = Object.keys(LATER_METHODS);
		expect(names.filter((name) => !words.includes(name))).toEqual([]);
		expect(names).toHaveLength(35);
	});
});

import type { IDataObject } from 'n8n-workflow';
import { CODES } from '../../../simulator/segway/codes.cjs';
import { EACH, inWords, itemsFor, Stage } from '../stage';

describe('codes', () => {
	/** Segway says that it failed, and the vehicle may have obeyed all the same. */
	const DOUBTFUL = [15001, 15302, 15602, 15612, 15621, 15629];
	/** Started, but not everything opened. */
	const PARTLY = [15623, 15624, 15625];
	const TOKEN_REFUSED = 15101;
	const OTHERS = Object.keys(CODES)
		.map(Number)
		.filter((code) => ![...DOUBTFUL, ...PARTLY, TOKEN_REFUSED, 0].includes(code));

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open({ parked: 80 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** Each vehicle answers with one of the codes. */
	async function answering(codes: number[], options: IDataObject = { returnOutcome: true }, msg?: string) {
		const vehicles = stage.mopeds(codes.length);
		vehicles.forEach(({ iotCode }, index) => stage.sim.faults.add({ iotCode, action: { code: codes[index], msg } }));
		return await stage.run({ resource: 'rental', operation: 'start', iotCode: EACH, options }, itemsFor(vehicles));
	}

	test('doubtful codes leave the outcome unknown, and the command is sent once', async () => {
		const told = await answering(DOUBTFUL);
		expect(told.json.map(({ code, outcome }) => [code, outcome])).toEqual(DOUBTFUL.map((code) => [code, 'unknown']));
		expect(stage.wire()).toHaveLength(DOUBTFUL.length);
	});

	test('partial success is done, with a warning', async () => {
		const told = await answering(PARTLY, {});
		expect(told.status).toBe('success');
		expect(told.json.map(({ code, outcome, warning }) => [code, outcome, warning])).toEqual([
			[15623, 'done', 'The rental has started, but the saddle did not open'],
			[15624, 'done', 'The rental has started, but the tailbox did not open'],
			[15625, 'done', 'The rental has started, but neither the tailbox nor the saddle opened'],
		]);
	});

	test('every other documented code refuses, in plain words that carry the code', async () => {
		expect(OTHERS).toHaveLength(37);
		const told = await answering(OTHERS);
		for (const [index, code] of OTHERS.entries()) {
			expect(told.json[index]).toMatchObject({
				outcome: 'refused',
				code,
				message: expect.stringContaining(`(Segway ${code}: ${CODES[code]})`),
			});
		}
		expect(stage.wire()).toHaveLength(OTHERS.length);
	});

	test('every code that is not a success comes with a remedy', async () => {
		const codes = [...OTHERS, ...DOUBTFUL];
		const vehicles = stage.mopeds(codes.length);
		vehicles.forEach(({ iotCode }, index) => stage.sim.faults.add({ iotCode, action: { code: codes[index] } }));
		const parameters = { resource: 'rental', operation: 'start', iotCode: EACH };
		const told = await stage.run(parameters, itemsFor(vehicles), { onError: 'continueRegularOutput' });
		const remedies = told.json.map(({ error }) => String((error as IDataObject).description));
		for (const remedy of remedies) expect(remedy).toMatch(/^[A-Z].{10,}\.$/);
	});

	test('a code that Segway does not document proves nothing, and is told with number and text', async () => {
		const told = await answering([15999], { returnOutcome: true }, 'something new');
		expect(told.json).toMatchObject([
			{
				outcome: 'unknown',
				code: 15999,
				message: inWords('Segway answered with a code that it does not document', 15999, 'something new'),
			},
		]);
	});

	describe('the vehicles of the simulated street', () => {
		const rent = async (changes: object, operation = 'start') => {
			const vehicle = stage.moped(changes);
			const told = await stage.run(
				{ resource: 'rental', operation, iotCode: vehicle.iotCode, options: { returnOutcome: true } },
				itemsFor([vehicle]),
			);
			return { outcome: told.json[0], vehicle: stage.sim.segway.vehicle(vehicle.iotCode)! };
		};

		test('a stuck saddle: rented all the same', async () => {
			const { outcome, vehicle } = await rent({ defects: ['saddle'] });
			expect(outcome).toMatchObject({ outcome: 'done', code: 15623, warning: expect.any(String) });
			expect(vehicle).toMatchObject({ rented: true, locked: false });
		});

		test('a weak network: unknown, with the code of the command', async () => {
			expect((await rent({ link: { fault: 'network' } })).outcome).toMatchObject({ outcome: 'unknown', code: 15621 });
			expect((await rent({ link: { fault: 'network' } }, 'end')).outcome).toMatchObject({
				outcome: 'unknown',
				code: 15629,
			});
		});

		test('a helmet is missing: refused, still rented', async () => {
			const settings = { rental: { helmetCheck: 1 } };
			const { outcome, vehicle } = await rent({ rented: true, locked: false, settings, tailboxHelmet: 0 }, 'end');
			expect(outcome).toMatchObject({ outcome: 'refused', code: 15631 });
			expect(vehicle.rented).toBe(true);
		});
	});
});

import { Segway } from '../../../nodes/Segway/Segway.node';
import type { Vehicle } from '../../../simulator/index.cjs';
import { delaying } from '../loopback.cjs';
import { inWords, itemsFor, LOCK, Stage } from '../stage';

describe('settle', () => {
	const OPTIONS = { returnOutcome: true, readStatusWhenUnknown: true };
	/** More than a second: the vehicle's clock counts in whole seconds. */
	const VEHICLE_TIMEOUT = 1_100;

	const seconds = (stage: Stage) => stage.sim.clock.seconds();
	const obeys = { locked: false, link: { fault: 'timeout' as const, takesEffect: true } };
	const deaf = { locked: false, link: { fault: 'timeout' as const } };
	/** Reports every second and so shows that nothing has happened. */
	const reporting = { statusInterval: { ridingStatus: 1, nonRiding: 1, lockStatus: 1 } };

	/** Vehicles whose command times out, by what their status can tell. */
	function cast(stage: Stage): Vehicle[] {
		return [
			stage.moped(obeys),
			stage.moped({ ...deaf, settings: { interval: reporting } }),
			// Its last status says locked, but is older than the command.
			stage.moped({ ...deaf, locked: true, silent: true, statusUtcTime: seconds(stage) - 30 }),
			// It obeys, but nobody can ask it.
			stage.moped({ ...obeys, link: { ...obeys.link, queries: true, delay: 50 } }),
		];
	}

	const EXPECTED = [
		{
			outcome: 'done',
			message: expect.stringMatching(/^Done: the vehicle's status of \S+Z confirms it \(The vehicle did not answer/),
		},
		{ outcome: 'refused', message: expect.stringMatching(/^Not done: the vehicle's status of \S+Z shows no effect/) },
		{ outcome: 'unknown', message: inWords('The vehicle did not answer in time', 15302) },
		{ outcome: 'unknown', message: inWords('The vehicle did not answer in time', 15302) },
	];

	async function withStage(work: (stage: Stage) => Promise<void>, offset = 0) {
		const stage = await Stage.open({ timeoutDelay: VEHICLE_TIMEOUT });
		stage.sim.clock.offset(offset);
		await work(stage).finally(async () => await stage.close());
	}

	const MINUTES = 60_000;
	test.concurrent.each([
		['the same time', 0],
		['ten minutes ahead', 10 * MINUTES],
		['ten minutes behind', -10 * MINUTES],
	])('settled by a younger status alone; the clock of Segway shows %s', async (_name, offset) => {
		await withStage(async (stage) => {
			const vehicles = cast(stage);
			const told = await stage.lock(vehicles, OPTIONS);
			expect(told.json).toMatchObject(
				EXPECTED.map((each, index) => ({ ...each, device_id: vehicles[index].iotCode, code: 15302 })),
			);
			for (const vehicle of vehicles) {
				expect(stage.wire(vehicle).filter(({ method }) => method === 'POST')).toHaveLength(1);
			}
		}, offset);
	});

	test.concurrent('a status that took its way is no younger for that', async () => {
		await withStage(async (stage) => {
			const delays = [1_200];
			const slow = await delaying(stage.sim.segway.url, ({ url }) =>
				url!.includes('/query/') ? (delays.pop() ?? 0) : 0,
			);
			const vehicle = stage.moped({ ...deaf, locked: true, silent: true });
			stage.store.edit('segwayApi', { customUrl: slow.url });
			// Logged in before, so that the command goes out in this very second.
			await stage.run(
				{ resource: 'apiRequest', operation: 'send', method: 'POST', path: '/none' },
				itemsFor([vehicle]),
			);
			vehicle.statusUtcTime = seconds(stage);
			const told = await stage.lock([vehicle], OPTIONS);
			await slow.close();
			expect(told.json).toMatchObject([{ outcome: 'unknown', code: 15302 }]);
		});
	});

	test.concurrent(
		'settles what is reported as an error, too, and an unlocked vehicle the other way round',
		async () => {
			await withStage(async (stage) => {
				const [locks, opens] = [stage.moped(obeys), stage.moped({ ...obeys, locked: true })];
				const options = { readStatusWhenUnknown: true };
				const [first, second] = await Promise.all([
					stage.lock([locks], options),
					stage.run({ ...LOCK, operation: 'unlock', options }, itemsFor([opens])),
				]);
				expect([first.status, first.json[0].outcome]).toEqual(['success', 'done']);
				expect([second.status, second.json[0].outcome]).toEqual(['success', 'done']);
			});
		},
	);

	test.concurrent('without the option nobody looks', async () => {
		await withStage(async (stage) => {
			const told = await stage.lock([stage.moped(obeys)], { returnOutcome: true });
			expect(told.json).toMatchObject([{ outcome: 'unknown' }]);
			expect(stage.wire().map(({ method }) => method)).toEqual(['POST']);
		});
	});

	test.concurrent('a speed mode is settled by the speed mode', async () => {
		await withStage(async (stage) => {
			const vehicle = stage.moped({ ...obeys, speedMode: 1 });
			const parameters = {
				resource: 'setting',
				operation: 'setSpeedMode',
				iotCode: vehicle.iotCode,
				speedMode: 'high',
			};
			const told = await stage.run({ ...parameters, options: OPTIONS }, itemsFor([vehicle]));
			expect(told.json).toMatchObject([{ outcome: 'done', code: 15302 }]);
		});
	});

	test('only commands whose effect the status shows offer it', () => {
		const offering = new Segway().description.properties
			.filter(
				({ name, options }) => name === 'options' && options?.some((each) => each.name === 'readStatusWhenUnknown'),
			)
			.flatMap(({ displayOptions }) => {
				const [resource] = displayOptions!.show!.resource!;
				return displayOptions!.show!.operation!.map((operation) => `${String(resource)}.${String(operation)}`);
			});
		const locks = ['control.lock', 'control.unlock', 't60.lock', 't60.unlock', 'rental.start', 'rental.end'];
		expect(offering.sort()).toEqual([...locks, 'setting.setSpeedMode'].sort());
	});
});

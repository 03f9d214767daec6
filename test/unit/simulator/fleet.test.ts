import { luhnDigit } from '../../../simulator/imei.cjs';
import { startSimulator } from '../../../simulator/index.cjs';
import { BLOCK, metresBetween, positionOf, startWalk, TOWN_RADIUS, walkOn } from '../../../simulator/movement.cjs';
import { Random } from '../../../simulator/random.cjs';
import { makeFleet } from '../../../simulator/segway/fleet.cjs';
import { SCENARIOS } from '../../../simulator/segway/scenarios.cjs';

const NOW = 1_700_000_000_000;
const count = <T>(values: T[], wanted: (value: T) => boolean) => values.filter(wanted).length;

test('the generator gives the known numbers of mulberry32', () => {
	const random = new Random(1);
	const numbers = [random.next(), random.next(), random.next()].map((value) => Math.floor(value * 4294967296));
	expect(numbers).toEqual([2693262067, 11749833, 2265367787]);
});

test('the same seed gives the same fleet, another seed another one', () => {
	const fleet = makeFleet({ vehicles: 120, seed: 7 }, NOW);
	expect(makeFleet({ vehicles: 120, seed: 7 }, NOW)).toEqual(fleet);
	const codes = new Set(fleet.map(({ iotCode }) => iotCode));
	expect(count(makeFleet({ vehicles: 120, seed: 8 }, NOW), ({ iotCode }) => codes.has(iotCode))).toBeLessThan(5);
});

test('a later start shifts times only', () => {
	const later = makeFleet({ vehicles: 50, seed: 3 }, NOW + 60_000).map(
		({ statusUtcTime, gpsUtcTime, advancedAt, waiting, ...vehicle }) => ({
			...vehicle,
			statusUtcTime: statusUtcTime - 60,
			gpsUtcTime: gpsUtcTime - 60,
			advancedAt: advancedAt - 60_000,
			waiting: waiting && { ...waiting, since: waiting.since - 60_000 },
		}),
	);
	expect(later).toEqual(makeFleet({ vehicles: 50, seed: 3 }, NOW));
});

test('the Luhn digit of known IMEIs is right', () => {
	expect(luhnDigit('49015420323751')).toBe(8);
	expect(luhnDigit('35209900176148')).toBe(1);
});

test.each([1, 2, 99])('with seed %i, 200 vehicles make a realistic night', (seed) => {
	const fleet = makeFleet({ vehicles: 200, seed }, NOW);
	expect(fleet).toHaveLength(200);
	expect(new Set(fleet.map(({ iotCode }) => iotCode)).size).toBe(200);
	expect(new Set(fleet.map(({ plate }) => plate)).size).toBe(200);
	for (const { iotCode, plate } of fleet) {
		expect([iotCode, plate]).toEqual([
			expect.stringMatching(/^\d{15}$/),
			expect.stringMatching(/^X\d[A-Z]\d[A-Z]{2}$/),
		]);
		expect(Number(iotCode[14])).toBe(luhnDigit(iotCode.slice(0, 14)));
	}
	expect(new Set(fleet.map(({ scenario }) => scenario))).toEqual(new Set(SCENARIOS.map(({ name }) => name)));
	expect(count(fleet, ({ locked }) => locked)).toBeGreaterThan(100);
	expect(count(fleet, ({ scenario }) => scenario === 'forgotten')).toBe(36);
	expect(count(fleet, ({ model }) => model === 't60-lite')).toBeGreaterThan(10);
	expect(count(fleet, ({ model }) => model === 't60-lite')).toBeLessThan(60);
});

test('the list of the operator knows of all rentals but every other one at a light', () => {
	const fleet = makeFleet({ vehicles: 200, seed: 1 }, NOW);
	const missing = fleet.filter(({ rented, listedInUse }) => rented && !listedInUse);
	expect(missing.map(({ scenario }) => scenario)).toEqual(['waiting', 'waiting', 'waiting', 'waiting']);
	expect(fleet.filter(({ rented, listedInUse }) => !rented && listedInUse)).toEqual([]);
});

test.each([0, 1, 5, 30, 59, 60, 1000])('a fleet of %i has that size', (vehicles) => {
	expect(makeFleet({ vehicles, seed: 4 }, NOW)).toHaveLength(vehicles);
});

test('a mix is taken exactly', async () => {
	const sim = await startSimulator({ mix: { forgotten: 40, 'times-out': 2 } });
	expect(count(sim.segway.vehicles, ({ scenario }) => scenario === 'forgotten')).toBe(40);
	expect(
		sim.segway.vehicles
			.map(({ link }) => link?.takesEffect)
			.filter((takes) => takes !== undefined)
			.sort(),
	).toEqual([false, true]);
	const live = sim.segway.vehicles;
	sim.reset({ vehicles: 3, seed: 9 });
	expect(live).toHaveLength(3);
	expect(sim.segway.vehicle(live[0].iotCode)).toBe(live[0]);
	await sim.stop();
});

test.each([{ mix: { flying: 1 } }, { vehicles: 1.5 }, { vehicles: -1 }, { seed: Number.NaN }])(
	'%j is no fleet',
	async (options) => {
		await expect(startSimulator(options)).rejects.toThrow(RangeError);
	},
);

test('a way through the grid is the same in one step or in many', () => {
	const one = startWalk(new Random(5));
	const many = { ...one };
	walkOn(one, 5000);
	for (let step = 0; step < 50; step++) walkOn(many, 100);
	expect(metresBetween(positionOf(one), positionOf(many))).toBeLessThan(0.01);
});

test('a way follows the streets and never leaves the town', () => {
	for (let seed = 0; seed < 20; seed++) {
		const walk = startWalk(new Random(seed));
		for (let step = 0; step < 300; step++) {
			const before = positionOf(walk);
			walkOn(walk, 90);
			expect(metresBetween(before, positionOf(walk))).toBeLessThan(90.01);
			expect(Math.max(Math.abs(walk.column), Math.abs(walk.row))).toBeLessThanOrEqual(TOWN_RADIUS);
			expect(walk.along).toBeLessThan(BLOCK);
		}
		expect(walk.crossings).toBe((300 * 90) / BLOCK);
	}
});

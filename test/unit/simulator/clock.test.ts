import { Clock } from '../../../simulator/clock.cjs';
import { startSimulator, type Simulator } from '../../../simulator/index.cjs';
import { http } from './client.cjs';

const HOUR = 3_600_000;
let sim: Simulator;

beforeAll(async () => {
	sim = await startSimulator();
});
afterAll(async () => {
	await sim.stop();
});

test.each(['segway', 'protrack'] as const)(
	'%s: the Date of its answers is that of the simulated clock',
	async (name) => {
		sim.clock.offset(HOUR);
		const { headers } = await http.get(`${sim[name].url}/api/nothing`);
		const { at, answeredAt } = sim[name].log.at(-1)!;
		const date = Date.parse(String(headers.date));
		expect(date).toBeGreaterThanOrEqual(Math.floor(at / 1000) * 1000);
		expect(date).toBeLessThanOrEqual(answeredAt!);
	},
);

test('a clock that is stopped stands, is moved by hand, and runs on with the next offset', () => {
	const clock = new Clock();
	clock.stop(1_800_000_000_500);
	clock.advance(2000);
	expect([clock.now(), clock.seconds()]).toEqual([1_800_000_002_500, 1_800_000_002]);
	const before = Date.now();
	const real = clock.now() - clock.shifted;
	expect(real).toBeGreaterThanOrEqual(before);
	expect(real).toBeLessThanOrEqual(Date.now());
	clock.offset(HOUR);
	expect(clock.now()).toBeGreaterThanOrEqual(before + HOUR);
	expect(clock.now()).toBeLessThanOrEqual(Date.now() + HOUR);
	expect(clock.shifted).toBe(HOUR);
});

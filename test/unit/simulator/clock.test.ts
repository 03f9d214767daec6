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

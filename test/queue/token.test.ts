import type { Credential } from '../../demo/rest.cjs';
import { waitFor } from '../../demo/wait.cjs';
import { startSimulator, type Simulator } from '../../simulator/index.cjs';
import { burst, type Burst } from './support/burst.cjs';
import { type Figures, printFigures } from './support/figures.cjs';
import { Queue } from './support/queue.cjs';

const LOGIN = '/api/authorization';
const POSITION = '/api/track';
/** What a far cloud takes for an answer and, on top of it, for a login; milliseconds. */
const LATENCY = { answer: 50, login: 250 };
const ELSEWHERE = { every: 1500, times: 4 };
const TIMEOUT = 480_000;

const queue = new Queue();
const figures: Figures[] = [];
let sim: Simulator;

beforeAll(async () => {
	sim = await startSimulator({ protrack: { mix: { parked: 200 } } });
});

afterAll(async () => {
	printFigures(figures);
	await sim.stop();
});

/** An empty log and counts at nought; the live token stays. */
function forget(): void {
	sim.reset();
	sim.latency(LATENCY.answer);
	sim.faults.add({ vendor: 'protrack', path: LOGIN, latency: LATENCY.login });
}

/** A credential without a token. */
async function cold(): Promise<Credential> {
	const { account, password, url } = sim.protrack;
	const data = { provider: 'custom', customUrl: url, account, password };
	return await queue.rest.credentials.create('Protrack', 'protrackApi', data);
}

/** A credential whose stored token is the account's live one. */
async function warm(): Promise<Credential> {
	const credential = await cold();
	await queue.rest.credentials.test(credential.id);
	forget();
	return credential;
}

const imeis = (count: number) =>
	Array.from({ length: count }, (_, index) => sim.protrack.devices[index % sim.protrack.devices.length].imei);

const asked = (path: string) => sim.protrack.log.filter((entry) => entry.path === path);

/** Counts at the vendor what the executions did, and keeps it for the table. */
function count(scenario: string, { executions, failed, perWorker, seconds }: Burst): Figures {
	const counted = {
		scenario,
		executions,
		failed: failed.length,
		logins: asked(LOGIN).length,
		kills: sim.protrack.tokens.elsewhere,
		refused: asked(POSITION).filter(({ code }) => code !== 0).length,
		perWorker,
		seconds,
	};
	figures.push(counted);
	return counted;
}

/** Every execution was answered once, with success, and every worker had its share. */
function expectAllAnswered(result: Burst, executions: number): void {
	expect(result.failed).toEqual([]);
	expect(result.executions).toBe(executions);
	expect(asked(POSITION).filter(({ code }) => code === 0)).toHaveLength(executions);
	for (const share of result.perWorker) expect(share).toBeGreaterThan(0);
}

test(
	'200 executions meet a dead token at once: one login, and all succeed',
	async () => {
		const credential = await warm();
		sim.protrack.loginElsewhere();
		const result = await burst(queue, { credential, imeis: imeis(200) });
		const { logins, refused } = count('Dead token', result);
		expectAllAnswered(result, 200);
		expect(logins).toBe(1);
		// The storm was real: several executions held the dead token.
		expect(refused).toBeGreaterThan(1);
	},
	TIMEOUT,
);

test(
	'another system logs in every 1.5 seconds meanwhile: one login for each of its own, and all succeed',
	async () => {
		const credential = await warm();
		sim.protrack.loginElsewhere();
		const meanwhile = async () => {
			// Begins with the first new token: to end one that is dead anyway harms nobody.
			await waitFor(() => sim.protrack.tokens.logins > 0, { what: 'the first login', timeout: TIMEOUT, interval: 10 });
			sim.protrack.loginElsewhere(ELSEWHERE);
		};
		const result = await burst(queue, { credential, imeis: imeis(200), meanwhile });
		const all = 1 + ELSEWHERE.times;
		await waitFor(() => sim.protrack.tokens.elsewhere >= all, { what: 'the last login of the other system' });
		const { logins, kills } = count('Another system every 1.5 s', result);
		expectAllAnswered(result, 200);
		expect(kills).toBe(all);
		expect(logins).toBeGreaterThan(1);
		expect(logins).toBeLessThanOrEqual(kills + 1);
	},
	TIMEOUT,
);

test(
	'60 executions begin with a credential that has never logged in: one login, and no call is refused',
	async () => {
		const credential = await cold();
		forget();
		const result = await burst(queue, { credential, imeis: imeis(60) });
		const { logins, refused } = count('No token yet', result);
		expectAllAnswered(result, 60);
		expect({ logins, refused }).toEqual({ logins: 1, refused: 0 });
	},
	TIMEOUT,
);

import { errorOf, outputOf } from '../../../demo/rest.cjs';
import { sleep, waitFor } from '../../../demo/wait.cjs';
import { LOCK, useFleet } from './support/fleet.cjs';

const fleet = useFleet();
const lock = 'control.lock';
const LATENCY = 400;
const POOL = 10;
/** More than can be sent until n8n has been told to stop. */
const MANY = 300;

const sent = () => fleet.asked(LOCK).map(({ device }) => device);
const each = () => fleet.list().map(({ iotCode }) => iotCode);

beforeEach(async () => await fleet.signIn());

test('a cancelled execution sends no further command', async () => {
	fleet.reset({ forgotten: MANY });
	const id = await fleet.save(lock);
	fleet.sim.latency(LATENCY);
	const execution = await fleet.rest.workflows.run(id, 'Start');
	await waitFor(() => sent().length > POOL, { what: 'the second ten of the commands' });
	await fleet.rest.executions.stop(execution);
	const { status } = await fleet.rest.executions.end(execution);
	const before = sent().length;
	await sleep(4 * LATENCY);
	expect(status).toBe('canceled');
	expect(sent()).toHaveLength(before);
	expect(before).toBeLessThan(MANY);
});

test('a cancelled execution of one vehicle after the other sends no further command either', async () => {
	fleet.reset({ forgotten: 20 });
	const id = await fleet.save(lock, { options: { concurrency: 1, returnOutcome: true } });
	fleet.sim.latency(LATENCY);
	const execution = await fleet.rest.workflows.run(id, 'Start');
	await waitFor(() => sent().length >= 2, { what: 'the second command' });
	await fleet.rest.executions.stop(execution);
	await fleet.rest.executions.end(execution);
	const before = sent().length;
	await sleep(4 * LATENCY);
	expect(sent()).toHaveLength(before);
});

describe('"Retry execution" in the list of executions', () => {
	async function failed() {
		fleet.sim.faults.add({ path: LOCK, device: each()[2], times: 1, action: 'dropAfter' });
		const execution = await fleet.run(lock, { options: { concurrency: 1 } });
		expect(errorOf(execution)).toMatch(new RegExp(`^${each()[2]}: No answer`));
		expect(sent()).toEqual(each());
		fleet.log.length = 0;
		return execution;
	}

	test.each([
		['with the workflow of then', false],
		['with the workflow as it is now', true],
	])('runs all vehicles of the failed node again, done ones included: %s', async (_, loadWorkflow) => {
		const { id } = await failed();
		const retried = await fleet.rest.executions.retry(id, { loadWorkflow });
		expect(retried).toMatchObject({ status: 'success', mode: 'retry' });
		expect(outputOf(retried, 'Segway')).toHaveLength(3);
		expect(sent()).toEqual(each());
	});

	test('the error of the first execution stays as it was read', async () => {
		const { id } = await failed();
		await fleet.rest.executions.retry(id);
		const { description } = (await fleet.rest.executions.get(id)).data.resultData.error!;
		expect(description).toMatch(/Done \(2\): .+ Refused \(0\)\. Unknown \(1\): .+ Not sent \(0\)$/);
	});
});

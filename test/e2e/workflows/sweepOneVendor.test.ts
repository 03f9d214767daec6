import type { WorkflowJson } from '../../../demo/rest.cjs';
import { BETWEEN_LOOKS, runSweep } from '../../../demo/steps/sweep.cjs';
import { COMMAND, LOCKS, POSITIONS, STATUS } from '../../../demo/steps/sweepFleet.cjs';
import { fillFleetList } from '../../../demo/steps/tables.cjs';
import { waitFor } from '../../../demo/wait.cjs';
import { useOperator } from './support/operator.cjs';

const TABLE = 'Fleet of the sweep of one vendor';
const SOON = { second_look_after_minutes: 0.05 };
const operator = useOperator();

const fill = async () => await fillFleetList(operator.rest, operator.vehicles, TABLE);
const sweep = async () => await runSweep(operator.rest, operator.workflow.id, operator.sim);
const start = async (edit?: (workflow: WorkflowJson) => WorkflowJson) =>
	await operator.import('nightly-lock-sweep', SOON, { tables: { 'Fleet List': TABLE }, edit });

/** A sweep in which one vendor fails: the minutes pass once the other one was asked. */
async function sweepWithout(asked: string): Promise<void> {
	const { rest, sim, workflow } = operator;
	const execution = await rest.workflows.run(workflow.id, 'Try It Now');
	await waitFor(() => operator.asked(asked).some(({ code }) => code !== null), { what: 'the first look' });
	sim.clock.advance(BETWEEN_LOOKS);
	expect(await rest.executions.end(execution, 100_000)).toMatchObject({ status: 'success' });
}

describe('when one vendor fails', () => {
	beforeAll(async () => void (await start()));

	test('Segway: none of its vehicles is locked, the report says why, and Protrack is swept all the same', async () => {
		operator.fleet({ forgotten: 2 }, { 'unlocked-door': 1 });
		await fill();
		operator.sim.faults.add({ path: STATUS, action: { status: 503 } });
		await sweepWithout(POSITIONS);
		expect(LOCKS.flatMap((path) => operator.asked(path))).toEqual([]);
		expect(operator.devices[0].doorstatus).toBe(0);
		const [message] = operator.slack;
		expect(message).toContain('3 vehicles (2 Segway, 1 Protrack), 1 locked, 0 refused, 0 unknown, 2 left alone');
		expect(message).toContain('*Left alone*: 2 The service failed (HTTP 503)');
	});

	test('Protrack: the report says so, and Segway is swept all the same', async () => {
		const [moped] = operator.fleet({ forgotten: 1 }, { 'unlocked-door': 1 });
		await fill();
		operator.sim.faults.add({ path: 'device/list', action: { code: 10007 } });
		await sweepWithout(STATUS);
		expect(moped.locked).toBe(true);
		expect(operator.asked(COMMAND)).toEqual([]);
		const [message] = operator.slack;
		expect(message).toContain('1 vehicles, 1 locked, 0 refused, 0 unknown, 0 left alone');
		expect(message).toMatch(/\*Protrack\*: .+\(Protrack 10007/);
	});

	test('empty lists are told, not passed over in silence', async () => {
		operator.fleet({});
		await fill();
		await sweep();
		expect(operator.slack).toEqual([expect.stringContaining('*Segway*: The fleet list is empty')]);
		expect(operator.slack[0]).toContain('*Protrack*: The account lists no device');
	});
});

describe('an operator with one vendor', () => {
	const segwayOnly = new RegExp(`Segway|${TABLE}`);
	const without = (workflow: WorkflowJson, gone: RegExp): WorkflowJson => ({
		...workflow,
		nodes: workflow.nodes.filter(({ name }) => !gone.test(name)),
		connections: Object.fromEntries(
			Object.entries(workflow.connections)
				.filter(([name]) => !gone.test(name))
				.map(([name, { main }]) => [
					name,
					{ main: main.map((links) => links?.filter(({ node }) => !gone.test(node)) ?? []) },
				]),
		),
	});

	test.each([
		['deletes the nodes of Segway', (workflow: WorkflowJson) => without(workflow, segwayOnly)],
		[
			'deactivates the nodes of Segway and has no account there',
			(workflow: WorkflowJson) => ({
				...workflow,
				nodes: workflow.nodes.map((node) =>
					segwayOnly.test(node.name) ? { ...node, disabled: true, credentials: {} } : node,
				),
			}),
		],
	])('%s: Protrack is swept', async (_, edit) => {
		operator.fleet({}, { 'unlocked-door': 1, parked: 1 });
		await start(edit);
		const report = await sweep();
		expect(report).toMatchObject({ vehicles: 2, locked: 1, left_alone: 1 });
		expect(operator.slack).toEqual([
			'*Nightly lock sweep*: 2 vehicles, 1 locked, 0 refused, 0 unknown, 1 left alone\n*Left alone*: 1 doors closed',
		]);
	});

	test('deletes the nodes of Protrack: Segway is swept', async () => {
		operator.fleet({ forgotten: 1 });
		await fill();
		await start((workflow) => without(workflow, /Protrack/));
		const report = await sweep();
		expect(report).toMatchObject({ vehicles: 1, locked: 1 });
		expect(operator.sim.protrack.log).toEqual([]);
		expect(operator.slack[0]).not.toContain('Protrack');
	});
});

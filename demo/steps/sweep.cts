// Runs the nightly lock sweep on the simulated fleet.
import { errorOf, outputOf, type Rest } from '../rest.cjs';
import { waitFor } from '../wait.cjs';
import type { Simulator } from '../../simulator/index.cjs';

/** What the report says about one vehicle. */
export interface SweepLine {
	plate: string;
	iot_code: string;
	model: string;
	result: 'locked' | 'refused' | 'unknown' | 'left alone';
	reason: string;
}

/** Output of the node "Write Report". */
export interface SweepReport {
	text: string;
	vehicles: number;
	locked: number;
	refused: number;
	unknown: number;
	left_alone: number;
	details: SweepLine[];
}

export const STATUS = '/api/v2/vehicle/query/current/status';
export const LOCKS = ['/api/v2/vehicle/control/lock', '/api/v2/vehicle/control/t60/lock'];

/** Milliseconds that pass for the fleet between the two looks. */
export const BETWEEN_LOOKS = 300_000;

/** Resolves when the status of every vehicle has been read once. */
async function firstLook({ segway }: Simulator, timeout: number): Promise<void> {
	const asked = () =>
		new Set(segway.log.filter((entry) => entry.path === STATUS && entry.code !== null).map((entry) => entry.device));
	const what = () => `the first look at ${segway.vehicles.length} vehicles (${asked().size} so far)`;
	await waitFor(() => asked().size >= segway.vehicles.length, { what, timeout });
}

/**
 * Starts the workflow by hand and returns its report. The workflow waits between the two looks as long as its settings
 * say, some seconds will do: `meanwhile` lets the minutes pass for the fleet.
 */
export async function runSweep(
	rest: Rest,
	workflowId: string,
	sim: Simulator,
	meanwhile: () => unknown = () => sim.clock.advance(BETWEEN_LOOKS),
	timeout = 120_000,
): Promise<SweepReport> {
	const execution = await rest.workflows.run(workflowId, 'Try It Now');
	await firstLook(sim, timeout);
	await meanwhile();
	const ended = await rest.executions.end(execution, timeout);
	const [report] = outputOf(ended, 'Write Report') as unknown as SweepReport[];
	if (ended.status !== 'success' || !report) throw new Error(`The sweep ended as ${ended.status}: ${errorOf(ended)}`);
	return report;
}

// Runs the nightly lock sweep on the simulated fleets.
import { errorOf, outputOf, type Rest } from '../rest.cjs';
import { waitFor } from '../wait.cjs';
import type { Simulator } from '../../simulator/index.cjs';
import { ownDevices, POSITIONS, STATUS } from './sweepFleet.cjs';

/** What the report says about one vehicle. */
export interface SweepLine {
	vendor: 'segway' | 'protrack';
	plate: string;
	device_id: string;
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

/** Milliseconds that pass for the fleet between the two looks. */
export const BETWEEN_LOOKS = 300_000;

/** The function that it returns resolves when the state of every vehicle has been read once since now. */
function watchFirstLook(sim: Simulator, timeout: number): () => Promise<unknown> {
	const logs = [sim.segway.log, sim.protrack.log].map((log) => ({ log, start: log.length }));
	const all = [...sim.segway.vehicles.map(({ iotCode }) => iotCode), ...ownDevices(sim).map(({ imei }) => imei)];
	const missing = () => {
		const reads = logs.flatMap(({ log, start }) => log.slice(start));
		const answered = reads.filter(({ path, code }) => (path === STATUS || path === POSITIONS) && code !== null);
		const seen = new Set(answered.flatMap(({ device }) => device?.split(',') ?? []));
		return all.filter((device) => !seen.has(device)).length;
	};
	const what = () => `the first look at ${all.length} vehicles (${missing()} are missing)`;
	return async () => await waitFor(() => missing() === 0, { what, timeout });
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
	const firstLook = watchFirstLook(sim, timeout);
	const execution = await rest.workflows.run(workflowId, 'Try It Now');
	await firstLook();
	await meanwhile();
	const ended = await rest.executions.end(execution, timeout);
	const [report] = outputOf(ended, 'Write Report') as unknown as SweepReport[];
	if (ended.status !== 'success' || !report) throw new Error(`The sweep ended as ${ended.status}: ${errorOf(ended)}`);
	return report;
}

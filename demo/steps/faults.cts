// Lets faults of Segway come and go while "Fault to maintenance" is active, and compares it with Knot's maintenances.
import type { Rest } from '../rest.cjs';
import type { KnotMaintenance, KnotVehicle, Simulator, Vehicle } from '../../simulator/index.cjs';
import { waitFor } from '../wait.cjs';
import { fillKnotVehicles } from './tables.cjs';

export interface ShownFaults {
	/** The messages that Slack got. */
	messages: string[];
	problems: string[];
}

const HANDLEBAR_LOCK = '41';
const APPEARING = 0;
const DISAPPEARED = 1;
/** A type of maintenance that the simulated Knot has. */
export const MAINTENANCE_TYPE = 'brakes';

/** The mopeds that stand, and the vehicle of Knot that the first of them is; the second is in nobody's table. */
function cast({ segway, knot }: Simulator): [Vehicle, Vehicle, KnotVehicle] {
	const [known, stranger] = segway.vehicles.filter(
		({ scenario, model }) => scenario === 'parked' && model === 'e-moped',
	);
	return [known, stranger, knot.vehicles.find(({ scenario }) => scenario === 'free')!];
}

function problemsOf(made: KnotMaintenance[], messages: string[], stranger: Vehicle): string[] {
	const [first] = made;
	return [
		made.length !== 1 && `two pushes of one fault opened ${made.length} maintenances in place of one`,
		first && first.severity !== 'high' && `the maintenance is of severity ${first.severity} in place of high`,
		first && first.stop_date === null && 'the maintenance stays open although the fault has disappeared',
		!messages[0]?.includes('*Maintenance opened*') && 'Slack is not told that a maintenance was opened',
		!messages[1]?.includes('*Maintenance closed*') && 'Slack is not told that a maintenance was closed',
		!messages[2]?.includes(stranger.iotCode) && 'Slack is not told of the vehicle that is in no table',
		messages.length !== 3 && `Slack got ${messages.length} messages about faults in place of three`,
	].filter((problem) => typeof problem === 'string');
}

/** A fault appears, is reported again while it is there, and disappears; a vehicle that is in no table has one, too. */
export async function showFaults(rest: Rest, workflowId: string, url: string, sim: Simulator): Promise<ShownFaults> {
	const { segway, knot, slack, clock } = sim;
	const [known, stranger, scooter] = cast(sim);
	await fillKnotVehicles(rest, [[known, scooter]]);
	await rest.workflows.activate(workflowId);
	const posted = slack.messages.length;
	const before = knot.maintenances.all.length;
	const now = Math.floor(clock.now() / 1000);
	let pushes = 0;
	const push = async ({ iotCode }: Vehicle, faultStatus: number) => {
		pushes += 1;
		const fields = { code: HANDLEBAR_LOCK, faultStatus, statusUtcTime: now + pushes };
		await segway.push('fault', iotCode, { url, fields, retry: false });
		await rest.executions.ended({ workflowId }, pushes);
	};
	await push(known, APPEARING);
	await push(known, APPEARING);
	await push(known, DISAPPEARED);
	await push(stranger, APPEARING);
	await waitFor(() => slack.messages.length >= posted + 3, { what: 'the messages about the faults in Slack' });
	const messages = slack.messages.slice(posted).map(({ text }) => text ?? '');
	return { messages, problems: problemsOf(knot.maintenances.all.slice(before), messages, stranger) };
}

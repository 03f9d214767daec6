// Shows that a forged push is refused and a good one becomes a message in Slack.
import type { Rest } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';
import { waitFor } from '../wait.cjs';

export interface ShownPushes {
	/** HTTP status and body of the answer to the push. */
	forged: { status: number | null; body: string };
	good: { status: number | null; body: string };
	/** The message that Slack got. */
	message: string;
	problems: string[];
}

const ILLEGAL_MOVING = 1;

/** Pushes the same alarm of a parked moped twice, the first time with a wrong signature, to an active "Alarm to Slack". */
export async function showPushes(rest: Rest, workflowId: string, url: string, sim: Simulator): Promise<ShownPushes> {
	const { segway, slack } = sim;
	const vehicle = segway.vehicles.find(({ scenario, model }) => scenario === 'parked' && model === 'e-moped')!;
	const posted = slack.messages.length;
	const push = async (forge?: 'signature') => {
		const fields = { code: ILLEGAL_MOVING };
		const { attempts } = await segway.push('alert', vehicle.iotCode, { url, fields, forge, retry: false });
		return attempts[0];
	};
	const forged = await push('signature');
	const good = await push();
	await waitFor(() => slack.messages.length > posted, { what: 'the message about the alarm in Slack' });
	const executions = await rest.executions.ended({ workflowId });
	const message = slack.messages.at(-1)?.text ?? '';
	const problems = [
		forged.status !== 401 && `the forged push was answered with ${forged.status} in place of 401`,
		good.status !== 200 && `the good push was answered with ${good.status} in place of 200`,
		executions.length !== 1 && `${executions.length} executions came of the two pushes in place of one`,
		!message.includes(vehicle.plate) && `the message about the alarm does not name ${vehicle.plate}`,
	].filter((problem) => problem !== false);
	return { forged, good, message, problems };
}

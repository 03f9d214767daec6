// Lets two vehicles be stolen: one that stands and one that is driven away already.
import { itemsOf, type Rest } from '../rest.cjs';
import type { Device, Simulator } from '../../simulator/index.cjs';
import { waitFor } from '../wait.cjs';
import { ownDevices } from './sweepFleet.cjs';

export interface ShownTheft {
	/** The messages that Slack got. */
	messages: string[];
	/** Names of the files with the tracks. */
	files: string[];
	problems: string[];
}

const CUT = 0;
const ALARM = 'disassembleAlarm';

function messageOf({ platenumber }: Device, messages: string[]): string {
	return messages.find((message) => message.includes(`*${platenumber}*`)) ?? '';
}

function problemsOf(parked: Device, driving: Device, messages: string[], files: string[]): string[] {
	return [
		parked.oilpowerstatus !== CUT && `the engine of ${parked.platenumber}, which stands, was not stopped`,
		driving.oilpowerstatus === CUT && `the engine of ${driving.platenumber} was stopped while it moves`,
		!messageOf(parked, messages).includes('*Engine stopped*') && `Slack is not told truly of ${parked.platenumber}`,
		!messageOf(driving, messages).includes('*Engine NOT stopped*') &&
			`Slack is not told truly of ${driving.platenumber}`,
		messages.length !== 2 && `Slack got ${messages.length} messages in place of two`,
		files.length !== 4 && `${files.length} files with tracks came in place of four`,
	].filter((problem) => problem !== false);
}

/**
 * Raises an alarm on a parked and on a driving vehicle while "Stolen vehicle" is active. A trigger that polls looks once
 * a minute, and at once when its workflow is published: it is published anew, so that nobody has to wait.
 */
export async function showTheft(rest: Rest, workflowId: string, sim: Simulator): Promise<ShownTheft> {
	const { protrack, slack } = sim;
	const [parked, driving] = ['parked', 'driving'].map(
		(wanted) => ownDevices(sim).find(({ scenario }) => scenario === wanted)!,
	);
	await rest.workflows.activate(workflowId);
	const posted = slack.messages.length;
	for (const { imei } of [parked, driving]) protrack.raiseAlarm({ imei, type: ALARM });
	await rest.workflows.deactivate(workflowId);
	await rest.workflows.activate(workflowId);
	await waitFor(() => slack.messages.length >= posted + 2, { what: 'two messages in Slack', timeout: 90_000 });
	const [{ id }] = await rest.executions.ended({ workflowId });
	const items = itemsOf(await rest.executions.get(id), 'Track Files');
	const files = items.flatMap(({ binary = {} }) => Object.values(binary).map(({ fileName }) => fileName ?? ''));
	const messages = slack.messages.slice(posted).map(({ text }) => text ?? '');
	return { messages, files, problems: problemsOf(parked, driving, messages, files) };
}

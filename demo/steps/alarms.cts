// Raises one alarm with each vendor while "Alarms of all vendors" is active.
import type { Rest } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';
import { waitFor } from '../wait.cjs';
import { ownDevices } from './sweepFleet.cjs';

export interface ShownAlarms {
	/** The messages that Slack got. */
	messages: string[];
	problems: string[];
}

/** Addresses of the two triggers that are pushed to. */
export interface PushUrls {
	segway: string;
	jimi: string;
}

const SEGWAY_FELL = 2;
const PROTRACK_SOS = 'sosAlarm';
const JIMI_POWER_CUT = '2';

/**
 * Two pushes and one alarm that is polled for. A trigger that polls looks once a minute, and at once when its workflow
 * is published: it is published anew, so that nobody has to wait.
 */
export async function showAlarms(rest: Rest, workflowId: string, urls: PushUrls, sim: Simulator): Promise<ShownAlarms> {
	const { segway, protrack, jimi, slack } = sim;
	const moped = segway.vehicles.find(({ scenario, model }) => scenario === 'parked' && model === 'e-moped')!;
	const tracker = ownDevices(sim).find(({ scenario }) => scenario === 'parked-acc-on')!;
	const device = jimi.devices.find(({ scenario }) => scenario === 'parked')!;
	const posted = slack.messages.length;
	const isTold = (count: number) => slack.messages.length >= posted + count;
	await rest.workflows.activate(workflowId);
	await segway.push('alert', moped.iotCode, { url: urls.segway, fields: { code: SEGWAY_FELL }, retry: false });
	await jimi.push('alarm', device.imei, { url: urls.jimi, alarm: { type: JIMI_POWER_CUT } });
	await waitFor(() => isTold(2), { what: 'the messages about the pushed alarms in Slack' });
	protrack.raiseAlarm({ imei: tracker.imei, type: PROTRACK_SOS });
	await rest.workflows.deactivate(workflowId);
	await rest.workflows.activate(workflowId);
	await waitFor(() => isTold(3), { what: 'the message about the alarm of Protrack in Slack', timeout: 90_000 });
	const messages = slack.messages.slice(posted).map(({ text }) => text ?? '');
	const problems = [moped.iotCode, tracker.imei, device.imei].flatMap((each) => {
		const told = messages.filter((message) => message.includes(each));
		return told.length === 1 ? [] : [`Slack got ${told.length} messages about the alarm of ${each} in place of one`];
	});
	return { messages, problems };
}

// Runs the two reports about the Protrack trackers and compares them with the trackers themselves.
import { errorOf, type Execution, itemsOf, outputOf, type Rest } from '../rest.cjs';
import type { Device, Simulator } from '../../simulator/index.cjs';
import { ownDevices } from './sweepFleet.cjs';

export interface ShownReport {
	/** The message that Slack got. */
	message: string;
	/** Name of the file, where the report has one. */
	file?: string;
	problems: string[];
}

const ONLINE = 2;
const NO_MILEAGE = -1;

async function run(rest: Rest, workflowId: string): Promise<Execution> {
	const execution = await rest.run(workflowId, 'Try It Now');
	if (execution.status === 'success') return execution;
	throw new Error(`The report ended as ${execution.status}: ${errorOf(execution)}`);
}

const mustReport = ({ datastatus, silent }: Device) => datastatus === ONLINE && !silent;

/** "Silent devices": everyone who is not heard of is named, and nobody else. */
export async function showSilent(rest: Rest, workflowId: string, sim: Simulator): Promise<ShownReport> {
	const [report] = outputOf(await run(rest, workflowId), 'Write Report');
	const named = (report.details as Array<{ device_id: string }>).map(({ device_id }) => device_id);
	const problems = ownDevices(sim).flatMap((device) =>
		named.includes(device.imei) === mustReport(device)
			? [`${device.platenumber} is ${mustReport(device) ? '' : 'not '}called silent`]
			: [],
	);
	return { message: sim.slack.messages.at(-1)?.text ?? '', problems };
}

/** "Weekly mileage report": every vehicle has its row, those without data too. */
export async function showMileage(rest: Rest, workflowId: string, sim: Simulator): Promise<ShownReport> {
	const execution = await run(rest, workflowId);
	const rows = outputOf(execution, 'Write Table');
	const problems = ownDevices(sim).flatMap(({ imei, platenumber, mileage }) => {
		const row = rows.find(({ IMEI }) => IMEI === imei);
		if (!row) return [`${platenumber} is missing in the table of mileages`];
		return (row.Kilometres === null) === (mileage === NO_MILEAGE) ? [] : [`the mileage of ${platenumber} is wrong`];
	});
	const [item] = itemsOf(execution, 'Spreadsheet');
	const file = item?.binary?.data.fileName;
	if (!file) problems.push('the mileage report has no file');
	return { message: sim.slack.messages.at(-1)?.text ?? '', file, problems };
}

// What the sweep should have done, told by the simulated vehicles themselves and by what reached them.
import type { LogEntry, Simulator } from '../../simulator/index.cjs';
import type { SweepLine, SweepReport } from './sweep.cjs';
import { sweptFleet, type Swept } from './sweepFleet.cjs';

/** How the report must call what happened to a vehicle. */
function resultsFor(commands: LogEntry[], { mute }: Swept): Array<SweepLine['result']> {
	if (commands.length === 0) return ['left alone'];
	if (mute) return ['unknown'];
	return commands.some(({ ranCommand }) => ranCommand) ? ['locked'] : ['refused', 'unknown'];
}

function problemsOf(vehicle: Swept, line: SweepLine | undefined): string[] {
	const { plate, locked, forgotten, inUse } = vehicle;
	const commands = vehicle.commands();
	const lockedNow = vehicle.isLocked();
	return [
		forgotten && !lockedNow && 'should be locked and is not',
		!forgotten && !locked && lockedNow && 'was locked and should not be',
		inUse && commands.length > 0 && 'is in use and was sent a command',
		commands.length > 1 && `was sent ${commands.length} lock commands`,
		!line && 'is missing in the report',
		line && !resultsFor(commands, vehicle).includes(line.result) && `is reported as ${line.result}, which it is not`,
	].flatMap((problem) => (problem ? [`${plate} ${problem}`] : []));
}

/** Takes both fleets as they are before the sweep; the function that it returns tells everything that went wrong in it. */
export function watchSweep(sim: Simulator): (report: SweepReport) => string[] {
	const before = sweptFleet(sim);
	const posted = sim.slack.messages.length;
	return (report) => {
		const lines = new Map(report.details.map((line) => [line.device_id, line]));
		const problems = before.flatMap((vehicle) => problemsOf(vehicle, lines.get(vehicle.deviceId)));
		const messages = sim.slack.messages.slice(posted);
		if (messages.length !== 1) problems.push(`Slack got ${messages.length} messages in place of one`);
		const failed = report.details.filter(({ result }) => result === 'refused' || result === 'unknown');
		const untold = failed.filter(
			({ plate, reason }) => !messages.some(({ text }) => text?.includes(plate) && text.includes(reason)),
		);
		return [...problems, ...untold.map(({ plate }) => `${plate} is missing in the message to Slack`)];
	};
}

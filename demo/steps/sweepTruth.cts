// What the sweep should have done, told by the simulated vehicles themselves and by what reached them.
import type { LogEntry, Simulator, Vehicle } from '../../simulator/index.cjs';
import { LOCKS, type SweepLine, type SweepReport } from './sweep.cjs';

/** Whether a vehicle stands there unlocked, forgotten by everybody, and is able to obey. */
function shouldBeLocked(vehicle: Vehicle): boolean {
	const { locked, rented, listedInUse, speed, silent, online, activated, link, defects } = vehicle;
	const forgotten = !locked && !rented && !listedInUse && speed === 0 && !silent;
	const reachable =
		online && activated && !vehicle.upgrading && !vehicle.dormant && (!link || link.takesEffect === true);
	const willing = !vehicle.restricted && !vehicle.geofenceDenied && !vehicle.departsOnLock;
	return forgotten && reachable && willing && !defects.some((part) => part === 'lock' || part === 'handlebar');
}

/** How the report must call what happened to a vehicle. */
function resultsFor(commands: LogEntry[]): Array<SweepLine['result']> {
	if (commands.length === 0) return ['left alone'];
	return commands.some(({ ranCommand }) => ranCommand) ? ['locked'] : ['refused', 'unknown'];
}

/** Takes the fleet as it is before the sweep; the function that it returns tells everything that went wrong in it. */
export function watchSweep({ segway, slack }: Simulator): (report: SweepReport) => string[] {
	const before = segway.vehicles.map((vehicle) => ({
		iotCode: vehicle.iotCode,
		plate: vehicle.plate,
		rented: vehicle.rented,
		locked: vehicle.locked,
		expected: shouldBeLocked(vehicle),
	}));
	const posted = slack.messages.length;
	return (report) => {
		const commands = segway.log.filter(({ path }) => LOCKS.includes(path));
		const problems = before.flatMap(({ iotCode, plate, rented, locked, expected }) => {
			const own = commands.filter(({ device }) => device === iotCode);
			const lockedNow = segway.vehicle(iotCode)?.locked;
			const line = report.details.find(({ iot_code }) => iot_code === iotCode);
			return [
				expected && !lockedNow && 'should be locked and is not',
				!expected && !locked && lockedNow && 'was locked and should not be',
				rented && own.length > 0 && 'is rented and was sent a command',
				own.length > 1 && `was sent ${own.length} lock commands`,
				!line && 'is missing in the report',
				line && !resultsFor(own).includes(line.result) && `is reported as ${line.result}, which it is not`,
			].flatMap((problem) => (problem ? [`${plate} ${problem}`] : []));
		});
		const messages = slack.messages.slice(posted);
		if (messages.length !== 1) problems.push(`Slack got ${messages.length} messages in place of one`);
		const failed = report.details.filter(({ result }) => result === 'refused' || result === 'unknown');
		const untold = failed.filter(
			({ plate, reason }) => !messages.some(({ text }) => text?.includes(plate) && text.includes(reason)),
		);
		return [...problems, ...untold.map(({ plate }) => `${plate} is missing in the message to Slack`)];
	};
}

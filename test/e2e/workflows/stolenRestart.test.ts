import { waitFor } from '../../../demo/wait.cjs';
import type { Device } from '../../../simulator/index.cjs';
import { ownN8n } from '../support/shared.cjs';
import { useOperator } from './support/operator.cjs';

const own = ownN8n();
const operator = useOperator(own);
/** Milliseconds for two starts of n8n on a busy machine. */
const RESTARTS = 300_000;
let device: Device;

const raise = (type: string) => operator.sim.protrack.raiseAlarm({ imei: device.imei, type });
/** How many times the alarms of the device were asked for. */
const polls = () => operator.asked('/api/alarm/list', device).length;
const titles = () => operator.slack.map((text) => /\*(.+?)\*/.exec(text ?? '')?.[1]);
const executions = async () => await operator.rest.executions.list({ workflowId: operator.workflow.id });

/** n8n polls when it starts; waits for that, and until whatever came of it has ended. */
async function start(): Promise<void> {
	const before = polls();
	await own.n8n.start();
	await waitFor(() => polls() > before, { what: 'the first poll after the start', timeout: 60_000 });
	const isOver = async () => (await executions()).every(({ stoppedAt }) => stoppedAt !== null);
	await waitFor(isOver, { what: 'the executions to end', timeout: 60_000 });
}

test(
	'an active trigger over restarts of n8n: nothing is lost, nothing comes twice',
	async () => {
		[device] = operator.trackers({ parked: 1 });
		raise('vibrationAlarm');
		operator.sim.clock.advance(60_000);
		await operator.import('stolen-vehicle');
		await operator.publish();

		// What happened before it was published is not its business.
		await own.n8n.stop();
		raise('carMoveAlarm');
		await start();
		expect(await operator.told(1)).toHaveLength(1);
		expect(titles()).toEqual(['Car move']);
		await operator.ended(1);

		// What was told is not told again; two at once while it is down.
		await own.n8n.stop();
		raise('powerDisconnectAlarm');
		raise('disassembleAlarm');
		await start();
		expect(await operator.told(2)).toHaveLength(2);
		expect(titles()).toEqual(['Car move', 'Power disconnect, disassemble']);
		const ended = await operator.ended(2);
		expect(ended.map(({ status, mode }) => [status, mode])).toEqual([
			['success', 'trigger'],
			['success', 'trigger'],
		]);
	},
	RESTARTS,
);

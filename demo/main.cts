// The demo: a real n8n with the package and a simulated fleet of each vendor, in which the example workflows run.
import { parseArgs } from 'node:util';
import { onInterrupt } from './interrupt.cjs';
import { localOwner } from './rest.cjs';
import { showAlarms } from './steps/alarms.cjs';
import { showBalance } from './steps/balance.cjs';
import { jimiPushAddress, pushAddress } from './steps/examples.cjs';
import { showFaults } from './steps/faults.cjs';
import { showFleet } from './steps/fleet.cjs';
import { print, step } from './steps/progress.cjs';
import { showPushes } from './steps/pushes.cjs';
import { showMileage, showSilent } from './steps/reports.cjs';
import { rentalKey, Stage } from './steps/stage.cjs';
import { runSweep } from './steps/sweep.cjs';
import { ownDevices } from './steps/sweepFleet.cjs';
import { sweepTable } from './steps/sweepTable.cjs';
import { watchSweep } from './steps/sweepTruth.cjs';
import { showTheft } from './steps/theft.cjs';
import { sleep } from './wait.cjs';

const PORT = 5690;

const indented = (text: string) => text.split('\n').map((line) => `    ${line}`);

/** The nightly lock sweep; returns what went wrong in it. */
async function sweep({ rest, sim, workflows }: Stage): Promise<string[]> {
	const problemsOf = watchSweep(sim);
	const report = await step(
		'Running the nightly lock sweep',
		async () => await runSweep(rest, workflows['nightly-lock-sweep'].id, sim),
	);
	print('', ...sweepTable(report), '', 'The message as Slack got it', ...indented(report.text), '');
	return problemsOf(report);
}

/** A forged push and a good one; returns what went wrong. */
async function pushes({ rest, sim, workflows }: Stage): Promise<string[]> {
	const alarm = workflows['alarm-to-slack'];
	const { forged, good, message, problems } = await step(
		'Publishing "Alarm to Slack" and pushing an alarm to it',
		async () => {
			await rest.workflows.activate(alarm.id);
			return await showPushes(rest, alarm.id, pushAddress(rest, alarm), sim);
		},
	);
	print(
		'',
		`Forged push: refused with ${forged.status} ${forged.body}`,
		`Good push: accepted with ${good.status} ${good.body}`,
	);
	print('The message as Slack got it', ...indented(message), '');
	return problems;
}

/** Two alarms of trackers; returns what went wrong. */
async function theft({ rest, sim, workflows }: Stage): Promise<string[]> {
	const { messages, files, problems } = await step(
		'Publishing "Stolen vehicle" and raising an alarm on a parked and on a driving vehicle',
		async () => await showTheft(rest, workflows['stolen-vehicle'].id, sim),
	);
	print('', 'The messages as Slack got them', ...messages.flatMap(indented));
	print(`The tracks of the last hour: ${files.join(', ')}`, '');
	return problems;
}

/** The two reports about the trackers; returns what went wrong in them. */
async function reports({ rest, sim, workflows }: Stage): Promise<string[]> {
	const [silent, mileage] = await step('Running the reports about silent devices and mileage', async () => [
		await showSilent(rest, workflows['silent-devices'].id, sim),
		await showMileage(rest, workflows['weekly-mileage-report'].id, sim),
	]);
	print('', 'The messages as Slack got them', ...indented(silent.message), ...indented(mileage.message));
	print(`The spreadsheet: ${mileage.file}`, '');
	return [...silent.problems, ...mileage.problems];
}

/** One table of the vehicles of all vendors; returns what went wrong in it. */
async function fleet({ rest, sim, workflows }: Stage): Promise<string[]> {
	const { rows, files, message, problems } = await step(
		'Running the fleet table',
		async () => await showFleet(rest, workflows['fleet-table'].id, sim),
	);
	print('', `The fleet table: ${rows.map(({ vendor, count }) => `${count} rows of ${vendor}`).join(', ')}`);
	print(`The files: ${files.join(', ')}`, 'The message as Slack got it', ...indented(message), '');
	return problems;
}

/** An alarm of each vendor; returns what went wrong. */
async function alarms({ rest, sim, workflows, pushSecret }: Stage): Promise<string[]> {
	const workflow = workflows['alarms-of-all-vendors'];
	const urls = { segway: pushAddress(rest, workflow), jimi: jimiPushAddress(rest, workflow, pushSecret) };
	const { messages, problems } = await step(
		'Publishing "Alarms of all vendors" and raising an alarm with each vendor',
		async () => await showAlarms(rest, workflow.id, urls, sim),
	);
	print('', 'The messages as Slack got them', ...messages.flatMap(indented), '');
	return problems;
}

/** Faults that come and go; returns what went wrong. */
async function faults({ rest, sim, workflows }: Stage): Promise<string[]> {
	const workflow = workflows['fault-to-maintenance'];
	const { messages, problems } = await step(
		'Publishing "Fault to maintenance", letting a fault come and go',
		async () => await showFaults(rest, workflow.id, pushAddress(rest, workflow), sim),
	);
	print('', 'The messages as Slack got them', ...messages.flatMap(indented), '');
	return problems;
}

/** The clusters that need somebody; returns what went wrong in the table. */
async function balance({ rest, sim, workflows }: Stage): Promise<string[]> {
	const { message, problems } = await step(
		'Running the morning balance',
		async () => await showBalance(rest, workflows['morning-balance'].id, sim),
	);
	print('', 'The message as Slack got it', ...indented(message), '');
	return problems;
}

/** Publishes the other workflows with a trigger and tells where everything is. */
async function open({ n8n, rest, sim, workflows, pushSecret }: Stage): Promise<void> {
	await step('Publishing the rental and geofence workflows', async () => {
		for (const name of ['rental', 'geofence-guard'] as const) await rest.workflows.activate(workflows[name].id);
	});
	sim.segway.pushTo(pushAddress(rest, workflows['alarm-to-slack']));
	sim.jimi.pushTo(jimiPushAddress(rest, workflows['alarms-of-all-vendors'], pushSecret));
	const { iotCode } = sim.segway.vehicles.find(({ scenario, model }) => scenario === 'parked' && model === 'e-moped')!;
	const { imei } = ownDevices(sim).find(({ scenario }) => scenario === 'parked-acc-on')!;
	const [device] = sim.jimi.devices;
	const fault = {
		type: 'fault',
		iotCode,
		url: pushAddress(rest, workflows['fault-to-maintenance']),
		fields: { code: '41' },
	};
	const json = "-H 'content-type: application/json'";
	print(
		'',
		`The editor is open:  ${n8n.url}`,
		`    email            ${localOwner.email}`,
		`    password         ${localOwner.password}`,
		`The simulator:       ${sim.controlUrl}/state   (simulator/README.md tells what it can do)`,
		'Try in another window',
		'    move a parked moped, which raises an alarm:',
		`        curl -X PATCH ${sim.controlUrl}/vehicles/${iotCode} ${json} -d '{"illegalMoving": true}'`,
		'    tear the tracker off a parked car; within a minute "Stolen vehicle" stops its engine:',
		`        curl ${sim.controlUrl}/protrack/alarms ${json} -d '{"imei": "${imei}", "type": "disassembleAlarm"}'`,
		'    press the emergency button of a JIMI device, whose alarm is pushed to "Alarms of all vendors":',
		`        curl ${sim.controlUrl}/jimi/alarms ${json} -d '{"imei": "${device.imei}", "type": "1"}'`,
		'    jam the handlebar of the moped, whose fault opens a maintenance in Knot:',
		`        curl ${sim.controlUrl}/push ${json} -d '${JSON.stringify(fault)}'`,
		'    rent the moped:',
		`        curl ${rest.workflows.webhookUrl('rental/start')} -H 'x-api-key: ${rentalKey}' ${json} -d '{"iot_code": "${iotCode}"}'`,
		'    read what Slack got:',
		`        curl ${sim.controlUrl}/slack/messages`,
		'The example workflows and the fleet list are made anew at the next start; everything else in this n8n is kept.',
		'Stop with Ctrl-C.',
	);
}

/** Stays until n8n ends; Ctrl-C ends the program before that. */
async function stay({ n8n }: Stage): Promise<void> {
	while (n8n.pid !== undefined) await sleep(500);
}

/**
 * Runs the demo: binds Knot's routes to its file while the stage is set; then sweep, pushes, theft, reports, fleet table,
 * alarms of the three vendors that have alarms, faults and balance. The editor stays open after that. `--once` ends the
 * demo there, with exit code 0 only if everything went as the simulator knows it should; `--port 5691` opens the editor
 * at another port.
 */
export async function main(args: string[], { packageFile }: { packageFile: string }): Promise<number> {
	const { values } = parseArgs({
		args,
		options: { once: { type: 'boolean' }, port: { type: 'string', default: String(PORT) } },
	});
	const stage = new Stage({ packageFile, port: values.once ? undefined : Number(values.port) });
	const forget = onInterrupt(async () => {
		print('', 'Stopping');
		await stage.end();
	});
	try {
		await stage.begin();
		const problems: string[] = [];
		const shows = [sweep, pushes, theft, reports, fleet, alarms, faults, balance];
		for (const show of shows) problems.push(...(await show(stage)));
		if (problems.length === 0) print('Everything went as it should: the simulated vehicles and the reports agree.');
		else print('What went wrong:', ...problems.map((problem) => `    ${problem}`));
		if (!values.once) {
			await open(stage);
			await stay(stage);
			if (!stage.ended) print(`n8n has ended by itself; its log is ${stage.n8n.logFile}`);
		}
		return problems.length === 0 && values.once ? 0 : 1;
	} catch (error) {
		// Ctrl-C pulls the ground from under whatever is going on.
		if (stage.ended) return 130;
		throw error;
	} finally {
		await stage.end();
		forget();
	}
}

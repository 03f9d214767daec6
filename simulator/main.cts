import { parseArgs } from 'node:util';
import { startSimulator, type Simulator } from './index.cjs';

const NUMBERS = {
	vehicles: { usual: 200, help: 'size of the Segway fleet' },
	devices: { usual: 40, help: 'number of Protrack trackers' },
	'jimi-devices': { usual: 40, help: 'number of JIMI devices' },
	'knot-vehicles': { usual: 40, help: 'number of Knot vehicles' },
	seed: { usual: 1, help: 'the same seed gives the same fleets' },
	'control-port': { usual: 4700, help: 'port of the control API' },
	'segway-port': { usual: 4701, help: 'port of the Segway cloud' },
	'slack-port': { usual: 4702, help: "port of Slack's webhook" },
	'protrack-port': { usual: 4703, help: 'port of the Protrack cloud' },
	'jimi-port': { usual: 4704, help: 'port of the JIMI cloud' },
	'knot-port': { usual: 4705, help: 'port of the Knot cloud' },
	'push-retry-delay': { usual: 5000, help: 'milliseconds before the repeat of a push' },
	'token-life': { usual: 43199, help: "life of Segway's access token in seconds" },
} as const;
type Name = keyof typeof NUMBERS;

const CONTROLS = [
	['GET /state', 'addresses, clock, size of the fleet'],
	['GET /vehicles?scenario=forgotten', 'the vehicles with their state'],
	['PATCH /vehicles/<iotCode>', '{"locked": false, "speed": 25}'],
	['GET /vehicles?vendor=protrack', 'the trackers with their state'],
	['POST /push-target', '{"url": "<base URL of the trigger>"}: changes are pushed there by themselves'],
	['POST /push', '{"type": "alert", "iotCode": "...", "fields": {"code": 1}}'],
	['POST /protrack/alarms', '{"imei": "...", "type": "sosAlarm"}'],
	['POST /protrack/login-elsewhere', '{"every": 1500}: another system takes the token away'],
	['GET /vehicles?vendor=jimi', 'the devices with their state'],
	['POST /push-target', '{"vendor": "jimi", "url": "<URL of the trigger>"}: alarms are pushed there'],
	['POST /jimi/alarms', '{"imei": "...", "type": "1"}: SOS, in the list and pushed'],
	['GET /vehicles?vendor=knot', 'the vehicles with their state'],
	['GET /knot/clusters', 'the clusters with their state'],
	['PATCH /knot/settings', '{"routes": "other"}: other methods and paths'],
	['POST /faults', '{"path": "control/lock", "times": 1, "action": "dropAfter"}'],
	['DELETE /faults', 'all is well again'],
	['GET /log?last=10', 'what was received'],
	['GET /slack/messages', 'what was posted to Slack'],
] as const;

/** A number from a flag (--seed 7), else from the environment (SIMULATOR_SEED=7), else the usual one. */
function numberOf(name: Name, flags: Record<string, unknown>): number {
	const variable = `SIMULATOR_${name.replaceAll('-', '_').toUpperCase()}`;
	const text = flags[name] ?? process.env[variable] ?? NUMBERS[name].usual;
	const value = Number(text);
	if (Number.isInteger(value) && value >= 0) return value;
	throw new RangeError(`--${name} (or ${variable}) must be a whole number, not "${String(text)}"`);
}

function helpText(): string {
	const names = Object.keys(NUMBERS) as Name[];
	const lines = names.map((name) => `  --${name.padEnd(18)} ${NUMBERS[name].help} (${NUMBERS[name].usual})`);
	return ['Simulated vehicle clouds for trying workflows without a vehicle.', '', ...lines].join('\n');
}

function greeting({ segway, protrack, jimi, knot, slack, controlUrl }: Simulator): string {
	const forgotten =
		segway.vehicles.find(({ scenario, model }) => scenario === 'forgotten' && model === 'e-moped') ??
		segway.vehicles[0];
	const tracker = protrack.vehicles.find(({ scenario }) => scenario === 'driving') ?? protrack.vehicles[0];
	const device = jimi.vehicles.find(({ scenario }) => scenario === 'driving') ?? jimi.vehicles[0];
	const controls = CONTROLS.map(([call, meaning]) => `    ${call.padEnd(34)} ${meaning}`);
	return [
		`Simulated Segway cloud with ${segway.vehicles.length} vehicles`,
		`    address (custom URL)   ${segway.url}`,
		`    platform code          ${segway.clientId}`,
		`    client secret          ${segway.clientSecret}`,
		`    a vehicle to try       ${forgotten?.iotCode ?? 'none'}`,
		`Simulated Protrack cloud with ${protrack.vehicles.length} trackers`,
		`    address (custom URL)   ${protrack.url}`,
		`    account                ${protrack.account}`,
		`    password               ${protrack.password}`,
		`    a tracker to try       ${tracker?.imei ?? 'none'}`,
		`Simulated JIMI cloud with ${jimi.vehicles.length} devices`,
		`    address (own URL)      ${jimi.url}`,
		`    app key                ${jimi.appKey}`,
		`    app secret             ${jimi.appSecret}`,
		`    user ID                ${jimi.userId}`,
		`    password               ${jimi.password}`,
		`    a device to try        ${device?.imei ?? 'none'}`,
		`Simulated Knot cloud with ${knot.vehicles.length} vehicles`,
		`    address (own URL)      ${knot.origin}`,
		`    email                  ${knot.email}`,
		`    password               ${knot.password}`,
		`    app label              ${knot.appLabel}`,
		`    its OpenAPI document   ${knot.origin}/openapi.json`,
		`Slack's incoming webhook   ${slack.url}`,
		`Control API                ${controlUrl}`,
		...controls,
		'More in simulator/README.md. Stop with Ctrl-C.',
	].join('\n');
}

async function main(): Promise<void> {
	const names = Object.keys(NUMBERS) as Name[];
	const flags = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
	const { values } = parseArgs({ options: { ...flags, help: { type: 'boolean' } } });
	if (values.help) return console.log(helpText());
	const number = (name: Name) => numberOf(name, values);
	const sim = await startSimulator({
		vehicles: number('vehicles'),
		seed: number('seed'),
		ports: {
			control: number('control-port'),
			segway: number('segway-port'),
			slack: number('slack-port'),
			protrack: number('protrack-port'),
			jimi: number('jimi-port'),
			knot: number('knot-port'),
		},
		pushRetryDelay: number('push-retry-delay'),
		segway: { tokenLife: number('token-life') },
		protrack: { devices: number('devices'), stateAlarms: true },
		jimi: { devices: number('jimi-devices'), stateAlarms: true },
		knot: { vehicles: number('knot-vehicles') },
	});
	console.log(greeting(sim));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sim.stop());
}

main().catch((error: Error & { code?: string }) => {
	const taken = error.code === 'EADDRINUSE' ? ' Another simulator may be running; choose other ports (--help).' : '';
	console.error(`The simulator did not start: ${error.message}.${taken}`);
	process.exitCode = 1;
});

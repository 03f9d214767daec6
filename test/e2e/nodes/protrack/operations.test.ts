import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type Execution, outputOf } from '../../../../demo/rest.cjs';
import { chosen, useTrackers } from '../support/trackers.cjs';
import { board, items } from '../support/workflow.cjs';

const HOUR = 3_600_000;
const fleet = useTrackers();
const period = { begintime: '={{ $json.begin }}', endtime: '={{ $json.end }}' };
const parked = { imei: '={{ $json.parked }}', imeis: '={{ $json.parked }}' };
const driving = { imei: '={{ $json.driving }}', imeis: '={{ $json.driving }}' };
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
let execution: Execution;
/** What the item of the workflow holds. */
let given: Record<'parked' | 'driving' | 'begin' | 'end', string>;

/** Operation, its parameters, and its first item. */
const ROWS: Array<[operation: string, parameters: INodeParameters, first: () => IDataObject]> = [
	[
		'device.getMany',
		{ returnAll: true },
		() => ({ vendor: 'protrack', device_id: fleet.vehicles[0].imei, vehicle_id: fleet.vehicles[0].platenumber }),
	],
	[
		'device.get',
		{ imeis: chosen(parked.imei, 'id') },
		() => ({ device_id: given.parked, found: true, vehicle_id: fleet.one('parked').platenumber }),
	],
	[
		'device.getPosition',
		parked,
		() => ({
			...{ device_id: given.parked, found: true, online: true, locked: null, ignition: false },
			location: { lat: fleet.one('parked').latitude, lng: fleet.one('parked').longitude, speed: 0 },
			protrack: { door: 'closed', fuel_supply: 'connected', data_status: 'ok' },
		}),
	],
	[
		'device.getTrack',
		{ ...driving, ...period },
		() => ({ vendor: 'protrack', device_id: given.driving, timestamp: iso, location: { speed: expect.any(Number) } }),
	],
	[
		'device.getMileage',
		{ ...driving, ...period },
		() => ({ device_id: given.driving, found: true, begin_time: iso, distance_km: expect.any(Number) }),
	],
	[
		'command.send',
		{ ...parked, command: 'lockDoor' },
		() => ({ device_id: given.parked, command: 'command.send', outcome: 'done', reference: expect.any(String) }),
	],
	[
		'command.getResult',
		{ commandid: "={{ $('command.send').first().json.reference }}" },
		() => ({ status: 'answered', response: expect.stringMatching(/Success/) }),
	],
	[
		'alarm.getMany',
		{ ...parked, ...period, returnAll: true },
		() => ({ vendor: 'protrack', device_id: given.parked, code: '1', name: 'sosAlarm', alarm: 'sos', timestamp: iso }),
	],
	[
		'geofence.create',
		{ ...parked, efencename: 'Depot', alarmtype: 'both', latitude: 45.46, longitude: 9.19, radius: 300 },
		() => ({ device_id: given.parked, command: 'geofence.create', outcome: 'done' }),
	],
	['account.get', { account: chosen('milano') }, () => ({ account: 'milano', role: 'distributor', blocked: false })],
	['account.getSubAccounts', { returnAll: true }, () => ({ account: 'milano', blocked: false })],
	['account.block', { account: 'roma' }, () => ({ account: 'roma', command: 'account.block', outcome: 'done' })],
	['account.unblock', { account: 'closed' }, () => ({ account: 'closed', outcome: 'done' })],
	['account.setPassword', { account: 'viewer', password: 'New-2026' }, () => ({ account: 'viewer', outcome: 'done' })],
	[
		'account.sendMessage',
		{ accounts: 'milano, roma', content: 'Hello' },
		() => ({ accounts: 'milano, roma', outcome: 'done' }),
	],
	[
		'apiRequest.send',
		{ method: 'GET', path: '/api/track', query: '={{ JSON.stringify({ imeis: $json.parked }) }}' },
		() => ({ code: 0, record: [expect.objectContaining({ imei: given.parked, doorstatus: 0 })] }),
	],
];

/** All operations in one workflow, each called like its operation. */
async function runAll() {
	fleet.reset({ parked: 2, driving: 1 });
	const now = fleet.sim.clock.now();
	const [begin, end] = [now - 3 * HOUR, now + HOUR].map((time) => new Date(time).toISOString());
	given = { parked: fleet.one('parked').imei, driving: fleet.one('driving').imei, begin, end };
	fleet.cloud.raiseAlarm({ imei: given.parked, type: 'sosAlarm' });
	const nodes = ROWS.map(([operation, parameters]) => fleet.node(operation, parameters, { name: operation }));
	const continuing = nodes.map((node) => ({ ...node, onError: 'continueErrorOutput' as const }));
	const { id } = await fleet.rest.workflows.create(board(items([given]), continuing));
	execution = await fleet.rest.run(id, 'Start', 100_000);
}

test('every operation of the node in one workflow', async () => {
	await runAll();
	expect(execution.status).toBe('success');
	for (const [operation, , first] of ROWS) {
		expect({ operation, failed: outputOf(execution, operation, 1) }).toEqual({ operation, failed: [] });
		expect({ operation, first: outputOf(execution, operation)[0] }).toMatchObject({ operation, first: first() });
	}
	const paths = new Set(fleet.log.filter(({ code }) => code === 0).map(({ path }) => path));
	expect(paths.size).toBe(ROWS.length);
	const found = (account: string) => fleet.cloud.directory.find(account)!;
	expect([found('roma'), found('closed')].map(({ blockstatus }) => blockstatus)).toEqual([0, 1]);
	expect(fleet.cloud.messages).toMatchObject([{ accounts: ['milano', 'roma'], content: 'Hello' }]);
	expect(fleet.cloud.geofences.all).toMatchObject([{ efencename: 'Depot', radius: 300 }]);
	expect(fleet.cloud.commands.sent).toMatchObject([{ imei: given.parked, command: 'LOCKDOOR', ran: true }]);
});

test('lists end at the limit, and lists of several devices are one item each', async () => {
	fleet.reset({ parked: 5 });
	const [one, two] = fleet.vehicles;
	const limited = await fleet.run('device.getMany', { returnAll: false, limit: 2 }, {}, [{}]);
	expect(outputOf(limited, 'Protrack').map(({ device_id }) => device_id)).toEqual([one.imei, two.imei]);
	const several = await fleet.run('device.get', { imeis: `${one.imei}, ${two.imei}` }, {}, [{}]);
	expect(outputOf(several, 'Protrack').map(({ device_id }) => device_id)).toEqual([one.imei, two.imei]);
});

test('without Simplify the values come as Protrack sent them', async () => {
	fleet.reset({ parked: 1 });
	const [{ imei }] = fleet.vehicles;
	const raw = outputOf(await fleet.run('device.getPosition', { simplify: false }), 'Protrack');
	expect(raw).toMatchObject([{ imei, accstatus: 0, datastatus: 2, oilpowerstatus: 1 }]);
});

test('a device that is not named stops the node before anything is sent', async () => {
	const { error } = (await fleet.run('command.send', { imei: chosen('') })).data.resultData;
	expect(error?.message).toMatch(/Device/);
	expect(fleet.log).toEqual([]);
});

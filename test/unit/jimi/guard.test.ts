import type { IDataObject } from 'n8n-workflow';
import type { Sending } from '../core/contexts';
import { cloud, code, formOf, methodsOf, OTHER_IMEI, play, result } from './play';
import { IMEI, rowOf } from './samples';

const NOW = Date.UTC(2026, 4, 1, 8, 30);
const POSITION = 'jimi.device.location.get';
const SEND = 'jimi.open.instruction.send';
const LIST = [
	{ id: 113, orderName: 'Cut off fuel', orderContent: 'RELAY,1#' },
	{ id: 163, orderName: 'Relay', orderContent: 'RELAY,{0}#' },
	{ id: 96, orderName: 'Custom', orderContent: '{0}' },
];
/** A vehicle that stands, with a fix of ten seconds ago. */
const STANDING = { ...rowOf(POSITION), status: '1', speed: '0', posType: 'GPS', gpsTime: '2026-05-01 08:29:50' };

beforeEach(() => jest.useFakeTimers({ now: NOW, advanceTimers: true }));
afterEach(() => jest.useRealTimers());

async function send(position: unknown, values: IDataObject, options: IDataObject = {}, name = 'command.send') {
	const answers = { [POSITION]: position, 'jimi.open.instruction.list': result(LIST), [SEND]: result('OK') };
	const answer = cloud(answers);
	const { items, sent } = await play(name, { ...values, options: { returnOutcome: true, ...options } }, { answer });
	return { told: items[0].json, methods: methodsOf(sent), sent };
}
const isSent = (sent: Sending[]) => methodsOf(sent).includes(SEND);
const stop = async (row: IDataObject, options?: IDataObject) =>
	await send(result([row]), { instruction: '113' }, options);

test('a vehicle that stands is looked at between the list and the command', async () => {
	const { told, methods, sent } = await stop(STANDING);
	expect(told).toMatchObject({ outcome: 'done', device_id: IMEI, message: 'The device answered: OK' });
	expect(methods).toEqual(['jimi.open.instruction.list', POSITION, SEND]);
	expect(formOf(sent[1])).toMatchObject({ imeis: IMEI });
});

test.each<[string, IDataObject, RegExp]>([
	['moves', { speed: '4' }, /moves at 4 km\/h/],
	['has an old fix', { gpsTime: '2026-05-01 08:24:59' }, /301 s old/],
	['has a fix of the future', { gpsTime: '2026-05-01 08:35:01' }, /contradict/],
	['is offline', { status: '0' }, /not online/],
	['does not tell whether it is online', { status: null }, /not online/],
	['was found by cells alone', { posType: 'LBS' }, /no position/],
	['was found by Wi-Fi alone', { posType: 'WIFI' }, /no position/],
	['does not tell how it was found', { posType: null }, /no position/],
	['has no time of its fix', { gpsTime: null }, /no position/],
	['has no speed', { speed: '-1' }, /does not tell its speed/],
	['has an empty speed', { speed: '' }, /does not tell its speed/],
])('a vehicle that %s is not stopped', async (_, changes, why) => {
	const { told, sent } = await stop({ ...STANDING, ...changes } as IDataObject);
	expect(told).toMatchObject({ outcome: 'refused', sent_at: null, message: expect.stringMatching(/^Not sent: /) });
	expect(told.message).toMatch(why);
	expect(isSent(sent)).toBe(false);
});

test.each([1, '1', 'gps'])('a fix by GPS, written as %j, counts', async (posType) => {
	expect((await stop({ ...STANDING, posType })).told.outcome).toBe('done');
});

test.each<[string, unknown]>([
	['another device', result([{ ...STANDING, imei: OTHER_IMEI }])],
	['nobody', result([])],
	['nothing', result(null)],
	['a refusal', code(1002, 'illegal device')],
	['HTML', { statusCode: 200, headers: {}, body: '<html>' }],
])('an answer that shows %s lets nothing through', async (_, position) => {
	const { told, sent } = await send(position, { instruction: '113' });
	expect([told.outcome, isSent(sent)]).toEqual(['refused', false]);
});

test('the switch and the limits are those of the person', async () => {
	const moving = { ...STANDING, speed: '40' };
	expect((await stop(moving, { onlyIfStationary: false })).methods).not.toContain(POSITION);
	expect((await stop(moving, { maxSpeed: 40 })).told.outcome).toBe('done');
	expect((await stop({ ...STANDING, speed: '1' }, { maxSpeed: 0 })).told.outcome).toBe('refused');
});

describe('what is looked at', () => {
	const MOVING = result([{ ...STANDING, speed: '60' }]);
	const json = (command: string) => ({ inst_id: '96', inst_template: '{0}', params: [command], is_cover: 'true' });
	const raw = { imei: IMEI, raw_cmd: Buffer.from('RELAY,1#').toString('hex') };

	test.each<[string, IDataObject, string]>([
		['a command of the list', { instruction: 'Cut off fuel' }, 'command.send'],
		['a template with its value', { instruction: '163', values: { value: { 0: '1' } } }, 'command.send'],
		['own words', { commandBy: 'words', ownWords: ' relay , 1#' }, 'command.send'],
		['API Request', { method: SEND, json: { imei: IMEI, inst_param_json: json('RELAY,1#') } }, 'apiRequest.send'],
		[
			'API Request in pairs',
			{
				method: SEND,
				pairs: {
					parameter: [
						{ name: 'imei', value: IMEI },
						{ name: 'inst_param_json', value: JSON.stringify(json('RELAY,1#')) },
					],
				},
			},
			'apiRequest.send',
		],
		['a raw command', { method: 'jimi.open.instruction.raw.send', json: raw }, 'apiRequest.send'],
		['a relay command dressed as a read', { method: 'jimi.user.device.list', json: { ...raw } }, 'apiRequest.send'],
	])('%s is held back while the vehicle moves', async (_, values, name) => {
		const { told, methods } = await send(MOVING, values, {}, name);
		expect(told).toMatchObject({ outcome: 'refused', message: expect.stringContaining('moves at 60') });
		expect(methods.at(-1)).toBe(POSITION);
	});

	test.each<[string, IDataObject]>([
		['restoring the engine', { instruction: '163', values: [['0']] }],
		['a question', { commandBy: 'words', ownWords: 'STATUS#' }],
	])('%s is let through, at any speed', async (_, values) => {
		const { methods } = await send(MOVING, values);
		expect(methods).toEqual(['jimi.open.instruction.list', SEND]);
	});

	test.each<[string, IDataObject]>([
		['no device', {}],
		['two devices', { imei: `${IMEI},${OTHER_IMEI}` }],
		['two devices under two names', { imei: IMEI, imeis: OTHER_IMEI }],
		['a list of devices', { imeis: [IMEI, OTHER_IMEI] }],
	])('an API Request that names %s is not sent', async (_, devices) => {
		const values = { method: SEND, json: { ...devices, inst_param_json: json('RELAY,1#') } as IDataObject };
		const { told, sent } = await send(result([STANDING]), values, {}, 'apiRequest.send');
		expect([told.outcome, sent]).toEqual(['refused', []]);
	});

	test('neither the dry run nor a read is guarded', async () => {
		const { methods } = await send(MOVING, { instruction: '113' }, { dryRun: true });
		expect(methods).toEqual(['jimi.open.instruction.list']);
	});
});

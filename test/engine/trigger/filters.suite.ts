import type { IDataObject } from 'n8n-workflow';
import type { PushOptions } from '../../../simulator/index.cjs';
import { Stage } from '../stage';
import { triggerFlow } from '../workflows';
import { ACKNOWLEDGED, EVERY_PUSH, Setting } from './setting';

describe('filters', () => {
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** Whether a push starts the workflow; it is acknowledged in any case. */
	async function starts(
		parameters: IDataObject,
		type: string,
		options: PushOptions = {},
		iotCode?: string,
	): Promise<boolean> {
		const setting = await Setting.open(stage, parameters);
		const told = await setting.push(type, options, iotCode);
		await setting.close();
		expect([told.status, told.body, told.thrown]).toEqual([200, ACKNOWLEDGED, undefined]);
		return told.items !== undefined;
	}

	const options = (more: IDataObject): IDataObject => ({ options: more });

	test('only the chosen events start the workflow', async () => {
		const started: boolean[] = [];
		for (const type of EVERY_PUSH) started.push(await starts({ events: ['fault', 't60/status'] }, type));
		expect(EVERY_PUSH.filter((_, index) => started[index])).toEqual(['fault', 't60/status']);
	});

	test('at first alerts and faults do', async () => {
		const { properties } = stage.engine.description('n8n-nodes-fleet.segwayTrigger');
		expect(properties.find(({ name }) => name === 'events')?.default).toEqual(['alert', 'fault']);
	});

	test.each([', ', ',', '\n', ' ', ';'])('only the named vehicles start it, separated by %j', async (separator) => {
		const [mine, also, other] = stage.mopeds(3).map(({ iotCode }) => iotCode);
		const filter = options({ iotCodes: [mine, also].join(separator) });
		expect(await starts(filter, 'alert', {}, mine)).toBe(true);
		expect(await starts(filter, 'alert', {}, also)).toBe(true);
		expect(await starts(filter, 'alert', {}, other)).toBe(false);
	});

	test('a vehicle given as a number, as an expression may do, is the same vehicle', async () => {
		const { iotCode } = stage.moped();
		expect(await starts(options({ iotCodes: `={{ ${iotCode} }}` }), 'alert', {}, iotCode)).toBe(true);
	});

	test.each([
		['valid', true, {}],
		['marked invalid', false, { fields: { locationStatus: 'invalid' } }],
		['0/0', false, { fields: { latitude: '0.0', longitude: '0.0' } }],
		['off the globe', false, { fields: { latitude: '91' } }],
		['without numbers', false, { fields: { latitude: '', longitude: '' } }],
	])('Only Valid Positions: a position %s starts: %s', async (_name, valid, push) => {
		for (const type of ['location', 't60/location']) {
			expect(await starts(options({ onlyValidPositions: true }), type, push)).toBe(valid);
			expect(await starts({}, type, push)).toBe(true);
		}
	});

	test('Only Valid Positions does not hold back what has no position', async () => {
		expect(await starts(options({ onlyValidPositions: true }), 'status')).toBe(true);
	});

	describe('Ignore Events Older Than', () => {
		const at = (minutes: number) => Math.floor(Date.now() / 1000) - minutes * 60;

		test.each([
			['5 minutes ago', true, () => at(5)],
			['20 minutes ago', false, () => at(20)],
			['5 minutes ago, in milliseconds', true, () => at(5) * 1000],
			['20 minutes ago, in milliseconds', false, () => at(20) * 1000],
			['in the future', true, () => at(-20)],
		])('ten minutes: %s starts: %s', async (_name, young, time) => {
			const statusUtcTime = time();
			expect(await starts(options({ maxAge: 10 }), 'alert', { fields: { statusUtcTime } })).toBe(young);
		});

		test('counts by the time of the position for positions', async () => {
			expect(await starts(options({ maxAge: 10 }), 'location', { fields: { gpsUtcTime: at(20) } })).toBe(false);
			expect(await starts(options({ maxAge: 10 }), 'location', { fields: { gpsUtcTime: at(1) } })).toBe(true);
		});

		test('an event without a time is not thrown away', async () => {
			expect(await starts(options({ maxAge: 10 }), 'alert', { fields: { statusUtcTime: null } })).toBe(true);
		});

		test('without the option age does not matter', async () => {
			expect(await starts({}, 'alert', { fields: { statusUtcTime: 1591067719 } })).toBe(true);
		});
	});

	test('set-up: there is nothing to create at Segway, so activation never fails on it', async () => {
		const workflow = stage.engine.workflow(triggerFlow({ events: ['alert'] }));
		expect(await stage.engine.hook(workflow, 'T', 'checkExists')).toBe(true);
		expect(await stage.engine.hook(workflow, 'T', 'create')).toBe(true);
		expect(await stage.engine.hook(workflow, 'T', 'delete')).toBe(true);
		expect(stage.sim.segway.log).toEqual([]);
	});
});

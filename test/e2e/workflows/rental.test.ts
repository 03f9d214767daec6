import type { Vehicle } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const START = '/api/v2/mopeds/control/startRental';
const END = '/api/v2/mopeds/control/endRental';
const operator = useOperator();

const call = async (action: 'start' | 'end', { iotCode }: Vehicle) => {
	const { status, text } = await operator.call(`rental/${action}`, { iot_code: iotCode });
	return { status, ...(JSON.parse(text) as { outcome: string; message: string }) };
};
const sent = () => [...operator.asked(START), ...operator.asked(END)];

beforeAll(async () => {
	await operator.import('rental');
	await operator.publish();
});

describe('start', () => {
	test.each([
		['no key', null],
		['a wrong key', 'guessed'],
	])('with %s: 403, and Segway is not even asked', async (_, key) => {
		const [moped] = operator.fleet({ parked: 1 });
		for (const action of ['start', 'end']) {
			expect(await operator.call(`rental/${action}`, { iot_code: moped.iotCode }, key)).toMatchObject({ status: 403 });
		}
		expect(operator.sim.segway.log).toEqual([]);
	});

	test('a parked, charged vehicle: 200, and it is rented and unlocked', async () => {
		const [moped] = operator.fleet({ parked: 1 });
		expect(await call('start', moped)).toEqual({
			status: 200,
			iot_code: moped.iotCode,
			action: 'start',
			outcome: 'done',
			message: 'Done',
			reference: expect.any(String),
		});
		expect([moped.rented, moped.locked]).toEqual([true, false]);
		expect(sent()).toHaveLength(1);
	});

	test('a rental that starts although the saddle is stuck: 200 with the warning', async () => {
		const [moped] = operator.fleet({ 'stuck-saddle': 1 });
		expect(await call('start', moped)).toMatchObject({
			status: 200,
			outcome: 'done',
			message: 'The rental has started, but the saddle did not open',
		});
	});

	test.each([
		['unlocked already', 'forgotten', /^The vehicle is not locked/],
		['empty', 'low-battery', /^The battery has only \d %$/],
		['offline', 'offline', /The vehicle is offline \(Segway 15301: offline device\)$/],
	])('a vehicle that is %s: 409 with the reason, nothing is sent', async (_, scenario, message) => {
		const [moped] = operator.fleet({ [scenario]: 1 });
		moped.powerPercent = scenario === 'low-battery' ? 9 : 60;
		expect(await call('start', moped)).toMatchObject({
			status: 409,
			outcome: 'refused',
			message: expect.stringMatching(message),
		});
		expect(sent()).toEqual([]);
	});

	test('refused by the vehicle: 409 with its reason, sent once', async () => {
		const [moped] = operator.fleet({ parked: 1 });
		moped.defects = ['handlebar'];
		const message =
			'The rental could not be started: the handlebar failed (Segway 15622: startRental failed:handlebar failed)';
		expect(await call('start', moped)).toMatchObject({ status: 409, outcome: 'refused', message });
		expect(sent()).toHaveLength(1);
	});

	test('no valid IoT code: 400', async () => {
		operator.fleet({});
		for (const body of [{}, { iot_code: 'X2J9JL' }])
			expect(await operator.call('rental/start', body)).toMatchObject({ status: 400 });
	});

	test('Segway cannot be reached for the look before: 503, nothing is sent', async () => {
		const [moped] = operator.fleet({ parked: 1 });
		operator.sim.faults.add({ path: 'current/status', action: 'dropBefore' });
		expect(await call('start', moped)).toMatchObject({ status: 503, outcome: 'refused' });
		expect(sent()).toEqual([]);
	});

	test('an answer that got lost, but the status says that it worked: 200', async () => {
		const [moped] = operator.fleet({ parked: 1 });
		moped.link = { fault: 'timeout', takesEffect: true, delay: 1500 };
		const message = expect.stringMatching(/^Done/);
		expect(await call('start', moped)).toMatchObject({ status: 200, outcome: 'done', message });
		expect(sent()).toHaveLength(1);
	});

	test('nobody can tell: 202 unknown, sent once, and Slack is told', async () => {
		const [moped] = operator.fleet({ parked: 1 });
		moped.link = { fault: 'timeout', delay: 100 };
		const message = 'The vehicle did not answer in time (Segway 15302: device response timeout)';
		expect(await call('start', moped)).toMatchObject({ status: 202, outcome: 'unknown', message });
		const [told] = await operator.told(1);
		expect(told).toContain(`Rental start of ${moped.iotCode}: nobody knows whether it worked (${message})`);
		expect(sent()).toHaveLength(1);
	});
});

describe('end', () => {
	const rented = () => {
		const [moped] = operator.fleet({ parked: 1 });
		Object.assign(moped, { rented: true, locked: false, handlebarStatus: 0 });
		return moped;
	};

	test('with all helmets back: 200, and it is locked', async () => {
		const moped = rented();
		expect(await call('end', moped)).toMatchObject({ status: 200, action: 'end', outcome: 'done' });
		expect([moped.rented, moped.locked]).toEqual([false, true]);
	});

	test('with a helmet missing: 409, nothing is sent and the rental goes on', async () => {
		const moped = rented();
		moped.tailboxHelmet = 0;
		const message = expect.stringMatching(/^Only 1 of 2 helmets are back/);
		expect(await call('end', moped)).toMatchObject({ status: 409, outcome: 'refused', message });
		expect(sent()).toEqual([]);
		expect([moped.rented, moped.locked]).toEqual([true, false]);
	});

	test('while riding: 409 by the vehicle itself', async () => {
		const moped = rented();
		moped.speed = 20;
		const message =
			'The rental could not be ended: the vehicle is riding (Segway 15627: endRental failed: vehicle is riding)';
		expect(await call('end', moped)).toMatchObject({ status: 409, outcome: 'refused', message });
		expect([moped.rented, moped.locked]).toEqual([true, false]);
	});
});

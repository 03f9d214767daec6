import type { INode } from 'n8n-workflow';
import type { Vehicle } from '../../../simulator/index.cjs';
import { EACH, itemsFor, LOCK, Stage, STATUS } from '../stage';
import { pause } from '../until.cjs';

describe('retryOnFail', () => {
	const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const ON: Partial<INode> = { ...RETRY, onError: 'continueRegularOutput' };

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const sent = (vehicles: Vehicle[]) => vehicles.map((vehicle) => stage.wire(vehicle).length);

	/** Done, unknown (it ran, the answer was lost), refused. */
	function three(): Vehicle[] {
		const vehicles = [...stage.mopeds(2, { locked: false }), stage.moped({ locked: false, speed: 15 })];
		stage.sim.faults.add({ iotCode: vehicles[1].iotCode, action: 'dropAfter' });
		return vehicles;
	}

	test('done and unknown commands go out once, a proven refusal may go out again', async () => {
		const vehicles = three();
		const told = await stage.lock(vehicles, {}, RETRY);
		expect(told.status).toBe('error');
		expect(sent(vehicles)).toEqual([1, 1, 3]);
		expect(told.error!.description).toContain(`Done (1): ${vehicles[0].iotCode}. Refused (1)`);
		expect(told.error!.description).toContain(`Unknown (1): ${vehicles[1].iotCode}`);
	});

	test('what a stopped run had not sent is sent by the next try', async () => {
		const [riding, other] = [stage.moped({ locked: false, speed: 15 }), stage.moped({ locked: false })];
		stage.sim.faults.add({ iotCode: riding.iotCode, times: 1, action: { code: 15600 } });
		riding.speed = 0;
		const told = await stage.lock([riding, other], { concurrency: 1 }, RETRY);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
		expect(sent([riding, other])).toEqual([2, 1]);
	});

	test('with "continue on error" n8n repeats when the first item has failed: still nothing twice', async () => {
		const [done, unknown, refused] = three();
		const told = await stage.lock([refused, done, unknown], {}, ON);
		expect(sent([refused, done, unknown])).toEqual([3, 1, 1]);
		expect(told.json).toMatchObject([
			{ error: { outcome: 'refused', device_id: refused.iotCode } },
			{ outcome: 'done', device_id: done.iotCode },
			{ error: { outcome: 'unknown', device_id: unknown.iotCode } },
		]);
		expect(told.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('an unknown first item is not sent again either', async () => {
		const [done, unknown] = three();
		await stage.lock([unknown, done], {}, ON);
		expect(sent([unknown, done])).toEqual([1, 1]);
	});

	test('the same vehicle twice in one run is two commands, each sent once', async () => {
		const vehicle = stage.moped({ locked: false });
		const blocked = stage.moped({ locked: false, speed: 15 });
		await stage.lock([vehicle, vehicle, blocked], {}, RETRY);
		expect(sent([vehicle, blocked])).toEqual([2, 3]);
	});

	test('a setting counts as a command here', async () => {
		const [good, bad] = stage.mopeds(2);
		stage.sim.faults.add({ iotCode: bad.iotCode, action: { status: 500 } });
		const parameters = { resource: 'setting', operation: 'setSpeedMode', iotCode: EACH, speedMode: 'low' };
		await stage.run(parameters, itemsFor([good, bad]), RETRY);
		expect(sent([good, bad])).toEqual([1, 1]);
	});

	test('a value that changes with every evaluation does not make it another command', async () => {
		const [done, refused] = [stage.moped({ locked: false }), stage.moped({ locked: false, speed: 15 })];
		const body = '={{ ({ iotCode: $json.iotCode, at: $now.toMillis() + Math.random() }) }}';
		const parameters = { resource: 'apiRequest', operation: 'send', method: 'POST', body };
		// A path that takes any body.
		stage.sim.faults.add({ iotCode: refused.iotCode, action: { code: 15600 } });
		stage.sim.faults.add({ iotCode: done.iotCode, action: { code: 0 } });
		await stage.run({ ...parameters, path: '/api/v2/vehicle/control/lock' }, itemsFor([done, refused]), RETRY);
		expect(sent([done, refused])).toEqual([1, 3]);
	});

	test('an API Request that is given again looks as it did the first time', async () => {
		const [done, refused] = [stage.moped({ locked: false }), stage.moped({ locked: false, speed: 15 })];
		const parameters = {
			resource: 'apiRequest',
			operation: 'send',
			method: 'POST',
			path: '/api/v2/vehicle/control/lock',
		};
		const items = itemsFor([refused, done]);
		const told = await stage.run({ ...parameters, body: '={{ ({ iotCode: $json.iotCode }) }}' }, items, ON);
		expect(sent([refused, done])).toEqual([3, 1]);
		expect(told.json[1]).toStrictEqual({
			code: 0,
			msg: 'Success',
			data: null,
			t: expect.any(Number),
			opId: expect.any(String),
		});
	});

	test('a warning is given again, too', async () => {
		const [partly, refused] = stage.mopeds(2);
		stage.sim.faults.add({ iotCode: partly.iotCode, action: { code: 15623 }, run: true });
		stage.sim.faults.add({ iotCode: refused.iotCode, action: { code: 15620 } });
		const parameters = { resource: 'rental', operation: 'start', iotCode: EACH };
		const told = await stage.run(parameters, itemsFor([refused, partly]), ON);
		expect(told.json[1]).toMatchObject({ outcome: 'done', code: 15623, warning: expect.any(String) });
		expect(sent([partly])).toEqual([1]);
	});

	test('reads are simply read again', async () => {
		const vehicle = stage.moped();
		stage.sim.faults.add({ iotCode: vehicle.iotCode, times: 1, action: { code: 15301 } });
		const told = await stage.run(STATUS, itemsFor([vehicle]), RETRY);
		expect(told.json).toMatchObject([{ device_id: vehicle.iotCode }]);
		expect(sent([vehicle])).toEqual([2]);
	});

	test('a try that could not even read the credential has sent nothing: the next one does', async () => {
		const vehicle = stage.moped({ locked: false });
		const row = { ...stage.store.stored('segwayApi') };
		stage.store.remove('segwayApi');
		const running = stage.lock([vehicle], {}, { ...RETRY, waitBetweenTries: 500 });
		await pause(150);
		stage.store.edit('segwayApi', row);
		const told = await running;
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(sent([vehicle])).toEqual([1]);
	});

	test('another execution is another matter: it sends again', async () => {
		const vehicle = stage.moped({ locked: false });
		await stage.lock([vehicle], {}, RETRY);
		await stage.lock([vehicle], {}, RETRY);
		expect(sent([vehicle])).toEqual([2]);
	});

	test('so does an execution that the person retries from the list (mode "retry")', async () => {
		const vehicle = stage.moped({ locked: false });
		await stage.run(LOCK, itemsFor([vehicle]));
		const told = await stage.run(LOCK, itemsFor([vehicle]), {}, 'retry');
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(sent([vehicle])).toEqual([2]);
	});
});

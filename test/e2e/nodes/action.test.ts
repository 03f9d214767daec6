import { errorOf, type Execution, itemsOf, outputOf } from '../../../demo/rest.cjs';
import { LOCK, useFleet } from './support/fleet.cjs';
import { chain, webhookItems } from './support/workflow.cjs';

const fleet = useFleet();
const lock = 'control.lock';
const returnOutcome = { options: { returnOutcome: true } };
const RIDING = /The vehicle is riding \(Segway 15600: .+\)$/;

const codes = (scenario: string) =>
	fleet.vehicles.filter((each) => each.scenario === scenario).map(({ iotCode }) => iotCode);
const outcomes = (execution: Execution) => outputOf(execution, 'Segway').map(({ outcome }) => outcome);

test('locking with outcomes: every vehicle gets its own, in input order, and really is locked', async () => {
	fleet.reset({ forgotten: 3, riding: 1, offline: 1 });
	const execution = await fleet.run(lock, returnOutcome);
	expect(execution.status).toBe('success');
	const expected = fleet.vehicles.map(({ scenario }) => (scenario === 'forgotten' ? 'done' : 'refused'));
	expect(outcomes(execution)).toEqual(expected);
	expect(outputOf(execution, 'Segway').map(({ device_id }) => device_id)).toEqual(
		fleet.list().map(({ iotCode }) => iotCode),
	);
	expect(fleet.vehicles.filter(({ scenario, locked }) => scenario === 'forgotten' && !locked)).toEqual([]);
	expect(itemsOf(execution, 'Segway').map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2, 3, 4].map((item) => ({ item })),
	);
});

test('an outcome holds what an operator needs', async () => {
	const [item] = outputOf(await fleet.run(lock, returnOutcome), 'Segway');
	expect(item).toEqual({
		device_id: fleet.vehicles[0].iotCode,
		command: 'control.lock',
		outcome: 'done',
		code: 0,
		message: 'Done',
		sent_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
		reference: expect.any(String),
	});
});

test('without options the first vehicle that is not done stops the node; its error accounts for all', async () => {
	fleet.reset({ forgotten: 2, riding: 1 });
	const [riding] = codes('riding');
	const list = [...codes('forgotten'), riding].map((iotCode) => ({ iotCode }));
	const execution = await fleet.run(lock, { options: { concurrency: 1 } }, {}, list);
	expect(execution.status).toBe('error');
	expect(errorOf(execution)).toMatch(`${riding}: The vehicle is riding (Segway 15600`);
	const { description } = execution.data.resultData.error!;
	expect(description).toMatch(
		/^Wait until the vehicle stands and try again\. Done \(2\): .+ Refused \(1\): .+ Unknown \(0\)\. Not sent \(0\)$/,
	);
	for (const code of codes('forgotten')) expect(description).toContain(code);
});

test('the error output gets the failed items with their own fields, the success output the rest', async () => {
	fleet.reset({ forgotten: 2, riding: 1 });
	const execution = await fleet.run(lock, {}, { onError: 'continueErrorOutput' });
	expect(outcomes(execution)).toEqual(['done', 'done']);
	const [vehicle] = fleet.vehicles.filter(({ scenario }) => scenario === 'riding');
	const error = {
		device_id: vehicle.iotCode,
		command: lock,
		outcome: 'refused',
		code: 15600,
		message: expect.stringMatching(RIDING),
	};
	expect(outputOf(execution, 'Segway', 1)).toEqual([
		{
			iotCode: vehicle.iotCode,
			plate: vehicle.plate,
			message: expect.stringMatching(RIDING),
			error: expect.objectContaining(error),
		},
	]);
});

test('continue in the regular output: failed and good items side by side, in input order', async () => {
	fleet.reset({ forgotten: 2, riding: 1 });
	const execution = await fleet.run(lock, {}, { onError: 'continueRegularOutput' });
	expect(execution.status).toBe('success');
	const items = outputOf(execution, 'Segway');
	const expected = fleet.vehicles.map(({ scenario }) => scenario === 'riding');
	expect(items.map(({ error }) => error !== undefined)).toEqual(expected);
	expect(items.find(({ error }) => error)).toMatchObject({
		error: { outcome: 'refused', device_id: codes('riding')[0] },
	});
});

test('a bad code in the list stops the node before the first vehicle moves', async () => {
	const execution = await fleet.run(lock, {}, {}, [...fleet.list(), { iotCode: 'not an IMEI', plate: '' }]);
	expect(errorOf(execution)).toMatch(/IoT Code \(IMEI\).*must be the IMEI of the IoT module: digits only, usually 15/);
	expect(fleet.log).toEqual([]);
});

test('with the error output one bad code is told apart and the others are locked', async () => {
	const list = [{ iotCode: 'not an IMEI', plate: 'X1' }, ...fleet.list()];
	const execution = await fleet.run(lock, {}, { onError: 'continueErrorOutput' }, list);
	expect(outcomes(execution)).toEqual(['done', 'done', 'done']);
	const failed = { iotCode: 'not an IMEI', plate: 'X1', message: expect.stringMatching(/must be the IMEI/) };
	expect(outputOf(execution, 'Segway', 1)).toMatchObject([failed]);
	expect(fleet.asked(LOCK)).toHaveLength(3);
});

test('a run that a webhook starts gives the outcomes back to the caller', async () => {
	const [webhook, split] = webhookItems();
	const node = fleet.node(lock, returnOutcome);
	const { id } = await fleet.rest.workflows.create(chain(webhook, split, node));
	await fleet.rest.workflows.activate(id);
	const answer = await fetch(fleet.rest.workflows.webhookUrl(webhook.webhookId), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ list: fleet.list() }),
	});
	expect(await answer.json()).toMatchObject(
		fleet.list().map(({ iotCode }) => ({ device_id: iotCode, outcome: 'done' })),
	);
	expect(fleet.asked(LOCK)).toHaveLength(3);
});

test('a dry run shows the request and sends nothing, not even a login', async () => {
	fleet.credential = await fleet.addCredential();
	const [first] = outputOf(await fleet.run(lock, { options: { dryRun: true } }), 'Segway');
	const url = `${fleet.sim.segway.url}${LOCK}`;
	expect(first).toMatchObject({
		dry_run: true,
		request: { method: 'POST', url, body: { iotCode: fleet.vehicles[0].iotCode } },
	});
	expect(fleet.log).toEqual([]);
});

test('an API request reaches any path and hands back the whole answer', async () => {
	const [{ iotCode }] = fleet.vehicles;
	const path = '/api/v2/vehicle/query/current/status';
	const parameters = { method: 'GET', path, query: JSON.stringify({ iotCode }) };
	const [answer] = outputOf(await fleet.run('apiRequest.send', parameters, {}, [{}]), 'Segway');
	expect(answer).toMatchObject({ code: 0, data: { iotCode, locked: false }, opId: expect.any(String) });
});

import { useFleet } from './support/fleet.cjs';
import { ACKNOWLEDGED, pathOf, type Receiver, receive } from './support/receiver.cjs';

const fleet = useFleet();
const ALERT = pathOf('alert');
const FORM = 'application/x-www-form-urlencoded';
const FORGED = { status: 401, body: '{"code":401,"message":"signature missing or wrong"}' };
const FOREIGN = { status: 401, body: '{"code":401,"message":"not for this account"}' };
const UNREADABLE = { status: 400, body: '{"code":400,"message":"body is not a form or a flat JSON object"}' };

/** What the simulator would send for an alert, signed rightly. */
async function goodBody(receiver: Receiver) {
	const nowhere = `${receiver.baseUrl}-nobody`;
	await receiver.push('alert', { url: nowhere, fields: { code: 1 } });
	return fleet.sim.segway.pushes.at(-1)!.body;
}

function multipart() {
	const form = new FormData();
	form.set('iotCode', fleet.vehicles[0].iotCode);
	form.set('signature', 'x');
	return form;
}

type Attempt = (receiver: Receiver) => Promise<{ status: number | null; body: string }>;

const REFUSED: Array<[string, Attempt, object]> = [
	['a wrong digit in the signature', async (to) => await to.push('alert', { forge: 'signature' }), FORGED],
	['no signature', async (to) => await to.push('alert', { forge: 'unsigned' }), FORGED],
	['a wrong signature, as JSON', async (to) => await to.push('alert', { forge: 'signature', json: true }), FORGED],
	[
		'a field changed on the way',
		async (to) => await to.post(ALERT, (await goodBody(to)).replace('code=1&', 'code=3&'), FORM),
		FORGED,
	],
	['a field added on the way', async (to) => await to.post(ALERT, `${await goodBody(to)}&speed=1`, FORM), FORGED],
	['two signatures', async (to) => await to.post(ALERT, `${await goodBody(to)}&signature=x`, FORM), FORGED],
	[
		'another platform code, signed with our secret',
		async (to) => await to.push('alert', { forge: 'platform' }),
		FOREIGN,
	],
	['plain words', async (to) => await to.post(ALERT, 'hello', 'text/plain'), UNREADABLE],
	['an empty body', async (to) => await to.post(ALERT, '', FORM), UNREADABLE],
	['a JSON list', async (to) => await to.post(ALERT, '[1,2]', 'application/json'), UNREADABLE],
	[
		'nested JSON',
		async (to) => await to.post(ALERT, '{"iotCode":{"a":1},"signature":"x"}', 'application/json'),
		UNREADABLE,
	],
	['a multipart body', async (to) => await to.post(ALERT, multipart()), UNREADABLE],
	[
		'JSON cut off, which n8n itself refuses',
		async (to) => await to.post(ALERT, '{"iotCode":', 'application/json'),
		{ status: 422 },
	],
];

test.each(REFUSED)('%s: refused without an execution', async (_, attempt, answer) => {
	const receiver = await receive(fleet);
	expect(await attempt(receiver)).toMatchObject(answer);
	expect(await receiver.push('alert')).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toMatchObject([{ alarm: 'fallDown' }]);
});

test('a forged push of every type is refused', async () => {
	const receiver = await receive(fleet);
	for (const type of ['fault', 'location', 'status', 'components', 't60/location', 't60/status']) {
		expect(await receiver.push(type, { forge: 'signature' })).toEqual(FORGED);
	}
});

test('the right signature counts, not the content type', async () => {
	const receiver = await receive(fleet);
	expect(await receiver.post(ALERT, Buffer.from(await goodBody(receiver)))).toEqual(ACKNOWLEDGED);
});

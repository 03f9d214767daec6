import { useJimi } from '../support/jimiFleet.cjs';
import { ACKNOWLEDGED, FORGED, receive } from '../support/jimiReceiver.cjs';

const fleet = useJimi();
const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

test('a push with the key behind the URL is acknowledged and starts the workflow', async () => {
	const [device] = fleet.vehicles;
	const receiver = await receive(fleet);
	expect(await receiver.push()).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toMatchObject([
		{
			vendor: 'jimi',
			event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
			alarm: 'sos',
			code: '1',
			device_id: device.imei,
			timestamp: iso,
			location: { lat: expect.closeTo(device.latitude, 4), lng: expect.closeTo(device.longitude, 4) },
			received_at: iso,
		},
	]);
});

test('as form and as JSON, the data as text, object and list; several alarms are items of one execution', async () => {
	const receiver = await receive(fleet, { simplify: false });
	const forms = [
		{ encoding: 'form', data: 'text' },
		{ encoding: 'json', data: 'object' },
		{ encoding: 'json', data: 'arrayText', count: 2 },
		{ encoding: 'json', data: 'array', count: 3 },
	] as const;
	for (const form of forms) expect(await receiver.push('alarm', form)).toEqual(ACKNOWLEDGED);
	const items = await receiver.events(forms.length);
	expect(items).toHaveLength(7);
	for (const item of items) {
		expect(item).toMatchObject({ msgType: 'jimi.push.device.alarm', imei: fleet.vehicles[0].imei, alarmType: '1' });
	}
});

test('GET and an empty POST are answered 200 and start nothing; forged pushes get 401 and leave no execution', async () => {
	const receiver = await receive(fleet);
	for (const probe of ['probe-get', 'probe-post']) {
		expect(await receiver.push(probe)).toEqual(ACKNOWLEDGED);
		expect(await receiver.push(probe, { url: receiver.baseUrl })).toEqual(ACKNOWLEDGED);
	}
	for (const forge of ['key', 'unkeyed'] as const) expect(await receiver.push('alarm', { forge })).toEqual(FORGED);
	expect(await fleet.rest.executions.list({ workflowId: receiver.id })).toEqual([]);
	expect(await receiver.push()).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toHaveLength(1);
	expect(fleet.asked('jimi.device.alarm.list')).toEqual([]);
});

test('the key in a header', async () => {
	const receiver = await receive(fleet, { proofs: ['header'], proofOptions: { headerName: 'X-From-JIMI' } });
	const headers = { 'x-from-jimi': fleet.pushSecret };
	expect(await receiver.push('alarm', { url: receiver.baseUrl, headers })).toEqual(ACKNOWLEDGED);
	expect(await receiver.push('alarm', { url: receiver.baseUrl, headers, forge: 'key' })).toEqual(FORGED);
	expect(await receiver.push('alarm')).toEqual(FORGED);
	expect(await receiver.events(1)).toHaveLength(1);
});

test('allowed addresses', async () => {
	const here = await receive(fleet, { proofs: ['addresses'], proofOptions: { addresses: '127.0.0.0/8, ::1' } });
	expect(await here.push('alarm', { url: here.baseUrl })).toEqual(ACKNOWLEDGED);
	const elsewhere = await receive(fleet, { proofs: ['addresses'], proofOptions: { addresses: '203.0.113.7' } });
	expect(await elsewhere.push('alarm')).toEqual(FORGED);
	expect(await here.events(1)).toHaveLength(1);
});

test('the acknowledgement "ok" is a bare text', async () => {
	const receiver = await receive(fleet, { proofOptions: { acknowledgement: 'ok' } });
	const ok = { status: 200, body: 'ok' };
	expect(await receiver.push()).toEqual(ok);
	expect(await receiver.push('probe-get')).toEqual(ok);
	expect(await receiver.push('raw')).toEqual(ok);
	expect(await receiver.events(1)).toHaveLength(1);
	const answer = await fetch(receiver.baseUrl);
	expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
});

test.each([
	['no secret', {}, { pushSecret: '' }, 'The credential has no Push Secret'],
	['a weak secret', {}, { pushSecret: 'secret' }, 'The Push Secret of the credential is too weak'],
	['no proof', { proofs: [] }, {}, 'Missing or invalid required parameters: proofs'],
	['no address', { proofs: ['addresses'] }, {}, '"Allowed Addresses" is empty'],
])('with %s the workflow is not activated, and says why', async (_, parameters, changes, message) => {
	const credential = await fleet.addCredential(changes);
	await expect(receive(fleet, parameters, credential)).rejects.toThrow(message);
});

test('listening in the editor: the test URL takes one push', async () => {
	const receiver = await receive(fleet);
	await fleet.rest.workflows.deactivate(receiver.id);
	expect(await receiver.push()).toMatchObject({ status: 404 });
	await fleet.rest.workflows.listen(receiver.id, 'Trigger');
	const url = receiver.url.replace('/webhook/', '/webhook-test/');
	expect(await receiver.push('alarm', { url })).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toMatchObject([{ alarm: 'sos' }]);
});

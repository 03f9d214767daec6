import { itemsOf, outputOf } from '../../../../demo/rest.cjs';
import { TRACK, UNKNOWN, useTrackers } from '../support/trackers.cjs';

const fleet = useTrackers();
const MESSAGE = '/api/message/send';
const each = () => fleet.list().map(({ imei }) => imei);
const sizes = () => fleet.asked(TRACK).map(({ device }) => device!.split(',').length);

beforeEach(async () => {
	fleet.reset({ parked: 250 });
	await fleet.signIn();
});

test('250 items are three requests, and each item gets its own device back', async () => {
	const execution = await fleet.run('device.getPosition');
	expect(sizes()).toEqual([100, 100, 50]);
	const positions = outputOf(execution, 'Protrack');
	expect(positions.map(({ device_id }) => device_id)).toEqual(each());
	expect(positions.filter(({ found, online }) => found && online)).toHaveLength(250);
	expect(itemsOf(execution, 'Protrack').map(({ pairedItem }) => pairedItem)).toEqual(
		each().map((_, item) => ({ item })),
	);
});

test('a device that comes twice is asked for once and given to both items', async () => {
	const [first, second] = each();
	const list = [first, second, first].map((imei) => ({ imei }));
	const positions = outputOf(await fleet.run('device.getPosition', {}, {}, list), 'Protrack');
	expect(positions.map(({ device_id }) => device_id)).toEqual([first, second, first]);
	expect(sizes()).toEqual([2]);
});

test('an unknown device among 99 is found out, and stands at its place with found: false', async () => {
	const codes = [...each().slice(0, 57), UNKNOWN, ...each().slice(57, 99)];
	const list = codes.map((imei) => ({ imei }));
	const positions = outputOf(await fleet.run('device.getPosition', {}, {}, list), 'Protrack');
	expect(positions.map(({ device_id }) => device_id)).toEqual(codes);
	expect(positions.map(({ found }) => found)).toEqual(codes.map((imei) => imei !== UNKNOWN));
	expect(sizes().length).toBeLessThan(20);
});

test('one message to many accounts is one request, and each item tells of its own account', async () => {
	const list = ['milano', 'roma', 'viewer'].map((account) => ({ account }));
	const parameters = { accounts: '={{ $json.account }}', content: 'The depot closes at 18:00' };
	const told = outputOf(await fleet.run('account.sendMessage', parameters, {}, list), 'Protrack');
	expect(told).toMatchObject(list.map(({ account }) => ({ accounts: account, outcome: 'done' })));
	expect(fleet.cloud.messages).toMatchObject([
		{ accounts: ['milano', 'roma', 'viewer'], content: 'The depot closes at 18:00' },
	]);
	expect(fleet.asked(MESSAGE)).toHaveLength(1);
});

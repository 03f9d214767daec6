import { outputOf } from '../../../../demo/rest.cjs';
import { useJimi } from '../support/jimiFleet.cjs';

const fleet = useJimi();
const restart = { commandBy: 'words', ownWords: 'RESET#' };

beforeEach(async () => await fleet.signIn());

test('positions of several devices are one call, an item for each', async () => {
	const found = outputOf(await fleet.run('position.get'), 'Jimi');
	expect(found).toMatchObject(
		fleet.vehicles.map(({ imei, latitude, longitude }) => ({
			...{ vendor: 'jimi', device_id: imei, found: true, online: true },
			location: { lat: expect.closeTo(latitude, 4), lng: expect.closeTo(longitude, 4) },
		})),
	);
	expect(fleet.log.map(({ call }) => call)).toEqual(['jimi.device.location.get']);
});

test('a command is sent once to each device, and each has its own outcome', async () => {
	fleet.reset({ parked: 2, refuses: 1 });
	const options = { returnOutcome: true };
	const execution = await fleet.run('command.send', { ...restart, options });
	expect(execution.status).toBe('success');
	const outcomes = outputOf(execution, 'Jimi').map(({ device_id, outcome }) => [device_id, outcome]);
	expect(outcomes).toEqual(
		fleet.vehicles.map(({ imei, scenario }) => [imei, scenario === 'refuses' ? 'refused' : 'done']),
	);
	expect(fleet.cloud.commands.sent).toHaveLength(3);
});

test('nothing secret stands in an execution', async () => {
	const text = JSON.stringify(await fleet.run('position.get', { simplify: false }));
	for (const secret of [fleet.password, fleet.pushSecret, fleet.cloud.appSecret, String(fleet.cloud.token)]) {
		expect(text).not.toContain(secret);
	}
});

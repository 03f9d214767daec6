import { type Asked, optionsOf, searchList } from '../support/lists.cjs';
import { useTrackers } from '../support/trackers.cjs';

const fleet = useTrackers();
const POSITION = { resource: 'device', operation: 'getPosition' };
const devices: Asked = { node: 'protrack', field: 'imeis', method: 'searchDevices', parameters: POSITION };
const accounts: Asked = { node: 'protrack', field: 'account', method: 'searchAccounts' };
const search = async (asked: Asked, filter?: string) => await searchList(fleet.rest, asked, fleet.credential, filter);

const shown = () =>
	fleet.vehicles
		.map(({ imei, platenumber, devicename }) => ({ name: `${platenumber}, ${devicename} (${imei})`, value: imei }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));

beforeEach(() => {
	fleet.reset({ parked: 12 });
	fleet.vehicles[3].platenumber = 'VAN 7';
});

test('the devices of the account, by plate, name and IMEI', async () => {
	expect(await search(devices)).toEqual(shown());
});

test.each([
	['the plate, in small letters', 'van 7'],
	['the IMEI', () => fleet.vehicles[3].imei],
	['a part of the name', () => fleet.vehicles[3].devicename.slice(-5)],
])('searched by %s', async (_, typed) => {
	const found = await search(devices, typeof typed === 'string' ? typed : typed());
	expect(found).toEqual(shown().filter(({ value }) => value === fleet.vehicles[3].imei));
});

test('nothing fits: an empty list', async () => {
	expect(await search(devices, 'no such plate')).toEqual([]);
});

test('the accounts below the own one, searched', async () => {
	expect((await search(accounts)).map(({ value }) => value)).toEqual(['closed', 'milano', 'roma', 'viewer']);
	expect(await search(accounts, 'MIL')).toEqual([{ name: 'milano name (milano)', value: 'milano' }]);
});

test('the trigger offers the same devices to choose several from', async () => {
	const asked = { node: 'protrackTrigger', field: 'imeis', method: 'getDevices', parameters: { devices: 'chosen' } };
	expect(await optionsOf(fleet.rest, asked, fleet.credential)).toEqual(shown());
});

test('a credential that does not work: our own words', async () => {
	fleet.credential = await fleet.addCredential({ password: 'not-the-password' });
	await expect(search(devices)).rejects.toThrow(/Wrong account or password/);
	fleet.credential = await fleet.addCredential();
});

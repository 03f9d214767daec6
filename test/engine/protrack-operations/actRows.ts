import type { IDataObject } from 'n8n-workflow';
import type { Device, ProtrackCloud } from '../../../simulator/index.cjs';
import { EACH } from '../each';

/** One documented call that changes something. */
export interface ActRow {
	chapter: string;
	resource: string;
	operation: string;
	/** Where one operation has several rows. */
	way?: string;
	input: IDataObject;
	path: string;
	/** All that stands in the query beside the token. */
	query(device: Device): IDataObject;
	/** What the outcome names beside the device: the account it is about. */
	about?: IDataObject;
	/** Whose device the outcome names; none for accounts. */
	ofDevice: boolean;
	effect(cloud: ProtrackCloud, device: Device): unknown;
	expected: unknown;
	words?: string;
}

const command = (way: string, word: string, changed: Partial<Device>, more: IDataObject = {}): ActRow => ({
	chapter: '2.5',
	resource: 'command',
	operation: 'send',
	way,
	input: { imei: EACH, command: way, ...more },
	path: '/api/command/send',
	query: ({ imei }) => ({ imei, command: word }),
	ofDevice: true,
	effect: (_cloud, device) => Object.fromEntries(Object.keys(changed).map((key) => [key, device[key as keyof Device]])),
	expected: changed,
});

export const commandRows: ActRow[] = [
	{ ...command('stopEngine', 'RELAY,1', { oilpowerstatus: 0 }), words: 'Cut off the fuel supply: Success!' },
	{ ...command('restoreEngine', 'RELAY,0', { oilpowerstatus: 1 }), words: 'Restore the fuel supply: Success!' },
	{ ...command('lockDoor', 'LOCKDOOR', { doorstatus: 0, defencestatus: 1 }), words: 'Lock the door: Success!' },
	{ ...command('unlockDoor', 'UNLOCKDOOR', { doorstatus: 1, defencestatus: 0 }), words: 'Unlock the door: Success!' },
	{ ...command('reset', 'RESET', { resets: 1 }), words: 'Reset: Success!' },
	{
		...command('setMileage', 'SET_MILEAGE', { mileage: 30_000 }, { mileage: '30' }),
		query: ({ imei }) => ({ imei, command: 'SET_MILEAGE', paramData: '{"mileage":"30"}' }),
		words: 'Set mileage: Success!',
	},
	{
		...command('custom', 'RELAY,0', { oilpowerstatus: 1 }, { customCommand: ' RELAY,0 ', paramData: '{"a":1}' }),
		query: ({ imei }) => ({ imei, command: 'RELAY,0', paramData: '{"a":1}' }),
		words: 'Restore the fuel supply: Success!',
	},
];

/** Of the vendor document, with its MD5. */
const SAMPLE = { text: 'Abc@34590', md5: '9d591136280b3ec563e3062dbb6f915b' };

const onAccount = (chapter: string, operation: string, path: string, more: IDataObject = {}) => ({
	chapter,
	resource: 'account',
	operation,
	input: { account: 'roma', ...more },
	path,
	about: { account: 'roma' },
	ofDevice: false,
});

const roma = ({ directory }: ProtrackCloud) => directory.find('roma');

export const writeRows: ActRow[] = [
	{
		chapter: '2.4',
		resource: 'geofence',
		operation: 'create',
		input: {
			imei: EACH,
			efencename: 'Depot & yard, 2',
			alarmtype: 'both',
			latitude: 22.56861,
			longitude: 113.97196,
			radius: 300,
		},
		path: '/api/geofence/create',
		query: ({ imei }) => ({
			imei,
			efencename: 'Depot & yard, 2',
			alarmtype: '2',
			latitude: '22.56861',
			longitude: '113.97196',
			radius: '300',
		}),
		ofDevice: true,
		effect: ({ geofences }, { imei }) => geofences.all.filter((fence) => fence.imei === imei),
		expected: [
			expect.objectContaining({
				efencename: 'Depot & yard, 2',
				alarmtype: 2,
				latitude: 22.56861,
				longitude: 113.97196,
				radius: 300,
			}),
		],
	},
	{
		...onAccount('2.9', 'block', '/api/user/block'),
		query: () => ({ account: 'roma' }),
		effect: (cloud) => roma(cloud)!.blockstatus,
		expected: 0,
	},
	{
		...onAccount('2.10', 'unblock', '/api/user/unblock'),
		input: { account: 'closed' },
		about: { account: 'closed' },
		query: () => ({ account: 'closed' }),
		effect: ({ directory }) => directory.find('closed')!.blockstatus,
		expected: 1,
	},
	{
		...onAccount('2.16', 'setPassword', '/api/user/password/set', { password: SAMPLE.text }),
		query: () => ({ account: 'roma', password: SAMPLE.md5 }),
		effect: (cloud) => roma(cloud)!.passwordMd5,
		expected: SAMPLE.md5,
	},
	{
		...onAccount('2.13', 'sendMessage', '/api/message/send'),
		input: { accounts: 'roma', content: 'Ciao, è pronto? 100%' },
		about: { accounts: 'roma' },
		query: () => ({ accounts: 'roma', content: 'Ciao, è pronto? 100%' }),
		effect: ({ messages }) => messages.map(({ accounts, content }) => ({ accounts, content })),
		expected: [{ accounts: ['roma'], content: 'Ciao, è pronto? 100%' }],
	},
];

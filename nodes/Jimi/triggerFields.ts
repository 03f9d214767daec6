import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { simplify } from '../core/describe';
import { maxAgeOption } from '../core/eventFilters';
import { ALARM_TYPES } from './alarmTypes';
import { HEADER } from './proofs';

export interface Filters extends IDataObject {
	/** Codes beyond the list, parted by commas. */
	otherTypes?: string | number;
	/** Parted by commas. */
	imeis?: string | number;
	/** Minutes. */
	maxAge?: number;
}

const alarmOptions = Object.entries(ALARM_TYPES)
	.map(([value, { label }]) => ({ name: label, value, description: `Type ${value}` }))
	.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

const proofOptions: INodeProperties[] = [
	{
		displayName: 'Acknowledgement',
		name: 'acknowledgement',
		type: 'options',
		options: [
			{ name: '{"Code":0}', value: 'usual', description: 'What most receivers answer' },
			{ name: '{"Code":200}', value: 'code200' },
			{ name: 'Ok', value: 'ok', description: 'The bare text' },
		],
		default: 'usual',
		description: 'What JIMI is answered',
	},
	{
		displayName: 'Allowed Addresses',
		name: 'addresses',
		type: 'string',
		default: '',
		placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
		description:
			'For Allowed Addresses: IP addresses and ranges, separated by commas. Behind a proxy n8n has to be told of it (N8N_PROXY_HOPS).',
	},
	{
		displayName: 'Header Name',
		name: 'headerName',
		type: 'string',
		default: HEADER,
		description: 'For Key in Header: where the key of the credential stands',
	},
	{
		displayName: 'If JIMI Cannot Be Reached',
		name: 'unreachable',
		type: 'options',
		options: [
			{ name: 'Drop the Alarm', value: 'drop' },
			{ name: 'Pass It as Unconfirmed', value: 'pass', description: 'With confirmed: false' },
		],
		default: 'pass',
		description: 'For Confirm With JIMI: what to do with a message that JIMI could not be asked about',
	},
	{
		displayName: 'Look-Ups per Minute',
		name: 'lookUps',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: 600 },
		default: 30,
		description:
			'For Confirm With JIMI: how many questions may be asked in a minute. Pushes beyond that are answered with 503 and start nothing.',
	},
	{
		displayName: 'Second Look After (Seconds)',
		name: 'secondLook',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 120 },
		default: 20,
		description: 'For Confirm With JIMI: when an alarm that is not listed yet is looked for once more',
	},
];

const filterOptions: INodeProperties[] = [
	{
		displayName: 'Devices',
		name: 'imeis',
		type: 'string',
		default: '',
		placeholder: 'e.g. 868120145233604, 868120145233605',
		description: 'Only events of these IMEIs start the workflow. Separate several with commas.',
	},
	maxAgeOption,
	{
		displayName: 'Other Alarm Types',
		name: 'otherTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. 300, newAlarm',
		description:
			'Codes that are not in the list, or the words of the output field alarm (such as overspeed), separated by commas',
	},
];

const collection = (displayName: string, name: string, options: INodeProperties[]): INodeProperties =>
	Object.assign({ displayName, name, type: 'collection' as const, placeholder: 'Add option', default: {}, options });

/** What can start the workflow, and what proves that it comes from JIMI. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'JIMI signs no pushes. Make a secret of your own (for example with: openssl rand -hex 16), put it into the field Push Secret of the credential, and give JIMI the Production URL above with ?key= and the secret behind it.',
		name: 'setupNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Alarm', value: 'alarm', description: 'A device or the platform raises an alarm' },
			{ name: 'Other Message', value: 'other', description: 'Any other kind of push, handed on as it is' },
			{ name: 'Raw Command Answer', value: 'raw', description: 'A device answers a raw command' },
		],
		default: ['alarm'],
		description: 'Other pushes are acknowledged and start nothing',
	},
	{
		displayName: 'Alarm Types',
		name: 'alarmTypes',
		type: 'multiOptions',
		options: alarmOptions,
		default: [],
		description: 'Only these start the workflow; all when empty',
		displayOptions: { show: { events: ['alarm'] } },
	},
	{
		displayName: 'Prove Pushes By',
		name: 'proofs',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Allowed Addresses', value: 'addresses', description: 'Only from the addresses under Proof Settings' },
			{
				name: 'Confirm With JIMI',
				value: 'confirm',
				description: 'Answer at once, then ask JIMI whether it knows the alarm before the workflow starts',
			},
			{ name: 'Key in Header', value: 'header', description: 'The Push Secret of the credential in a header' },
			{ name: 'Key in URL', value: 'query', description: 'The Push Secret of the credential as ?key= behind the URL' },
		],
		default: ['query'],
		description: 'All chosen ones have to hold',
	},
	simplify,
	collection('Proof Settings', 'proofOptions', proofOptions),
	collection('Options', 'options', filterOptions),
];

import type { INodeProperties, IPollFunctions } from 'n8n-workflow';
import { ALARM_TYPES } from './alarmTypes';
import { imeis as imeiList, ownerAccount } from './operations/fields';

const alarms = Object.entries(ALARM_TYPES)
	.map(([value, { label, name }]) => ({ name: label, value, description: `Called ${name} by Protrack` }))
	.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

const chosen = { show: { devices: ['chosen'] } };

/** What the trigger looks at. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Devices',
		name: 'devices',
		type: 'options',
		options: [
			{ name: 'All Devices of the Account', value: 'all', description: 'Devices that join later are included' },
			{ name: 'Chosen Devices', value: 'chosen' },
		],
		default: 'all',
	},
	Object.assign({}, ownerAccount.property, { displayOptions: { show: { devices: ['all'] } } }),
	{
		displayName: 'Device Names or IDs',
		name: 'imeis',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getDevices' },
		displayOptions: chosen,
		required: true,
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	{
		displayName: 'Trigger On',
		name: 'alarmTypes',
		type: 'multiOptions',
		options: alarms,
		default: [],
		description: 'Which alarms start the workflow. Leave empty for all of them, also those without a name.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Alarm Call',
				name: 'source',
				type: 'options',
				options: [
					{ name: 'Documented (One Device per Request)', value: 'list' },
					{
						name: 'Unproven List2 (100 Devices per Request)',
						value: 'list2',
						description: 'Not in the vendor document; some providers may not have it',
					},
				],
				default: 'list',
				description: 'How alarms are asked for',
			},
			{
				displayName: 'Concurrent Requests',
				name: 'concurrency',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 2,
				description: 'How many devices are asked at the same time',
			},
			{
				displayName: 'Look Back at Most (Hours)',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 720 },
				default: 72,
				description: 'After a longer pause, older alarms are left out',
			},
			{
				displayName: 'Overlap (Seconds)',
				name: 'overlap',
				type: 'number',
				typeOptions: { minValue: 10, maxValue: 3600 },
				default: 120,
				description: 'How long before the newest alarm is read again, for alarms that the server stores late',
			},
			{
				displayName: 'Time per Poll (Seconds)',
				name: 'budget',
				type: 'number',
				typeOptions: { minValue: 5, maxValue: 600 },
				default: 45,
				description:
					'Devices that do not fit into this time come first in the next poll. Keep it below the interval of the polls.',
			},
		],
	},
];

/** Times in seconds. */
export interface PollSettings {
	/** Empty: all devices of the account. */
	imeis: string[];
	account: string | undefined;
	/** Empty: all. */
	types: string[];
	source: string;
	overlap: number;
	lookBack: number;
	budget: number;
	concurrency: number;
}

const HOUR = 3600;

const within = (value: unknown, usual: number, min: number, max: number) =>
	Math.min(Math.max(Number(value) || usual, min), max);

const listOf = (value: unknown): string[] =>
	(Array.isArray(value) ? value : String(value ?? '').split(',')).map((each) => String(each).trim()).filter(Boolean);

/** The panel's values. Throws FieldError when no device is chosen or one is not an IMEI. */
export function settingsOf(ctx: IPollFunctions): PollSettings {
	const all = ctx.getNodeParameter('devices', 'all') === 'all';
	const options = ctx.getNodeParameter('options', {}) as Record<string, unknown>;
	return {
		imeis: all ? [] : (imeiList.toWire(ctx.getNodeParameter('imeis', [])) as string[]),
		account: all ? (ownerAccount.toWire(ctx.getNodeParameter('account', '')) as string | undefined) : undefined,
		types: listOf(ctx.getNodeParameter('alarmTypes', [])),
		source: String(options.source ?? 'list'),
		overlap: within(options.overlap, 120, 10, HOUR),
		lookBack: within(options.lookBack, 72, 1, 720) * HOUR,
		budget: within(options.budget, 45, 5, 600),
		concurrency: within(options.concurrency, 2, 1, 10),
	};
}

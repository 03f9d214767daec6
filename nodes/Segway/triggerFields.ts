import type { INodeProperties } from 'n8n-workflow';
import { simplify } from '../core/describe';
import { maxAgeOption } from '../core/eventFilters';
import type { PushType } from './push';

const event = (name: string, value: PushType, description: string) => ({ name, value, description });

/** What can start the workflow, by the vendor's push. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Give Segway the Production URL above, without anything behind it: Segway appends /v2/vehicle/... by itself. Your contact at Segway enters it by hand.',
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
			event('Alert', 'alert', 'Illegal moving, fall, dismantling, battery taken out, low power'),
			event('Component', 'components', 'Saddle, tailbox or helmet of an E-moped'),
			event('Fault', 'fault', 'A fault of the vehicle appears or disappears'),
			event('Location', 'location', 'Every 10 seconds while unlocked, every 15 minutes while locked'),
			event('Status', 'status', 'Lock state, battery, odometer; every 10 seconds while riding'),
			event('T60 Lite Location', 't60/location', 'Every 10 seconds while unlocked, every 15 minutes while locked'),
			event('T60 Lite Status', 't60/status', 'Lock state, battery, odometer of a T60 Lite'),
		],
		default: ['alert', 'fault'],
		description: 'Other pushes are acknowledged and start nothing',
	},
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			maxAgeOption,
			{
				displayName: 'IoT Codes',
				name: 'iotCodes',
				type: 'string',
				default: '',
				placeholder: 'e.g. 861477038719116, 862869030338078',
				description: 'Only events of these vehicles start the workflow. Separate several with commas.',
			},
			{
				displayName: 'Only Valid Positions',
				name: 'onlyValidPositions',
				type: 'boolean',
				default: true,
				description: 'Whether location events without a valid fix (marked invalid, or 0/0) are left out',
			},
		],
	},
];

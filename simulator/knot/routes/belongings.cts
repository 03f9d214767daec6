import type { Entry } from './operation.cjs';
import { flag, id, may, need, object, text } from './fields.cjs';
import { answer, DONE, FLAG, list, orNull, rootAnswer, shape, TEXT, TIME, WHOLE } from './shapes.cjs';

/** Operations 2 and 3: badges. */
export const BADGE_ENTRIES: readonly Entry[] = [
	{
		n: 2,
		call: 'badge.link',
		tag: 'badge',
		description: 'Begin the linking process of a new badge.',
		auth: 'access',
		body: 'Info of the new badge to link.',
		parameters: {
			cluster_id: need(id('Identifier of the cluster on which the user will put his badge to link it to his account.')),
			name: need(text('The display name for this badge.', undefined, 30)),
			spot_id: may(
				id(
					'Identifier of the spot on which the user will put his badge to link it to his account. Only for station v6.',
				),
			),
		},
		answer: DONE,
		default: 'POST /badges',
		other: 'PUT /v2/badge-link',
	},
	{
		n: 3,
		call: 'badge.rename',
		tag: 'badge',
		description: 'Update the name of a badge.',
		auth: 'access',
		body: 'Info of the badge.',
		parameters: {
			badge_id: need(id('The identifier of the badge to edit.')),
			name: need(text('The new display name of the badge.', undefined, 30)),
		},
		answer: DONE,
		default: 'PUT /badges',
		other: 'PATCH /v2/badges/{badgeId=badge_id}',
	},
];

const GUARANTEE = shape({
	id: TEXT,
	amount: TEXT,
	currency: TEXT,
	date: TIME,
	being_used: FLAG,
	exp_date: TIME,
	refund_date: orNull(TIME),
});
const CARD = shape({
	alias: TEXT,
	expiration_date: TEXT,
	card_provider: TEXT,
	networks: shape({ available: list(TEXT), preferred: orNull(TEXT) }),
});
const METHOD = shape({
	method_id: WHOLE,
	type: TEXT,
	provider: TEXT,
	instances: list(shape({ id: WHOLE, details: CARD, default: FLAG })),
});
const METHOD_PARAMETERS = object(
	{
		name: { type: 'string' },
		return_url: { type: 'string' },
		networks: { type: 'string' },
		bank: { type: 'string' },
	},
	[],
	'Info that need to be provided when using a payment method.',
);

/** Operations 4 to 7: bank guarantees. */
export const GUARANTEE_ENTRIES: readonly Entry[] = [
	{
		n: 4,
		call: 'guarantee.list',
		tag: 'bank-guarantee',
		description: 'Get the list of usable or currently used bank guarantees.',
		auth: 'access',
		parameters: {},
		answer: answer(list(GUARANTEE)),
		default: 'GET /bank-guarantees',
		other: 'POST /v2/guarantee-list',
	},
	{
		n: 5,
		call: 'guarantee.create',
		tag: 'bank-guarantee',
		description: 'Create a new bank guarantee for the user.',
		auth: 'access',
		body: 'Info about the bank guarantee to create.',
		parameters: {
			vehicle_id: need(id('The identifier of the vehicle we want to create a bank guarantee for.')),
			payment_method_id: may(id('The identifier of the payment method to use for the bank guarantee.')),
			user_payment_method_id: may(
				id("The identifier of the user's payment method instance to use for the bank guarantee."),
			),
			keep_after_trip: may(
				flag('When true, the guarantee will be kept for three days, otherwise its released after the trip ends.'),
			),
			payment_method_parameters: may(METHOD_PARAMETERS),
		},
		answer: DONE,
		default: 'POST /bank-guarantees',
		other: 'POST /v2/vehicles/{vehicleId=vehicle_id}/guarantee',
	},
	{
		n: 6,
		call: 'guarantee.methods',
		tag: 'bank-guarantee',
		description:
			'Return all available payment methods usable by the user to make a bank guarantee for the given vehicle.',
		auth: 'access',
		parameters: { vehicle_id: need(id('Identifier of the vehicle to make a bank guarantee for.')) },
		answer: rootAnswer({
			data: list(METHOD),
			providers_setup_info: shape({ stripe: shape({ public_key: TEXT }) }),
		}),
		default: 'GET /bank-guarantees/payment-methods',
		other: 'GET /v2/vehicles/{vehicleId=vehicle_id}/guarantee-methods',
	},
	{
		n: 7,
		call: 'guarantee.cancel',
		tag: 'bank-guarantee',
		description:
			'Cancel a bank guarantee before its automatic cancellation. This is for users which are in bank that withdraw the amount of the pre-authorization instead of just blocking it.',
		auth: 'access',
		parameters: { id: need(text('The identifier of the bank guarantee to cancel.', 1, 128)) },
		answer: DONE,
		default: 'DELETE /bank-guarantees/{id}',
		other: 'POST /v2/guarantee-cancel',
	},
];

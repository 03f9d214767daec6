import type { KnotRoute } from './route';
import { may, must, route } from './route';

export const bankGuarantee: KnotRoute[] = [
	route(
		4,
		'bankGuarantee.getMany',
		'GET /bank-guarantees',
		'Get the list of usable or currently used bank guarantees.',
		{ answer: 'id amount currency date being_used exp_date refund_date' },
	),
	route(5, 'bankGuarantee.create', 'POST /bank-guarantees', 'Create a new bank guarantee for the user.', {
		bodySays: 'Info about the bank guarantee to create.',
		params: [
			must('body', 'vehicle_id', 'The identifier of the vehicle we want to create a bank guarantee for.'),
			may('body', 'payment_method_id', 'The identifier of the payment method to use for the bank guarantee.'),
			may(
				'body',
				'user_payment_method_id',
				"The identifier of the user's payment method instance to use for the bank guarantee.",
			),
			may(
				'body',
				'keep_after_trip',
				'When true, the guarantee will be kept for three days, otherwise its released after the trip ends.',
			),
			may('body', 'payment_method_parameters', 'Info that need to be provided when using a payment method.'),
		],
	}),
	route(
		6,
		'bankGuarantee.getPaymentMethods',
		'GET /bank-guarantees/payment-methods',
		'Return all available payment methods usable by the user to make a bank guarantee for the given vehicle.',
		{
			params: [must('query', 'vehicle_id', 'Identifier of the vehicle to make a bank guarantee for.')],
			answer: 'providers_setup_info method_id type provider instances',
		},
	),
	route(
		7,
		'bankGuarantee.cancel',
		'DELETE /bank-guarantees/{id}',
		'Cancel a bank guarantee before its automatic cancellation. This is for users which are in bank that withdraw the amount of the pre-authorization instead of just blocking it.',
		{ params: [must('path', 'id', 'The identifier of the bank guarantee to cancel.')] },
	),
];

import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../../core/answer';
import { collection } from '../../core/collections';
import { flag, text } from '../../core/fields';
import { rowsOf } from '../../core/list';
import type { Resource } from '../../core/operation';
import { additional, id, words } from './fleetFields';
import { list, operation } from './record';

const vehicle = id({
	name: 'vehicleId',
	wire: 'vehicle_id',
	displayName: 'Vehicle ID',
	description: 'The vehicle that the guarantee is for',
	required: true,
});

const choices = additional(
	flag({
		name: 'keepAfterTrip',
		wire: 'keep_after_trip',
		displayName: 'Keep After Trip',
		description: 'Whether to keep the guarantee for three days; otherwise it is released after the trip',
	}),
	id({
		name: 'paymentMethodId',
		wire: 'payment_method_id',
		displayName: 'Payment Method ID',
		description: 'As Get Payment Methods gives it',
	}),
	id({
		name: 'userPaymentMethodId',
		wire: 'user_payment_method_id',
		displayName: 'User Payment Method ID',
		description: "The user's own card or account of that method: an instance of Get Payment Methods",
	}),
);

/** The document shows only the first bank and the first network, so both are free. */
const methodParameters = collection({
	name: 'paymentMethodParameters',
	wire: 'payment_method_parameters',
	displayName: 'Payment Method Parameters',
	description: 'What some payment methods ask for',
	placeholder: 'Add Parameter',
	fields: [
		text({ name: 'bank', displayName: 'Bank', placeholder: 'e.g. abn_amro' }),
		text({ name: 'name', displayName: 'Name' }),
		text({ name: 'networks', displayName: 'Networks', placeholder: 'e.g. cartes_bancaires' }),
		text({
			name: 'returnUrl',
			wire: 'return_url',
			displayName: 'Return URL',
			description: 'Where the user comes back to after paying',
		}),
	],
});

/** The methods are under `data`, what their providers need for a payment stands beside them. */
function methodsOf({ data, raw }: Answer): IDataObject {
	const whole = (Array.isArray(data) ? { ...raw, data } : (data ?? {})) as IDataObject;
	return { methods: rowsOf(whole.data), providers_setup_info: whole.providers_setup_info ?? null };
}

/** knot 4 to 7. */
export const bankGuarantee: Resource = {
	value: 'bankGuarantee',
	name: 'Bank Guarantee',
	operations: [
		list('bankGuarantee.getMany', {
			name: 'Get Many',
			action: 'Get many bank guarantees',
			description: 'List the guarantees of the user that are usable or in use',
		}),
		operation('bankGuarantee.create', {
			name: 'Create',
			action: 'Create bank guarantee',
			description: "Block the guarantee for a vehicle on a payment method of the user's",
			fields: [vehicle, choices, methodParameters],
		}),
		operation('bankGuarantee.getPaymentMethods', {
			name: 'Get Payment Methods',
			action: 'Get payment methods of bank guarantee',
			description: 'Get what the user can pay the guarantee for a vehicle with, and what the providers need for it',
			fields: [vehicle],
			output: methodsOf,
		}),
		operation('bankGuarantee.cancel', {
			name: 'Cancel',
			action: 'Cancel bank guarantee',
			description:
				'Cancel a guarantee before it ends by itself; for banks that withdraw the amount instead of only blocking it',
			fields: [
				words({
					name: 'guaranteeId',
					wire: 'id',
					displayName: 'Bank Guarantee ID',
					description: 'As Get Many gives it',
					required: true,
					most: 128,
				}),
			],
			target: 'id',
		}),
	],
};

import { text } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { answered } from './answered';
import { checkPosition, position } from './fleetFields';
import { list, operation } from './record';

const code = text({
	name: 'code',
	displayName: 'Code',
	description: 'Of the discount, as the user got it',
	required: true,
});

/** knot 25 to 27. */
export const discount: Resource = {
	value: 'discount',
	name: 'Discount',
	operations: [
		list('discount.getMany', {
			name: 'Get Many',
			action: 'Get many discounts',
			description: 'List discounts with whether they are active. The vendor document does not describe this call.',
		}),
		list('discount.getUsable', {
			name: 'Get Usable',
			action: 'Get usable discounts',
			description: 'List the discounts that the user can use in the shop of the nearest network',
			fields: position,
			check: checkPosition,
		}),
		operation('discount.use', {
			name: 'Use',
			action: 'Use discount code',
			description: 'Use a discount code on the network that is nearest to a position',
			fields: [...position, code],
			check: checkPosition,
			output: answered,
		}),
	],
};

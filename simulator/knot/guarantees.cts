import { randomUUID } from 'node:crypto';

/** Money blocked before a trip. */
export interface Guarantee {
	id: string;
	user_id: number;
	/** With three decimals, as the document prints it. */
	amount: string;
	currency: string;
	/** ISO times. */
	date: string;
	exp_date: string;
	refund_date: string | null;
	being_used: boolean;
	/** Whether it is kept for three days. */
	keep_after_trip: boolean;
	/** The card; null: the usual one. */
	user_payment_method_id: number | null;
}

const DAY = 86_400_000;
const KEPT = 3 * DAY;

/** What a guarantee can be paid with. */
export const PAYMENT_METHODS = [
	{
		method_id: 1,
		type: 'card',
		provider: 'stripe',
		instances: [cardOf(11, '1234', 'mastercard', true), cardOf(12, '4242', 'visa', false)],
	},
	{ method_id: 2, type: 'sofort', provider: 'stripe', instances: [] },
];
export const PROVIDERS = { stripe: { public_key: 'pk_test_simulated' } };

/** The guarantees of all users. */
export class Guarantees {
	/** Live. */
	readonly all: Guarantee[] = [];

	/** The main user has two at the start, one of them in use. @param now epoch milliseconds */
	reset(now: number): void {
		this.all.length = 0;
		const amount = { amount: '350.000', currency: 'EUR' };
		this.add(1, { ...amount, id: 'guarantee-1', being_used: true }, now - DAY / 2);
		this.add(1, { ...amount, id: 'guarantee-2', keep_after_trip: true }, now - DAY / 2);
	}

	/** Adds one as of then (epoch milliseconds). */
	add(user_id: number, wish: Partial<Guarantee> & Pick<Guarantee, 'amount' | 'currency'>, then: number): Guarantee {
		const guarantee: Guarantee = {
			id: randomUUID(),
			user_id,
			date: new Date(then).toISOString(),
			exp_date: new Date(then + (wish.keep_after_trip ? KEPT : DAY)).toISOString(),
			refund_date: null,
			being_used: false,
			keep_after_trip: false,
			user_payment_method_id: null,
			...wish,
		};
		this.all.push(guarantee);
		return guarantee;
	}

	/** The user's guarantees that have neither been given back nor run out. @param now epoch milliseconds */
	of(user_id: number, now: number): Guarantee[] {
		const isGood = ({ refund_date, exp_date }: Guarantee) => refund_date === null && now < Date.parse(exp_date);
		return this.all.filter((guarantee) => guarantee.user_id === user_id && isGood(guarantee));
	}
}

/** Whether there is such a method, and such a card of it. */
export function isPayable(method_id: number | undefined, instance_id: number | undefined): boolean {
	const methods = PAYMENT_METHODS.filter((method) => method_id === undefined || method.method_id === method_id);
	const cards = methods.flatMap(({ instances }) => instances);
	return methods.length > 0 && (instance_id === undefined || cards.some(({ id }) => id === instance_id));
}

function cardOf(id: number, digits: string, card_provider: string, isDefault: boolean) {
	const networks = { available: ['cartes_bancaires', card_provider], preferred: null };
	const details = { alias: `XXXX XXXX XXXX ${digits}`, expiration_date: '1229', card_provider, networks };
	return { id, details, default: isDefault };
}

import { MILANO, STRASBOURG } from './networks.cjs';

/** What makes trips cheaper. */
export interface Discount {
	discount_id: number;
	name: string;
	discount_type: string;
	type: number;
	/** Last day, such as 2026-12-31; null: for ever. */
	stop_date: string | null;
	/** null: everybody has it. */
	code: string | null;
	data: number;
	currency: string | null;
	network_id: number;
	/** Numbers of the users who have used the code. */
	usedBy: number[];
}

const DAY = 86_400_000;

/** The discounts. */
export class Discounts {
	/** Live. */
	readonly all: Discount[] = [];

	/** As at the start: one for everybody, codes for both public networks, one of the past. @param now epoch milliseconds */
	reset(now: number): void {
		this.all.length = 0;
		this.add({ name: 'Spring', discount_type: 'percentage', type: 2, data: 10, currency: null }, now + 90 * DAY);
		this.add({ name: 'Welcome', code: 'WELCOME10', data: 10 }, now + 90 * DAY);
		this.add({ name: 'Alsace', code: 'ALSACE5', data: 5, network_id: STRASBOURG }, now + 90 * DAY);
		this.add({ name: 'Last year', code: 'EXPIRED5', data: 5 }, now - 90 * DAY);
	}

	/** What a user has: what everybody has, and the codes used. */
	of(user_id: number): Discount[] {
		return this.all.filter(({ code, usedBy }) => code === null || usedBy.includes(user_id));
	}

	/** In capital or small letters. */
	find(code: string): Discount | undefined {
		return this.all.find((discount) => discount.code?.toUpperCase() === code.toUpperCase());
	}

	private add(wish: Partial<Discount> & Pick<Discount, 'name' | 'data'>, end: number): void {
		this.all.push({
			discount_id: this.all.length + 1,
			discount_type: 'add-credit',
			type: 1,
			stop_date: new Date(end).toISOString().slice(0, 10),
			code: null,
			currency: 'EUR',
			network_id: MILANO,
			usedBy: [],
			...wish,
		});
	}
}

/** Whether it is good at that time (epoch milliseconds): until the end of its last day, UTC. */
export function isActive({ stop_date }: Discount, now: number): boolean {
	return stop_date === null || now < Date.parse(stop_date) + DAY;
}

/** A discount as answers tell it. */
export function discountRow(discount: Discount): object {
	return { ...discount, network_id: undefined, usedBy: undefined };
}

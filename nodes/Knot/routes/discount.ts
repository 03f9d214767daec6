import type { KnotRoute } from './route';
import { must, route } from './route';

const DISCOUNT = 'discount_id name discount_type type stop_date code data currency';

export const discount: KnotRoute[] = [
	route(25, 'discount.getMany', 'GET /discounts', '', {
		answer: `${DISCOUNT} active`,
	}),
	route(26, 'discount.getUsable', 'GET /discounts/shop', 'Return discounts usable by the user for the shop.', {
		params: [
			must('query', 'lat', 'Latitude of the user to get discounts available for offers on the nearest network.'),
			must('query', 'lng', 'Longitude of the user to get discounts available for offers on the nearest network.'),
		],
		answer: DISCOUNT,
	}),
	route(27, 'discount.use', 'POST /discounts', 'Use a discount code.', {
		bodySays: 'The code of the discount and the position of the user.',
		params: [
			must('body', 'lat', 'Latitude of the user to check that the discount is available on the nearest network.'),
			must('body', 'lng', 'Longitude of the user to check that the discount is available on the nearest network.'),
			must('body', 'code', 'Discount code to identify which discount we try to use.'),
		],
		answer: DISCOUNT,
	}),
];

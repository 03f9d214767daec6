import type { Entry } from './operation.cjs';
import { file, id, latitude, longitude, need, text } from './fields.cjs';
import { answer, CHAT, discount, DISCOUNT, FLAG, list, shape, TEXT, TIME } from './shapes.cjs';

/** Operations 8 to 10: chats. */
export const CHAT_ENTRIES: readonly Entry[] = [
	{
		n: 8,
		call: 'chat.list',
		tag: 'chat',
		description: 'Return the list of reports, or chat channels, that the user made.',
		auth: 'access',
		parameters: {},
		answer: answer(list(CHAT)),
		default: 'GET /chats',
		other: 'POST /v2/chat-list',
	},
	{
		n: 9,
		call: 'chat.get',
		tag: 'chat',
		description: 'Return a chat channel.',
		auth: 'access',
		parameters: { report_id: need(id('The identifier of the report to get.')) },
		answer: answer(CHAT),
		default: 'GET /chats/{report_id}',
		other: 'GET /v2/chat',
	},
	{
		n: 10,
		call: 'chat.image',
		tag: 'chat',
		description: 'Upload an image into a new chat message.',
		auth: 'access',
		body: 'The picture to upload.',
		parameters: {
			report_id: need(id('The identifier of the report we want to add the image to.')),
			chat_image: need(file('The picture file data.')),
		},
		answer: answer(shape({ id: TEXT, date: TIME, url: TEXT })),
		default: 'POST /chats/{report_id}/image',
		other: 'PUT /v2/chat-image',
	},
];

const NEAREST = 'to get discounts available for offers on the nearest network.';
const CHECKED = 'to check that the discount is available on the nearest network.';

/** Operations 25 to 27: discounts. The first one has neither a sentence nor parameters in the document. */
export const DISCOUNT_ENTRIES: readonly Entry[] = [
	{
		n: 25,
		call: 'discount.list',
		tag: 'discount',
		auth: 'access',
		parameters: {},
		answer: answer(list(shape({ ...discount, active: FLAG }))),
		default: 'GET /discounts',
		other: 'POST /v2/discount-list',
	},
	{
		n: 26,
		call: 'discount.shop',
		tag: 'discount',
		description: 'Return discounts usable by the user for the shop.',
		auth: 'access',
		parameters: {
			lat: need(latitude(`Latitude of the user ${NEAREST}`)),
			lng: need(longitude(`Longitude of the user ${NEAREST}`)),
		},
		answer: answer(list(DISCOUNT)),
		default: 'GET /discounts/shop',
		other: 'POST /v2/discount-list/shop',
	},
	{
		n: 27,
		call: 'discount.use',
		tag: 'discount',
		description: 'Use a discount code.',
		auth: 'access',
		body: 'The code of the discount and the position of the user.',
		parameters: {
			lat: need(latitude(`Latitude of the user ${CHECKED}`)),
			lng: need(longitude(`Longitude of the user ${CHECKED}`)),
			code: need(text('Discount code to identify which discount we try to use.', 1)),
		},
		answer: answer(DISCOUNT),
		default: 'POST /discounts',
		other: 'PUT /v2/discount-list/{discountCode=code}',
	},
];

import { userCall, type Calls, type Context } from './call.cjs';
import { chatRow } from './chats.cjs';
import { CODES, done, found, foundAtRoot, refused, type Outcome } from './codes.cjs';
import { discountRow, isActive } from './discounts.cjs';
import { isPayable, PAYMENT_METHODS, PROVIDERS, type Guarantee } from './guarantees.cjs';
import type { UploadedFile } from './multipart.cjs';
import { networksByDistance } from './networkCalls.cjs';
import type { Picture } from './pictures.cjs';

/** A guarantee of a network that asks for none. */
const LEAST_AMOUNT = 50;

interface Position {
	lat: number;
	lng: number;
}
interface Badge {
	cluster_id: number;
	name: string;
	spot_id?: number;
}
interface NewGuarantee {
	vehicle_id: number;
	payment_method_id?: number;
	user_payment_method_id?: number;
	keep_after_trip?: boolean;
}

/** Operations 2 and 3: badges. */
export const BADGE_CALLS: Calls = {
	'badge.link': userCall<Badge>(({ cluster_id, name, spot_id }, { host, user }) => {
		const cluster = host.park.cluster(cluster_id);
		if (!cluster) return refused(CODES.notFound);
		if (!cluster.has_badge_reader) return refused(CODES.noBadgeReader);
		const isElsewhere = spot_id !== undefined && host.park.spot(spot_id)?.cluster !== cluster;
		if (isElsewhere) return refused(CODES.unknownSpot);
		host.badges.add({ user_id: user.user_id, name, cluster_id, spot_id: spot_id ?? null, linked: false });
		return done();
	}),
	'badge.rename': userCall<{ badge_id: number; name: string }>(({ badge_id, name }, { host, user }) => {
		const badge = host.badges.find(user.user_id, badge_id);
		if (!badge) return refused(CODES.notFound);
		badge.name = name;
		return done();
	}),
};

/** Operations 4 to 7: bank guarantees. */
export const GUARANTEE_CALLS: Calls = {
	'guarantee.list': userCall<object>((_given, { host, user, now }) =>
		found(host.guarantees.of(user.user_id, now).map(guaranteeRow)),
	),
	'guarantee.create': userCall<NewGuarantee>((given, { host, user, now }) => {
		const vehicle = host.park.vehicle(given.vehicle_id);
		if (!vehicle) return refused(CODES.unknownVehicle);
		const { payment_method_id, user_payment_method_id = null, keep_after_trip = false } = given;
		if (!isPayable(payment_method_id, user_payment_method_id ?? undefined)) return refused(CODES.notFound);
		const network = host.networks.find(({ network_id }) => network_id === vehicle.network_id);
		const amount = (network?.max_guarantee ?? LEAST_AMOUNT).toFixed(3);
		const wish = { amount, currency: network?.currency ?? 'EUR', keep_after_trip, user_payment_method_id };
		host.guarantees.add(user.user_id, wish, now);
		return done();
	}),
	'guarantee.methods': userCall<{ vehicle_id: number }>(({ vehicle_id }, { host }) =>
		host.park.vehicle(vehicle_id)
			? foundAtRoot({ data: PAYMENT_METHODS, providers_setup_info: PROVIDERS })
			: refused(CODES.unknownVehicle),
	),
	'guarantee.cancel': userCall<{ id: string }>(({ id }, { host, user, now }) => {
		const guarantee = host.guarantees.of(user.user_id, now).find((one) => one.id === id);
		if (!guarantee) return refused(CODES.notFound);
		if (guarantee.being_used) return refused(CODES.guaranteeInUse);
		guarantee.refund_date = new Date(now).toISOString();
		return done();
	}),
};

/** Operations 8 to 10: chats. */
export const CHAT_CALLS: Calls = {
	'chat.list': userCall<object>((_given, { host, user }) =>
		found(host.chats.all.filter(({ user_id }) => user_id === user.user_id).map(chatRow)),
	),
	'chat.get': userCall<{ report_id: number }>(({ report_id }, { host, user }) => {
		const report = host.chats.find(user.user_id, report_id);
		return report ? found(chatRow(report)) : refused(CODES.notFound);
	}),
	'chat.image': userCall<{ report_id: number; chat_image: UploadedFile }>(({ report_id, chat_image }, context) => {
		const { host, user, now } = context;
		const report = host.chats.find(user.user_id, report_id);
		if (!report) return refused(CODES.notFound);
		if (report.resolved && !report.allow_reopen) return refused(CODES.chatClosed);
		return withPicture(chat_image, { of: 'chat', number: report_id }, context, ({ id }, url) => {
			const date = new Date(now).toISOString();
			Object.assign(report, { message: null, sender: user.name, date, resolved: false, unread: false });
			return { id, date, url };
		});
	}),
};

/** Operations 25 to 27: discounts. */
export const DISCOUNT_CALLS: Calls = {
	'discount.list': userCall<object>((_given, { host, user, now }) =>
		found(host.discounts.of(user.user_id).map((one) => ({ ...discountRow(one), active: isActive(one, now) }))),
	),
	'discount.shop': userCall<Position>((position, context) => {
		const { host, user, now } = context;
		const here = nearestNetwork(position, context);
		const usable = host.discounts.of(user.user_id).filter((one) => one.network_id === here && isActive(one, now));
		return found(usable.map(discountRow));
	}),
	'discount.use': userCall<Position & { code: string }>(({ code, ...position }, context) => {
		const { host, user, now } = context;
		const discount = host.discounts.find(code);
		if (!discount) return refused(CODES.unknownDiscount);
		if (discount.usedBy.includes(user.user_id)) return refused(CODES.discountUsed);
		const isHere = discount.network_id === nearestNetwork(position, context);
		if (!isHere || !isActive(discount, now)) return refused(CODES.discountNotUsable);
		discount.usedBy.push(user.user_id);
		return done({ data: discountRow(discount) });
	}),
};

/** Takes an uploaded picture, unless its type or size is wrong. @param tell what is done with it, and the `data` of the answer */
export function withPicture(
	file: UploadedFile,
	belongs: Pick<Picture, 'of' | 'number'>,
	{ host, now, origin }: Context,
	tell: (picture: Picture, url: string) => object,
): Outcome {
	const refusal = host.pictures.refusal(file, host.settings);
	if (refusal) return refusal;
	const picture = host.pictures.add(file, { ...belongs, at: now });
	return done({ data: tell(picture, `${origin}/pictures/${picture.id}`) });
}

function nearestNetwork({ lat, lng }: Position, { host }: Context): number {
	return networksByDistance(host.networks, { latitude: lat, longitude: lng })[0].network.network_id;
}

function guaranteeRow({ id, amount, currency, date, being_used, exp_date, refund_date }: Guarantee): object {
	return { id, amount, currency, date, being_used, exp_date, refund_date };
}

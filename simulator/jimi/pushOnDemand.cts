import type { Delivery } from '../deliver.cjs';
import type { World } from '../server.cjs';
import { alarmOf, type Alarm, type AlarmWish, type Alarms } from './alarms.cjs';
import type { Device } from './device.cjs';
import {
	alarmContent,
	FORGERIES,
	forged,
	MESSAGE_TYPES,
	probeRequest,
	pushRequest,
	withFields,
	type Content,
	type Forgery,
	type PushFormat,
} from './push.cjs';
import type { Pusher } from './pusher.cjs';
import type { Settings } from './settings.cjs';

/** How to send one push. */
export interface PushOptions extends PushFormat {
	/** Address in place of the target. */
	url?: string;
	/** What the alarm is, besides its device; type 1 (SOS) when it does not say. */
	alarm?: Partial<Omit<AlarmWish, 'imei'>>;
	/** So many alarms in one request, one second apart, the last one of now. */
	count?: number;
	/** Fields of the content in place of the usual ones; null leaves one out. */
	fields?: Content;
	forge?: Forgery;
}

interface PushHost {
	readonly world: World;
	readonly settings: Settings;
	readonly alarms: Alarms;
	readonly pusher: Pusher;
	vehicle(imei: string): Device | undefined;
}

const OPTION_KEYS = ['url', 'alarm', 'count', 'fields', 'forge', 'encoding', 'data', 'headers'];
const SOS = '1';
const RAW = '787811010868120145233604000a36050d0a';

/**
 * Sends one push, which is no change of anything but the alarm list.
 * @param type `alarm`, `raw`, `probe-get`, `probe-post`, or any other message type as it is
 * @throws RangeError for unknown devices and options, or without an address
 */
export async function pushOnDemand(
	host: PushHost,
	type: string,
	imei: string,
	options: PushOptions,
): Promise<Delivery> {
	const format = { ...host.pusher.options, ...options };
	const { url, headers } = addressOf(host, options, format.headers ?? {});
	if (type === 'probe-get' || type === 'probe-post') return await host.pusher.send(probeRequest(url, type, headers));
	const device = host.vehicle(imei);
	if (!device) throw new RangeError(`No vehicle ${imei}`);
	const msgType = Object.hasOwn(MESSAGE_TYPES, type) ? MESSAGE_TYPES[type] : type;
	const contents = contentsOf(host, type, device, options).map((content) => withFields(content, options.fields));
	return await host.pusher.send(pushRequest(url, msgType, contents, { ...format, headers }));
}

function addressOf(host: PushHost, options: PushOptions, headers: Record<string, string>) {
	const strange = Object.keys(options).find((key) => !OPTION_KEYS.includes(key));
	if (strange) throw new RangeError(`A push has no ${strange}; it takes ${OPTION_KEYS.join(', ')}`);
	const { forge } = options;
	if (forge !== undefined && !FORGERIES.includes(forge))
		throw new RangeError(`forge is one of ${FORGERIES.join(', ')}`);
	const address = options.url ?? host.pusher.target;
	if (!address) throw new RangeError('No push target: set one or give a url');
	return forged(address, headers, forge);
}

function contentsOf(host: PushHost, type: string, device: Device, options: PushOptions): Content[] {
	const { imei, deviceName } = device;
	if (type !== 'alarm') return [{ imei, deviceName, ...(type === 'raw' ? { raw_data: RAW } : {}) }];
	const { count = 1 } = options;
	const first = host.world.clock.seconds() - (count - 1);
	return Array.from({ length: count }, (_, index) => {
		const wish = { type: SOS, time: first + index, ...options.alarm, imei };
		return alarmContent(alarmFor(host, device, wish, options.forge !== undefined), deviceName);
	});
}

/** An alarm of the list; a forged one is in no list. */
function alarmFor({ world, settings, alarms }: PushHost, device: Device, wish: AlarmWish, isForged: boolean): Alarm {
	const now = world.clock.now();
	if (isForged) return { ...alarmOf(device, wish, Math.floor(now / 1000)), listedAt: Infinity };
	return alarms.raise(device, wish, now, now + settings.listedAfter);
}

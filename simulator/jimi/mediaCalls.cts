import { CENTRE } from '../movement.cjs';
import { Random } from '../random.cjs';
import { forDevice, type Call, type Context } from './call.cjs';
import { commandFailed, found, refused, SUB_CODE, type Outcome } from './codes.cjs';
import { degrees } from '../journey.cjs';
import type { Device, Medium } from './device.cjs';
import { imei, oneOf, optional, required, text, time, whole, type Check } from './parameters.cjs';
import { livePageRow } from './rows.cjs';
import { secondOf, utcText } from './utc.cjs';

const CAMERA = 'JC400';
const PAGE_SIZE = 10;
const GROUP = 5;
const MOST_GROUPS = 7;
const WIFI = /^[0-9A-Fa-f]{12},-?\d{1,3}(\|[0-9A-Fa-f]{12},-?\d{1,3})*$/;
/** Degrees around the centre of the town within which all cells are. */
const REACH = 0.02;

/** Cameras and cell locations (document, "Get Device Photo or Video URL" to "Wi-Fi, Base Station locating analysis"). */
export const MEDIA_CALLS: Call[] = [
	{
		method: 'jimi.device.media.URL',
		parameters: {
			imei: required(imei),
			camera: required(oneOf('1', '2')),
			media_type: required(oneOf('1', '2')),
			start_time: optional(time),
			end_time: optional(time),
			token: optional(text(200)),
			page_no: optional(whole(0, 100_000)),
			page_size: optional(whole(1, 100)),
		},
		run: (context) =>
			forDevice(context, ({ device }) => {
				const rows = mediaOf(device, context).map((medium) => mediaRow(medium, device.imei, context.given.token));
				return found(rows, 'Operation successful');
			}),
	},
	{
		method: 'jimi.device.live.page.url',
		parameters: {
			imei: required(imei),
			V: optional(oneOf('2')),
			token: optional(text(200)),
			type: optional(oneOf('1', '2')),
			voice: optional(oneOf('0', '1')),
		},
		problem: ({ V, token }) => (V === '2' && token === undefined ? 'token is required with V=2' : null),
		run: (context) =>
			forDevice(context, ({ device }) => {
				if (device.mcType !== CAMERA) return commandFailed(SUB_CODE.unsupported);
				const url = `https://www.domain.com/device/video/${device.imei}`;
				return found(livePageRow(device, context.second, url), 'Vehicle information modification successful');
			}),
	},
	{
		method: 'jimi.lbs.address.get',
		parameters: { imei: required(imei), lbs: optional(cells()), wifi: optional(accessPoints()) },
		problem: ({ lbs, wifi }) => (lbs === undefined && wifi === undefined ? 'lbs or wifi is required' : null),
		run: (context) => forDevice(context, () => locate(context)),
	},
];

function mediaOf(device: Device, { given }: Context): Medium[] {
	const [begin, end] = [secondOf(given.start_time ?? ''), secondOf(given.end_time ?? '')];
	const wanted = device.media.filter(
		({ camera, mediaType, createdAt }) =>
			String(camera) === given.camera &&
			String(mediaType) === given.media_type &&
			!(createdAt < begin) &&
			!(createdAt > end),
	);
	const size = Number(given.page_size ?? PAGE_SIZE);
	const first = Number(given.page_no ?? 0) * size;
	return wanted.reverse().slice(first, first + size);
}

/** The cameras count from 0 here, from 1 in the request; sizes of videos come as text. */
function mediaRow({ camera, mediaType, createdAt, size }: Medium, name: string, token?: string): object {
	const kind = mediaType === 1 ? 'jpg' : 'mp4';
	const file = `https://media.domain.com/${name}_${createdAt}_0${camera}`;
	const proof = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
	return {
		thumb_URL: `${file}_thumb.jpg${proof}`,
		file_URL: `${file}.${kind}${proof}`,
		mime_type: mediaType === 1 ? 'image/jpeg' : 'video/mp4',
		create_time: utcText(createdAt),
		media_type: mediaType,
		camera: camera - 1,
		file_size: mediaType === 1 ? size : String(size),
	};
}

/** The same cells are always at the same place. */
function locate({ host, account, given, now }: Context): Outcome {
	const top = host.directory.within(account.account);
	const devices = top.reduce((sum, one) => sum + host.trackersOf(one.account).length, 0);
	if (!host.cells.allows(account.account, devices * host.settings.cellLocations, now)) return refused(1006);
	const words = `${given.lbs ?? ''}${given.wifi ?? ''}`;
	const random = new Random([...words].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7));
	return found({
		lat: degrees(CENTRE.latitude + random.decimal(-REACH, REACH, 6)),
		lng: degrees(CENTRE.longitude + random.decimal(-REACH, REACH, 6)),
		accuracy: random.integer(0, 100),
	});
}

/** Groups of mcc,mnc,lac,cell,rssi, none of them empty; between groups stands a comma or a bar. */
function cells(): Check {
	return (value) => {
		const parts = value.split(/[,|]/);
		const isRight = parts.every((part) => /^-?\d+$/.test(part)) && parts.length % GROUP === 0;
		return isRight && parts.length <= GROUP * MOST_GROUPS ? null : 'up to 7 groups of mcc,mnc,lac,cell,rssi';
	};
}

function accessPoints(): Check {
	return (value) => (WIFI.test(value) ? null : 'mac,rssi|mac,rssi without colons');
}

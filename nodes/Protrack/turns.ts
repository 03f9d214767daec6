import type { IDataObject } from 'n8n-workflow';
import type { Cursor } from './cursor';

/** What is kept of one device between polls; short names, for it stands in n8n's database. */
export interface Entry {
	c: Cursor;
	/** When its alarms were last asked for; seconds, 0: never. */
	k: number;
	/** What the device had reported by then. */
	h: string;
	/** When it was last in the list; seconds. */
	l: number;
}

/** What the trigger keeps between polls. */
export interface State {
	/** When the devices were last listed; seconds by the vendor's clock. */
	listedAt?: number;
	devices: Record<string, Entry>;
}

/** Of so many looks one goes to a device without news: some alarms, such as "offline", come without any. */
const SHARE = 4;
/** A device that left the list keeps its place for a week: a list can be short by mistake. */
const KEEP = 7 * 86_400;

/** What shows that a device has reported something since it was last looked at. */
export const signOf = ({ hearttime, systemtime, datastatus }: IDataObject): string =>
	[hearttime, systemtime, datastatus].map((value) => String(value ?? '')).join('/');

/** Who is asked first: devices with news, and in between the others in turn, those that have waited longest first. */
export function inTurn(devices: string[], state: State, signs: Map<string, string>): string[] {
	const waited = (imei: string) => state.devices[imei]?.k ?? 0;
	const hasNews = (imei: string) => signs.get(imei) !== undefined && signs.get(imei) !== state.devices[imei]?.h;
	const queue = [...devices].sort((a, b) => waited(a) - waited(b) || (a < b ? -1 : 1));
	const [news, others] = [queue.filter(hasNews), queue.filter((imei) => !hasNews(imei))];
	const order: string[] = [];
	while (news.length > 0 && others.length > 0) {
		order.push(...news.splice(0, SHARE - 1), ...others.splice(0, 1));
	}
	return [...order, ...news, ...others];
}

/** Devices that have not been listed for a week are forgotten. */
export const forgetGone = (devices: State['devices'], now: number): State['devices'] =>
	Object.fromEntries(Object.entries(devices).filter(([, { l }]) => now - l < KEEP));

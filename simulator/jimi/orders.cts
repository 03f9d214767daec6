import { placeOf, type Device } from './device.cjs';

/** What a device does with a command, and the words of its answer. */
interface Order {
	pattern: RegExp;
	obey(device: Device, values: string[], now: number): string;
}

/** A vehicle whose fuel is cut rolls on for so many milliseconds. */
const ROLLING_MS = 5000;
const PHOTO_BYTES = 120_000;

const ORDERS: readonly Order[] = [
	{
		pattern: /^RELAY,1#$/i,
		obey(device, _values, now) {
			const words = `Cut off the fuel supply: Success! Speed: ${Math.round(device.speed)} km/h`;
			device.relay = 1;
			if (device.speed > 0) device.stopsAt = now + ROLLING_MS;
			return words;
		},
	},
	{
		pattern: /^RELAY,0#$/i,
		obey(device) {
			Object.assign(device, { relay: 0, stopsAt: null });
			return 'Restore fuel supply: Success!';
		},
	},
	{
		pattern: /^RESET#$/i,
		obey(device) {
			device.resets += 1;
			return 'The terminal will restart after 60s!';
		},
	},
	{
		pattern: /^STATUS#$/i,
		obey: ({ electQuantity, accStatus, relay }) =>
			`Battery:${electQuantity}%; GPRS:Link Up; GSM Signal Level:Strong; ACC:${accStatus === 1 ? 'ON' : 'OFF'}; Relay:${relay}`,
	},
	{
		pattern: /^WHERE#$/i,
		obey(device, _values, now) {
			const { lat, lng } = placeOf(device, now / 1000);
			return `Lat:N${lat},Lon:E${lng},Course:${device.course},Speed:${Math.round(device.speed)}Km/h`;
		},
	},
	{
		pattern: /^TIMER,(\d{1,5}),\d{1,5}#$/i,
		obey(device, [interval]) {
			device.reportInterval = Number(interval);
			return 'OK';
		},
	},
	{
		pattern: /^PICTURE,(in|out)#$/i,
		obey(device, [side], now) {
			const camera = side.toLowerCase() === 'out' ? 1 : 2;
			device.media.push({ camera, mediaType: 1, createdAt: Math.floor(now / 1000), size: PHOTO_BYTES });
			return 'OK';
		},
	},
	{ pattern: /^(SOS,A,[\d,]*|CALL,\d{3,20}|OPEN)#$/i, obey: () => 'OK' },
];

/** Whether a device knows the command. */
export function isKnown(code: string): boolean {
	return ORDERS.some(({ pattern }) => pattern.test(code));
}

/** The device does what the command says (epoch ms); returns the words of its answer. */
export function obey(device: Device, code: string, now: number): string {
	for (const { pattern, obey: run } of ORDERS) {
		const match = pattern.exec(code);
		if (match) return run(device, match.slice(1), now);
	}
	return 'Command error';
}

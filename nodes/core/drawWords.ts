/** km/h and mph out of m/s. */
export const UNITS = {
	'km/h': { perMeterPerSecond: 3.6, meters: 1000, distance: 'km', steps: [2, 5, 10, 15, 20, 25, 30] },
	mph: { perMeterPerSecond: 3600 / 1609.344, meters: 1609.344, distance: 'mi', steps: [1, 2, 5, 10, 15, 20] },
} as const;

export type SpeedUnit = keyof typeof UNITS;

/** "2 d 3 h", "1 h 20 min", "12 min": the two largest units, nothing below a minute. */
export function durationWords(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
	if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
	if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
	return `${minutes} min`;
}

export function distanceWords(meters: number, unit: SpeedUnit): string {
	const value = meters / UNITS[unit].meters;
	return `${value.toFixed(value < 100 ? 1 : 0)} ${UNITS[unit].distance}`;
}

/** The time zone as Intl knows it; UTC for none and for one that does not exist. */
export function knownZone(timeZone: string | undefined): string {
	const zone = timeZone || 'UTC';
	try {
		new Intl.DateTimeFormat('en-GB', { timeZone: zone });
		return zone;
	} catch {
		return 'UTC';
	}
}

/** "2026-03-01" and "08:05" in a time zone. */
export function dateAndTime(iso: string, timeZone: string): { date: string; time: string } {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	const parts: Record<string, string> = {};
	for (const { type, value } of format.formatToParts(new Date(iso))) parts[type] = value;
	return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

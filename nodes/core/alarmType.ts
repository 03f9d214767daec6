/** One alarm of a vendor: the vendor's name, the panel's, the word of Traccar and those of MDS. */
export interface AlarmType {
	/** As the vendor prints it. */
	name: string;
	/** Title Case. */
	label: string;
	/** Traccar's name of the alarm; `null` where it has none. */
	alarm: string | null;
	/** MDS 2.0.2 event types; `unspecified` where it has none. */
	events: string[];
	/** Where the type itself says that something began or ended. */
	phase?: 'started' | 'ended';
}

/** One row of a vendor's table of alarms. */
export const alarmType = (
	name: string,
	label: string,
	alarm: string | null = null,
	...events: string[]
): AlarmType => ({
	name,
	label,
	alarm,
	events: events.length > 0 ? events : ['unspecified'],
});

/** One request that a simulated cloud received, in the order of arrival. */
export interface LogEntry {
	vendor: string;
	/** Simulated time of arrival, epoch milliseconds. */
	at: number;
	/** Simulated time of the answer; null while none was given. */
	answeredAt: number | null;
	method: string;
	/** Path without the query. */
	path: string;
	/** Name of the call, of a vendor with one path for all of them. */
	call?: string | null;
	query: Record<string, unknown>;
	headers: Record<string, string | string[] | undefined>;
	/** Parsed form or JSON body; undefined when there was none or it could not be parsed. */
	body: unknown;
	rawBody: string;
	/** The vehicle that the request names; several with commas between them. */
	device: string | null;
	/** HTTP status of the answer; null when none was sent (dropped, hanging, still at work). */
	status: number | null;
	/** The vendor's code in the answer. */
	code: number | null;
	/** Whether a command or setting really took effect on the vehicle or account. */
	ranCommand: boolean;
	/** The fault that was played, by name. */
	fault: string | null;
}

/** The newest requests are kept; a simulator that runs for days must not fill the memory. */
const LIMIT = 20000;

/** Adds an entry; the oldest tenth goes when the log is full. */
export function addEntry(log: LogEntry[], entry: LogEntry): void {
	if (log.length >= LIMIT) log.splice(0, LIMIT / 10);
	log.push(entry);
}

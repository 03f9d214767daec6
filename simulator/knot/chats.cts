/** A report of a user, and the last message of what was said about it. */
export interface Report {
	report_id: number;
	user_id: number;
	/** The last message; null: it is a picture. */
	message: string | null;
	sender: string;
	/** ISO times of the last message and of the report. */
	date: string;
	report_date: string;
	resolved: boolean;
	unread: boolean;
	/** Whether a message opens it again once it is resolved. */
	allow_reopen: boolean;
}

const HOUR = 3_600_000;

/** The reports of all users. */
export class Chats {
	/** Live. */
	readonly all: Report[] = [];

	/** The main user has three at the start: open, resolved, closed for good. @param now epoch milliseconds */
	reset(now: number): void {
		this.all.length = 0;
		const answered = { message: 'We are looking into it.', sender: 'Support' };
		this.add({ ...answered, unread: true }, now);
		this.add({ ...answered, resolved: true, allow_reopen: true }, now - 24 * HOUR);
		this.add({ ...answered, resolved: true }, now - 240 * HOUR);
		this.add({ message: 'The scooter pulls to the left.', sender: 'Rider', user_id: 2 }, now);
	}

	/** The user's report of that number. */
	find(user_id: number, report_id: number): Report | undefined {
		return this.all.find((report) => report.user_id === user_id && report.report_id === report_id);
	}

	private add(wish: Partial<Report> & Pick<Report, 'message' | 'sender'>, now: number): void {
		this.all.push({
			report_id: this.all.length + 1,
			user_id: 1,
			date: new Date(now - HOUR).toISOString(),
			report_date: new Date(now - 2 * HOUR).toISOString(),
			resolved: false,
			unread: false,
			allow_reopen: false,
			...wish,
		});
	}
}

/** A report as answers tell it. */
export function chatRow(report: Report): object {
	return { ...report, user_id: undefined };
}

import type { Severity, Target } from './maintenanceTypes.cjs';

/** Work on a vehicle, a spot or a station. Those that are resolved have a `stop_date`. */
export interface Maintenance {
	maintenance_id: number;
	target: Target;
	/** Numbers of what it is about; a spot's also has that of the spot's station. */
	spot_id: number | null;
	vehicle_id: number | null;
	station_id: number | null;
	maintenance_type: string;
	comment: string | null;
	/** ISO times. */
	start_date: string;
	started_by: string | null;
	started_by_uid: number | null;
	severity: Severity;
	automatic_code_description: string | null;
	report_id: number | null;
	stop_date: string | null;
	stopped_by: string | null;
	stopped_by_uid: number | null;
}

/** What a maintenance is about: a target and its number. */
export interface Subject {
	target: Target;
	id: number;
}

/** Which part of the resolved ones is asked for. */
export interface Page {
	/** The last one that the client has. */
	last?: number;
	direction: 'ASC' | 'DESC';
	/** Rows at the most. */
	size: number;
}

export type Counts = Record<'info_count' | 'low_count' | 'high_count', number>;

/** Who starts or stops a maintenance. */
export interface Worker {
	user_id: number;
	name: string;
}

/** The maintenances, resolved or not. */
export class Maintenances {
	/** In the order of their numbers. Live. */
	readonly all: Maintenance[] = [];
	private lastId = 0;

	/** Starts one. @param now epoch milliseconds */
	add(
		subject: Pick<Maintenance, 'target' | 'maintenance_type' | 'severity'> & Partial<Maintenance>,
		worker: Worker | null,
		now: number,
	): Maintenance {
		this.lastId += 1;
		const maintenance: Maintenance = {
			spot_id: null,
			vehicle_id: null,
			station_id: null,
			comment: null,
			started_by: worker?.name ?? null,
			started_by_uid: worker?.user_id ?? null,
			automatic_code_description: worker ? null : 'Battery low',
			report_id: null,
			stop_date: null,
			stopped_by: null,
			stopped_by_uid: null,
			...subject,
			maintenance_id: this.lastId,
			start_date: new Date(now).toISOString(),
		};
		this.all.push(maintenance);
		return maintenance;
	}

	find(maintenance_id: number): Maintenance | undefined {
		return this.all.find((one) => one.maintenance_id === maintenance_id);
	}

	stop(maintenance: Maintenance, worker: Worker, now: number): void {
		const stop_date = new Date(now).toISOString();
		Object.assign(maintenance, { stop_date, stopped_by: worker.name, stopped_by_uid: worker.user_id });
	}

	remove(maintenance: Maintenance): void {
		this.all.splice(this.all.indexOf(maintenance), 1);
	}

	/** Those of a subject that are not resolved, oldest first. */
	ongoing(subject: Subject): Maintenance[] {
		return this.all.filter((one) => one.stop_date === null && isOf(subject, one));
	}

	/**
	 * Those of a subject that are resolved, sorted by number in the direction asked for; with a cursor those that come
	 * after it in this very direction.
	 */
	resolved(subject: Subject, { last, direction, size }: Page): Maintenance[] {
		const sign = direction === 'ASC' ? 1 : -1;
		const rows = this.all.filter((one) => one.stop_date !== null && isOf(subject, one));
		rows.sort((one, other) => sign * (one.maintenance_id - other.maintenance_id));
		const isAfter = ({ maintenance_id }: Maintenance) => last === undefined || sign * (maintenance_id - last) > 0;
		return rows.filter(isAfter).slice(0, size);
	}

	/** How many of these subjects' are not resolved, by severity. */
	counts(subjects: readonly Subject[]): Counts {
		const counts: Counts = { info_count: 0, low_count: 0, high_count: 0 };
		for (const { severity } of subjects.flatMap((subject) => this.ongoing(subject))) counts[`${severity}_count`] += 1;
		return counts;
	}

	/** Whether something is out of use: a maintenance of high severity is not resolved. */
	isBlocked(target: Target, id: number): boolean {
		return this.ongoing({ target, id }).some(({ severity }) => severity === 'high');
	}

	clear(): void {
		this.all.length = 0;
		this.lastId = 0;
	}
}

/** Those of a station are about the station as a whole: its spots' have its number, too. */
function isOf({ target, id }: Subject, maintenance: Maintenance): boolean {
	return maintenance.target === target && maintenance[`${target}_id`] === id;
}

/** A maintenance as answers tell it; one that is resolved tells more. @param typeName its type in the language asked for */
export function maintenanceRow(maintenance: Maintenance, typeName: string): object {
	const { stop_date, stopped_by, stopped_by_uid } = maintenance;
	const row = { ...maintenance, maintenance_type: typeName, target: undefined };
	const stopped = stop_date === null ? undefined : { stop_date, stopped_by, stopped_by_uid };
	return { ...row, stop_date: undefined, stopped_by: undefined, stopped_by_uid: undefined, ...stopped };
}

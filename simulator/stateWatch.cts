/** Yes-or-no facts about a device. */
export type Facts = Record<string, boolean>;

/** A fact that is not as it was. */
export interface Change<F extends Facts> {
	fact: keyof F & string;
	isNow: boolean;
}

/** Notices which facts about a device are no longer as they were when it was last looked at. */
export class StateWatch<D extends { imei: string }, F extends Facts> {
	private readonly known = new Map<string, F>();

	constructor(private readonly factsOf: (device: D) => F) {}

	/** Takes the present state as known: no change. */
	learn(device: D): void {
		this.known.set(device.imei, this.factsOf(device));
	}

	/** What has changed since the last look. */
	changes(device: D): Array<Change<F>> {
		const after = this.factsOf(device);
		const before = this.known.get(device.imei) ?? after;
		this.known.set(device.imei, after);
		const changed = Object.keys(after).filter((fact) => before[fact] !== after[fact]);
		return changed.map((fact) => ({ fact, isNow: after[fact] }));
	}

	clear(): void {
		this.known.clear();
	}
}

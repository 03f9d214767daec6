/** Things that happened to devices, found by time. */
export class Timeline<T> {
	/** Everything in the order in which it was added. Live. */
	readonly all: T[] = [];
	private readonly byImei = new Map<string, T[]>();

	constructor(
		private readonly imeiOf: (thing: T) => string,
		private readonly timeOf: (thing: T) => number,
	) {}

	/** Adds something, behind all of the same or an earlier time. */
	add(thing: T): void {
		const things = this.byImei.get(this.imeiOf(thing)) ?? [];
		let place = things.length;
		while (place > 0 && this.timeOf(things[place - 1]) > this.timeOf(thing)) place -= 1;
		things.splice(place, 0, thing);
		this.byImei.set(this.imeiOf(thing), things);
		this.all.push(thing);
	}

	/** What happened to these devices from `begin` to `end`, both included, oldest first. */
	between(imeis: readonly string[], begin: number, end: number): T[] {
		const isWithin = (thing: T) => this.timeOf(thing) >= begin && this.timeOf(thing) <= end;
		const found = imeis.flatMap((imei) => (this.byImei.get(imei) ?? []).filter(isWithin));
		return found.sort((one, other) => this.timeOf(one) - this.timeOf(other));
	}

	clear(): void {
		this.all.length = 0;
		this.byImei.clear();
	}
}

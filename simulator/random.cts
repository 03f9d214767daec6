/** Small deterministic generator (mulberry32): the same seed gives the same fleet on every machine. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** A number in [0, 1). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number from minimum to maximum, both included. */
	integer(minimum: number, maximum: number): number {
		return minimum + Math.floor(this.next() * (maximum - minimum + 1));
	}

	/** A number from minimum to maximum with so many decimals. */
	decimal(minimum: number, maximum: number, digits: number): number {
		return Number((minimum + this.next() * (maximum - minimum)).toFixed(digits));
	}

	/** One of the values. */
	pick<T>(values: readonly T[]): T {
		return values[this.integer(0, values.length - 1)];
	}

	/** A text of so many characters of the alphabet. */
	text(alphabet: string, length: number): string {
		return Array.from({ length }, () => this.pick([...alphabet])).join('');
	}

	/** Shuffles in place (Fisher-Yates). */
	shuffle<T>(values: T[]): T[] {
		for (let last = values.length - 1; last > 0; last--) {
			const other = this.integer(0, last);
			[values[last], values[other]] = [values[other], values[last]];
		}
		return values;
	}
}

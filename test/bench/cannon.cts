// Load from a process of its own, with autocannon.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const program = createRequire(__filename).resolve('autocannon');

export interface Shot {
	url: string;
	body: string;
	/** Status that a right answer has. */
	expected: number;
}

export interface Hits {
	/** Right answers. */
	good: number;
	/** Other statuses, broken connections and time-outs. */
	bad: number;
	/** Seconds from the first request to the last answer. */
	seconds: number;
	/** Milliseconds that an answer took. */
	p50: number;
	p99: number;
}

interface Report {
	duration: number;
	latency: { p50: number; p99: number };
	errors: number;
	statusCodeStats: Record<string, { count: number }>;
}

/** Posts the same form so many times, each connection as soon as its last answer is there. */
export async function fire({ url, body, expected }: Shot, amount: number, connections: number): Promise<Hits> {
	const flags = {
		c: connections,
		a: amount,
		t: 30,
		m: 'POST',
		H: 'content-type=application/x-www-form-urlencoded',
		b: body,
		// It looks only so often (milliseconds) whether all answers are there.
		L: 20,
	};
	const args = Object.entries(flags).flatMap(([flag, value]) => [`-${flag}`, String(value)]);
	const { stdout } = await promisify(execFile)(process.execPath, [program, '--json', ...args, url], { maxBuffer: 1e8 });
	const { duration, latency, errors, statusCodeStats } = JSON.parse(stdout) as Report;
	const counts = Object.entries(statusCodeStats).map(([status, { count }]) => ({
		good: Number(status) === expected,
		count,
	}));
	const sum = (good: boolean) => counts.filter((each) => each.good === good).reduce((all, { count }) => all + count, 0);
	return { good: sum(true), bad: sum(false) + errors, seconds: duration, p50: latency.p50, p99: latency.p99 };
}

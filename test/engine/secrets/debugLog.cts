/** Imported before anything of n8n: turns its log on at the finest level and keeps every line of it. */
process.env.N8N_LOG_LEVEL = 'debug';

const lines: string[] = [];

/** Under jest the console has streams of its own. */
const own = console as unknown as Partial<Record<'_stdout' | '_stderr', NodeJS.WriteStream>>;
const streams = [process.stdout, process.stderr, own._stdout, own._stderr];

for (const stream of new Set(streams.filter((each) => each !== undefined))) {
	const write = stream.write.bind(stream) as (...given: unknown[]) => boolean;
	stream.write = ((chunk: unknown, ...rest: unknown[]) => {
		if (!listening) return write(chunk, ...rest);
		lines.push(String(chunk));
		return true;
	}) as typeof stream.write;
}
for (const level of ['debug', 'info', 'log', 'warn', 'error'] as const) {
	const print = console[level].bind(console);
	console[level] = (...given: unknown[]) => {
		if (!listening) return print(...given);
		lines.push(given.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' '));
	};
}

let listening = false;

/** Keeps what is logged while the work goes on. */
export async function logged<T>(work: () => Promise<T>): Promise<{ result: T; log: string }> {
	lines.length = 0;
	listening = true;
	try {
		const result = await work();
		return { result, log: lines.join('\n') };
	} finally {
		listening = false;
	}
}

// A track of 100,000 points in one item, by output: against fetching the same pages and parsing the records alone.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './machine.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';
import type { TrackFigures, TrackJob } from './trackOnce.cjs';
import { startVendor, type Vendor } from './vendor.cjs';

const NAMES = {
	bare: 'fetching and parsing alone',
	points: 'Points',
	geojson: 'GeoJSON',
	gpx: 'GPX File',
	picture: 'Picture',
};
type Name = keyof typeof NAMES;
const OUTPUTS = Object.keys(NAMES) as Name[];

/** Everything is collected after every few megabytes: what is left is in use, and costs time of its own. */
const COLLECT_ALWAYS = ['--gc-global', '--max-semi-space-size=4'];

/** In a process of its own: what one run leaves behind must not count as the next one's. */
async function once(folder: string, job: TrackJob, flags: string[] = []): Promise<TrackFigures> {
	const environment = join(root, 'test', 'engine', 'env.cjs');
	const program = ['--expose-gc', '--require', environment, join(__dirname, 'trackOnce.cjs'), JSON.stringify(job)];
	// n8n puts the files there.
	const env = { ...process.env, N8N_USER_FOLDER: folder };
	const { stdout } = await promisify(execFile)(process.execPath, [...flags, ...program], { env });
	return JSON.parse(stdout) as TrackFigures;
}

/** A measurement of each output. */
const each = (measure: (output: Name) => Promise<number>) =>
	Object.fromEntries(OUTPUTS.map((output) => [output, () => measure(output)])) as Record<Name, () => Promise<number>>;

async function measured({ protrack }: Vendor, { quick, packageFile, folder, log }: Settings): Promise<Table> {
	const [points, rounds] = quick ? [5_000, 1] : [100_000, 5];
	const home = join(folder, 'tracks');
	const job = (output: Name) => ({ packageFile, protrack, output, points });
	log(`${points} points, the time: ${rounds} rounds of ${OUTPUTS.length} fresh processes`);
	const seconds = await alternate(
		rounds,
		each(async (output) => (await once(home, job(output))).seconds),
	);
	log('the memory: once, with a garbage collection after every 4 MB');
	const heap = await alternate(
		1,
		each(async (output) => (await once(home, job(output), COLLECT_ALWAYS)).heap / 1e6),
	);
	const row = (name: Name) => [
		NAMES[name],
		figure(median(seconds[name]), 2),
		figure(ratio(seconds[name], seconds.bare), 2),
		figure(median(heap[name]), 0),
		figure(ratio(heap[name], heap.bare), 1),
	];
	return {
		head: [`A track of ${points} points`, 'Seconds', 'x fetching', 'Heap in MB', 'x fetching'],
		rows: OUTPUTS.map(row),
		note: "Fetching: the same pages of 1,000, asked for with `helpers.httpRequest` in the same engine, each record parsed to numbers and kept. The simulated vendor answers at once. Each run in a fresh process. Seconds: medians; ratios are taken within a round. Heap: the most that was in use at any time beyond what n8n's engine needs, measured apart, with a garbage collection after every 4 MB.",
	};
}

export const tracks: Section = {
	name: 'tracks',
	title: 'A track of 100,000 points',
	async measure(settings) {
		const vendor = await startVendor({});
		try {
			return await measured(vendor, settings);
		} finally {
			vendor.stop();
		}
	},
};

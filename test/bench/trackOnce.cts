// One track in a fresh process: node --expose-gc trackOnce.cjs <job as JSON>; prints what it took as JSON.
import type { IDataObject } from 'n8n-workflow';
import { GCProfiler, getHeapStatistics } from 'node:v8';
import { barePlayback } from './benchNodes.cjs';
import { Bench, keepFilesOnDisk } from './engine.cjs';
import type { Vendor } from './vendor.cjs';

export interface TrackJob {
	packageFile: string;
	protrack: Vendor['protrack'];
	/** An output format of Get Track, or 'bare': the pages fetched and parsed, and nothing else. */
	output: string;
	points: number;
}

export interface TrackFigures {
	seconds: number;
	/** Bytes of V8's heap at its fullest, more than before the run. */
	heap: number;
}

const countOf = (json: IDataObject) =>
	json.point_count ?? ((json.properties as IDataObject | undefined)?.summary as IDataObject | undefined)?.point_count;

async function run(bench: Bench, { protrack, output }: TrackJob, points: number): Promise<number> {
	const { imei, until } = protrack.driving;
	const period = { imei, begin: until - points + 1, end: until };
	if (output === 'bare') {
		const playback = { url: protrack.url, token: bench.token('protrackApi'), ...period };
		const isGood = (json: IDataObject) => json.point_count === points;
		return await bench.run('bench.barePlayback', { playback }, [{ json: {} }], { isGood });
	}
	const getTrack = { resource: 'device', operation: 'getTrack', imei, format: output, returnAll: true };
	const times = { begintime: period.begin, endtime: period.end };
	const expected =
		output === 'points'
			? { count: points, isGood: ({ location }: IDataObject) => location !== null }
			: { isGood: (json: IDataObject) => countOf(json) === points };
	return await bench.run('n8n-nodes-fleet.protrack', { ...getTrack, ...times }, [{ json: {} }], expected);
}

async function measured(job: TrackJob): Promise<TrackFigures> {
	const { url, account, password } = job.protrack;
	const protrackApi = { provider: 'custom', customUrl: url, account, password };
	const bench = new Bench(job.packageFile, { protrackApi }, { 'bench.barePlayback': barePlayback });
	await keepFilesOnDisk();
	// Logs in, and lets V8 compile what is used.
	await run(bench, { ...job, output: 'points' }, 10);
	await run(bench, job, Math.ceil(job.points / 10));
	global.gc!();
	const before = getHeapStatistics().used_heap_size;
	const profiler = new GCProfiler();
	profiler.start();
	const seconds = (await run(bench, job, job.points)) / 1000;
	// The heap is at its fullest when a collection begins.
	const sizes = profiler.stop().statistics.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize);
	return { seconds, heap: Math.max(getHeapStatistics().used_heap_size, ...sizes) - before };
}

void measured(JSON.parse(process.argv[2]) as TrackJob).then((figures) => console.log(JSON.stringify(figures)));

import { itemsOf } from '../../../../demo/rest.cjs';
import { fileOf } from '../support/files.cjs';
import { useTrackers } from '../support/trackers.cjs';

const fleet = useTrackers();
const MINUTE = 60_000;

/** The track of the last 40 minutes of a driving tracker as a file. */
async function track(format: 'gpx' | 'picture') {
	fleet.reset({ driving: 1 });
	const now = fleet.sim.clock.now();
	const [begintime, endtime] = [now - 40 * MINUTE, now].map((time) => new Date(time).toISOString());
	const execution = await fleet.run('device.getTrack', { format, begintime, endtime, binaryPropertyName: 'track' });
	const [item] = itemsOf(execution, 'Protrack');
	return { item, execution, content: await fileOf(fleet.rest, item.binary!.track) };
}

test('a GPX file: stored by n8n, with every point of the summary', async () => {
	const { item, execution, content } = await track('gpx');
	const { imei } = fleet.vehicles[0];
	const day = String(item.json.begin_time).slice(0, 10);
	expect(item.json).toMatchObject({ vendor: 'protrack', device_id: imei, distance_meters: expect.any(Number) });
	expect(item.binary!.track).toMatchObject({
		fileName: `track-${imei}-${day}.gpx`,
		mimeType: 'application/gpx+xml',
		fileExtension: 'gpx',
	});
	expect(content.slice(0, 200)).toMatch(
		/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<gpx [^>]+"http:\/\/www\.topografix/,
	);
	expect(content.match(/<trkpt /g)).toHaveLength(Number(item.json.point_count));
	expect(item.json.point_count).toBeGreaterThan(200);
	expect(execution.text.includes('<trkpt')).toBe(false);
});

test('a picture: an SVG that needs nothing from anywhere', async () => {
	const { item, content } = await track('picture');
	expect(item.binary!.track).toMatchObject({ mimeType: 'image/svg+xml', fileExtension: 'svg' });
	expect(content.slice(0, 200)).toMatch(/^<\?xml .+\?>\s*<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
	expect(content.slice(-10)).toMatch(/<\/svg>\s*$/);
	expect(/<title>(.+)<\/title>/.exec(content)?.[1]).toBe(fleet.vehicles[0].imei);
	expect(content.match(/<script|<image|href=|url\(/g)).toBeNull();
});

import fc from 'fast-check';
import { decimal, toGpx } from '../../../nodes/core/gpx';
import { anyDrive, anyTrack, driving, NOON, point } from './trackPoints.cjs';
import { readXml } from './trackXml.cjs';

const named = (xml: string, name: string) => readXml(xml).filter((element) => element.name === name);

test('a track with all that is known', () => {
	const xml = toGpx({ name: 'B-FL 1', description: 'Tour' }, [
		point(0, 48.5, 11.25, { speed: 5.25, heading: 359.999, altitude: 512.3 }),
		point(10, 48.6, 11.5, { altitude: null }),
	]);
	expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<gpx xmlns="http:\/\/www.topografix.com\/GPX\/1\/1"/);
	const [root] = readXml(xml);
	expect(root.attributes).toMatchObject({
		version: '1.1',
		creator: 'n8n-nodes-fleet',
		'xmlns:gpxtpx': 'http://www.garmin.com/xmlschemas/TrackPointExtension/v2',
	});
	expect(root.attributes['xsi:schemaLocation'].split(' ')).toHaveLength(4);
	const begin = new Date(NOON).toISOString();
	expect(
		readXml(xml)
			.slice(1)
			.map(({ path, text }) => [path, text.trim()]),
	).toEqual([
		['gpx/metadata', ''],
		['gpx/metadata/name', 'B-FL 1'],
		['gpx/metadata/desc', 'Tour'],
		['gpx/metadata/time', begin],
		['gpx/metadata/bounds', ''],
		['gpx/trk', ''],
		['gpx/trk/name', 'B-FL 1'],
		['gpx/trk/desc', 'Tour'],
		['gpx/trk/trkseg', ''],
		['gpx/trk/trkseg/trkpt', ''],
		['gpx/trk/trkseg/trkpt/ele', '512.3'],
		['gpx/trk/trkseg/trkpt/time', begin],
		['gpx/trk/trkseg/trkpt/extensions', ''],
		['gpx/trk/trkseg/trkpt/extensions/gpxtpx:TrackPointExtension', ''],
		['gpx/trk/trkseg/trkpt/extensions/gpxtpx:TrackPointExtension/gpxtpx:speed', '5.25'],
		['gpx/trk/trkseg/trkpt/extensions/gpxtpx:TrackPointExtension/gpxtpx:course', '0'],
		['gpx/trk/trkseg/trkpt', ''],
		['gpx/trk/trkseg/trkpt/time', new Date(NOON + 10_000).toISOString()],
	]);
	expect(named(xml, 'trkpt').map(({ attributes }) => attributes)).toEqual([
		{ lat: '48.5', lon: '11.25' },
		{ lat: '48.6', lon: '11.5' },
	]);
	expect(named(xml, 'bounds')[0].attributes).toEqual({
		minlat: '48.5',
		minlon: '11.25',
		maxlat: '48.6',
		maxlon: '11.5',
	});
});

test('no points: a track without a segment', () => {
	const names = readXml(toGpx({ name: '' }, [])).map(({ path }) => path);
	expect(names).toEqual(['gpx', 'gpx/metadata', 'gpx/trk']);
});

test('a new segment after more than 10 minutes without a report', () => {
	const gap = (seconds: number) =>
		toGpx({ name: 'x' }, [...driving(0, 60, 10, 9), ...driving(60 + seconds, 60, 11, 9)]);
	expect(named(gap(600), 'trkseg')).toHaveLength(1);
	expect(named(gap(601), 'trkseg')).toHaveLength(2);
	expect(named(gap(601), 'trkpt')).toHaveLength(14);
});

test('longitudes stay below 180, the box of a track over the antimeridian goes round the earth', () => {
	const xml = toGpx({ name: 'x' }, [point(0, 1, 180), point(1, 1, 179.99999999), point(2, 1, -179)]);
	expect(named(xml, 'trkpt').map(({ attributes }) => attributes.lon)).toEqual(['-180', '-180', '-179']);
	expect(named(xml, 'bounds')[0].attributes).toMatchObject({ minlon: '-180', maxlon: '179.9999999' });
});

test('a name may hold anything', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (broken, fine) => {
			const [name] = named(toGpx({ name: `a${broken}` }, []), 'name');
			expect(name.text).not.toMatch(/\p{Cc}/u);
			expect(named(toGpx({ name: `<${fine}` }, []), 'name')[0].text).toBe(`<${fine}`);
		}),
	);
	expect(named(toGpx({ name: 'a\u0000\ud800\n&b' }, []), 'name')[0].text).toBe('a &b');
});

test('numbers never have an exponent, and are what they were', () => {
	expect([1e-7, -1e-9, 100, 1.5, 0, 1e20].map((value) => decimal(value, 7))).toEqual([
		'0.0000001',
		'0',
		'100',
		'1.5',
		'0',
		'100000000000000000000',
	]);
	fc.assert(
		fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
			expect(decimal(value, 7)).toMatch(/^-?\d+(\.\d*[1-9])?$/);
			expect(Math.abs(Number(decimal(value, 7)) - value)).toBeLessThan(1e-7);
		}),
	);
});

test('whatever comes is well-formed, and all numbers are decimals in their range', () => {
	const inRange = (text: string, low: number, below: number) => {
		expect(text).toMatch(/^-?\d+(\.\d+)?$/);
		expect(Number(text)).toBeGreaterThanOrEqual(low);
		expect(Number(text)).toBeLessThan(below);
	};
	fc.assert(
		fc.property(fc.oneof(anyTrack, anyDrive), (points) => {
			for (const { name, attributes, text } of readXml(toGpx({ name: 'x' }, points))) {
				if (name === 'trkpt') inRange(attributes.lat, -90, 90.0000001);
				if (name === 'trkpt') inRange(attributes.lon, -180, 180);
				if (name === 'bounds') for (const lng of [attributes.minlon, attributes.maxlon]) inRange(lng, -180, 180);
				if (name === 'gpxtpx:speed') inRange(text, 0, 1e5);
				if (name === 'gpxtpx:course') inRange(text, 0, 360);
				if (name === 'ele') inRange(text, -1e6, 1e7);
				if (name === 'time') expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
			}
		}),
	);
});

test.each([
	'',
	'a',
	'<a>',
	'<a></b>',
	'<a/><b/>',
	'<a x="1" x="2"/>',
	'<a>&</a>',
	'<a>\u0001</a>',
	'<p:a/>',
	'<a x=1/>',
])('the reader of these tests refuses %j', (broken) => expect(() => readXml(broken)).toThrow());

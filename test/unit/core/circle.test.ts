import { centre, crossing, fenceName } from '../../../nodes/core/circle';
import { refusalBy, refusalOf } from './refusal';

const place = centre({ latitude: 'lat', longitude: 'lng' });
const [latitude, longitude] = place.fields;

test('a place has the names of the vendor on the wire, and the bounds of the globe', () => {
	expect([latitude.wire, longitude.wire]).toEqual(['lat', 'lng']);
	for (const value of [-90, 0, '12.5', 90]) expect(latitude.toWire(value)).toBe(Number(value));
	for (const value of [-180, 0, '12.5', 180]) expect(longitude.toWire(value)).toBe(Number(value));
	for (const value of [-90.1, 90.1, 'north']) {
		expect(refusalOf(latitude, value)).toBe('"Latitude" must be a number from -90 to 90');
	}
	for (const value of [-180.1, 180.1, 'east']) {
		expect(refusalOf(longitude, value)).toBe('"Longitude" must be a number from -180 to 180');
	}
});

test.each([
	[0, 0, '"Latitude / Longitude" are both 0, in the sea off Africa: fill in the centre of the geofence'],
	[-0, 0, '"Latitude / Longitude" are both 0, in the sea off Africa: fill in the centre of the geofence'],
	[0, 9.5, null],
	[51.5, 0, null],
	[-20.2, 57.5, null],
])('%d / %d as a centre', (lat, lng, text) => expect(refusalBy(() => place.check({ lat, lng }))).toBe(text));

test('what raises an alarm is told in words, and sent as the vendor writes it', () => {
	const field = crossing({ name: 'alarmType', wire: 'alarm_type', entering: 'in', both: 'in,out', leaving: 0 });
	expect(field.wire).toBe('alarm_type');
	expect(['in', 'both', 'out'].map((word) => field.toWire(word))).toEqual(['in', 'in,out', 0]);
	expect(field.property.default).toBe('out');
	expect(refusalOf(field, 1)).toBe('"Alarm When" must be one of: in, both, out');
});

test('a geofence must be called something', () => {
	const field = fenceName({ name: 'fence' });
	expect([field.wire, field.toWire(' Depot ')]).toEqual(['fence', 'Depot']);
	expect(refusalOf(field, ' ')).toBe('"Name" is required: fill it in');
});

import fc from 'fast-check';
import { toEvent } from '../../../nodes/Segway/events';
import { PUSH_TYPES } from '../../../nodes/Segway/push';
import type { PushType } from '../../../nodes/Segway/push';
import { fieldsOf, VECTORS } from './samples';

const event = (type: PushType, fields: object) => toEvent({ type, fields: fields as Record<string, string> });
const component = (type: string, status: string) =>
	event('components', { ...fieldsOf(VECTORS.components.body), type, status });

describe('event_id', () => {
	test("is the same for the vendor's retry, whenever it arrives", () => {
		for (const { path, body } of Object.values(VECTORS)) {
			const push = { type: path.replace('/v2/vehicle/', '') as PushType, fields: fieldsOf(body) };
			expect(toEvent(push, '2026-01-01T00:00:05Z').event_id).toBe(toEvent(push, '2026-01-01T00:00:00Z').event_id);
		}
	});

	test('differs by push, device, time, code and phase', () => {
		const base = fieldsOf(VECTORS.alert.body);
		const others = [{ iotCode: '1' }, { statusUtcTime: '1591067720' }, { code: '2' }, { alertStatus: '1' }];
		const ids = [
			...others.map((other) => event('alert', { ...base, ...other })),
			event('alert', base),
			event('fault', base),
		].map((each) => each.event_id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('differs by component and by what happened to it', () => {
		const ids = [component('1', '2'), component('2', '2'), component('4', '1'), component('4', '2')].map(
			(each) => each.event_id,
		);
		expect(new Set(ids).size).toBe(4);
	});
});

test('any texts at all make an event of the right shape', () => {
	const fields = fc.dictionary(
		fc.constantFrom(
			'iotCode',
			'code',
			'alertStatus',
			'faultStatus',
			'type',
			'status',
			'statusUtcTime',
			'gpsUtcTime',
			'latitude',
			'longitude',
			'online',
		),
		fc.oneof(fc.string(), fc.constantFrom('constructor', 'toString', '__proto__', '0', '1')),
	);
	fc.assert(
		fc.property(fc.constantFrom(...PUSH_TYPES), fields, (type, given) => {
			const told = event(type, given);
			expect(Array.isArray(told.event_types)).toBe(true);
			for (const each of [told.alarm, told.code, told.name, told.device_id])
				expect(each === null || typeof each === 'string').toBe(true);
			expect(told.segway).toMatchObject({ push: type });
		}),
	);
});

import type { FaultAction, LogEntry } from '../../../simulator/index.cjs';
import { EACH, itemsFor, Stage } from '../stage';
import type { Told } from '../workflows';

describe('unclear', () => {
	/** What the network or the service does to a command, and what that proves. */
	const CASES: Array<[name: string, action: FaultAction, outcome: string, message: string]> = [
		[
			'connection lost before the command ran',
			'dropBefore',
			'unknown',
			'the connection was lost before an answer came',
		],
		['connection lost after the command ran', 'dropAfter', 'unknown', 'the connection was lost before an answer came'],
		['no answer', 'hang', 'unknown', 'no answer came in time'],
		['HTTP 500', { status: 500 }, 'unknown', 'The service failed (HTTP 500)'],
		['HTTP 502 with a page', { status: 502, body: 'html' }, 'unknown', 'The service failed (HTTP 502)'],
		['HTTP 503', { status: 503 }, 'unknown', 'The service failed (HTTP 503)'],
		['HTTP 504', { status: 504 }, 'unknown', 'The service failed (HTTP 504)'],
		['HTTP 408', { status: 408 }, 'unknown', 'The service failed (HTTP 408)'],
		['an error page that echoes the request', 'echo', 'unknown', 'The service failed (HTTP 500)'],
		['cut-off JSON', 'invalidJson', 'unknown', 'The answer could not be read'],
		['a web page', 'html', 'unknown', 'The answer could not be read'],
		['a redirect', { status: 302, body: 'html' }, 'unknown', 'The answer could not be read'],
		['HTTP 400', { status: 400, body: 'html' }, 'refused', 'The service refused the request (HTTP 400)'],
		['HTTP 403', { status: 403, body: 'html' }, 'refused', 'The service refused the request (HTTP 403)'],
		['HTTP 404', { status: 404, body: 'html' }, 'refused', 'The service refused the request (HTTP 404)'],
		['HTTP 405 as JSON', { status: 405 }, 'refused', 'Method Not Allowed'],
	];

	describe.each([
		['a command', { resource: 'control', operation: 'lock' }],
		['a setting', { resource: 'setting', operation: 'setSpeedMode', speedMode: 'low' }],
		[
			'an API Request',
			{ resource: 'apiRequest', operation: 'send', method: 'POST', path: '/api/v2/vehicle/control/lock' },
		],
	])('%s', (_name, operation) => {
		let told: Told;
		let sent: LogEntry[][];

		beforeAll(async () => {
			const stage = await Stage.open();
			const vehicles = stage.mopeds(CASES.length, { locked: false });
			vehicles.forEach(({ iotCode }, index) => stage.sim.faults.add({ iotCode, action: CASES[index][1] }));
			const named =
				operation.resource === 'apiRequest' ? { body: '={{ ({ iotCode: $json.iotCode }) }}' } : { iotCode: EACH };
			const options = { returnOutcome: true, timeout: 3, concurrency: CASES.length };
			told = await stage.run({ ...operation, ...named, options }, itemsFor(vehicles));
			sent = vehicles.map((vehicle) => stage.wire(vehicle));
			await stage.close();
		});

		test.each(CASES.map(([name, , outcome, message], index) => ({ name, outcome, message, index })))(
			'$name: $outcome, sent once',
			({ outcome, message, index }) => {
				expect(told.json[index]).toMatchObject({ outcome, code: null, sent_at: expect.any(String) });
				expect(told.json[index].message).toContain(message);
				expect(sent[index]).toHaveLength(1);
			},
		);

		test('what was lost after it ran has run', () => {
			expect(sent[1][0]).toMatchObject({ ranCommand: true, status: null });
		});
	});
});

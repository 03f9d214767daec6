import type { Outcome, OutcomeWord } from '../../../nodes/core/outcome';
import { account } from '../../../nodes/core/outcome';

const outcome = (device_id: string | null, word: OutcomeWord, message = 'Done'): Outcome => ({
	device_id,
	command: 'vehicle.act',
	outcome: word,
	code: null,
	message,
	sent_at: '2026-01-01T00:00:00.000Z',
	reference: null,
});

test('accounts for every item of a run that stopped, with the reason where there is one', () => {
	const outcomes = [
		outcome('1', 'done'),
		outcome('2', 'refused', 'It is riding'),
		outcome('3', 'unknown', 'No answer'),
		outcome('4', 'done'),
	];
	expect(account(outcomes, ['5', '6'])).toBe(
		'Done (2): 1; 4. Refused (1): 2: It is riding. Unknown (1): 3: No answer. Not sent (2): 5; 6',
	);
});

test('tells plainly that there was none of a kind', () => {
	expect(account([outcome('1', 'unknown', 'No answer')], [])).toBe(
		'Done (0). Refused (0). Unknown (1): 1: No answer. Not sent (0)',
	);
});

test('an item without a device still counts', () => {
	expect(account([outcome(null, 'refused', 'No')], [null])).toContain('Refused (1): ?: No');
	expect(account([outcome(null, 'refused', 'No')], [null])).toContain('Not sent (1): ?');
});

test('what never left the house is listed as not sent, not as refused', () => {
	const cancelled = { ...outcome('7', 'refused', 'Not sent: The execution was cancelled'), sent_at: null };
	expect(account([outcome('1', 'done'), cancelled], ['8'])).toMatch(/Refused \(0\).*Not sent \(2\)/);
});

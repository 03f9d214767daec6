import { judge } from '../../../nodes/core/deviceWords';
import { protrackSamples } from '../../fixtures/read.cjs';

const { response: PRINTED } = protrackSamples()['2.6'].record as { response: string };
const TYPED = ['RELAY,1', 'relay , 0', ' RELAY,1 ', 'LOCKDOOR', 'UNLOCKDOOR', 'RESET', 'SET_MILEAGE'];

test.each(TYPED)('the printed answer is success for %j', (command) => {
	expect(judge(PRINTED, command)).toMatchObject({ result: 'done', message: `The device answered: ${PRINTED}` });
});

test.each(['OK', 'ok!', 'Lock door: OK', 'DONE', 'Set mileage success', 'Success'])('%j is success', (words) => {
	expect(judge(words, 'LOCKDOOR').result).toBe('done');
});

test.each([
	'Cut off the fuel supply: Fail! Speed: 60km/h.',
	'ERROR: 101',
	'Unsupported command',
	'Command not supported',
	'Invalid parameter',
	'The device cannot do that',
	'Speed limit reached, command refused',
	'Permission denied',
	'timeout',
])('%j is a refusal, with its words', (words) => {
	expect(judge(words, 'RELAY,1')).toMatchObject({ result: 'refused', message: `The device answered: ${words}` });
});

test.each(['OK, but failed', 'Success: 0, error: 1', 'Failed: already cut off'])(
	'%j says both, so nobody knows',
	(words) => {
		expect(judge(words, 'RELAY,1').result).toBe('unknown');
	},
);

test.each(['UNSUCCESSFUL', 'unsuccess', 'Not successful', 'Not OK', 'no success', 'Not yet done'])(
	'%j is a refusal',
	(words) => {
		expect(judge(words, 'RELAY,1').result).toBe('refused');
	},
);

test('it was so before: done, with a warning', () => {
	const words = 'Already in the state of fuel supply cut off, the command is not running!';
	expect(judge(words, 'RELAY,1')).toMatchObject({ result: 'done', warning: expect.stringContaining('before') });
});

test.each(['', 'Speed: 2km/h', 'Broken token', 'lookup'])(
	'words that say neither (%j) leave a typed command unknown',
	(words) => {
		for (const command of TYPED)
			expect(judge(words, command)).toMatchObject({ result: 'unknown', remedy: expect.any(String) });
	},
);

test('a custom command is refused by plain words only: its answer may well speak of limits', () => {
	for (const words of ['Fail', 'ERROR: 101', 'Unsupported command', 'Invalid parameter', 'Not successful'])
		expect(judge(words, 'STATUS#').result).toBe('refused');
	for (const words of ['Speed limit: 80', 'Already set', 'Last position unknown', 'Timeout: 30 s'])
		expect(judge(words, 'STATUS#')).toMatchObject({ result: 'done' });
});

test('to any other command whatever it answers is the answer', () => {
	expect(judge('Battery: 12.4V; GPS: 8', 'STATUS#')).toMatchObject({ result: 'done' });
	expect(judge('Battery: 12.4V; GPS: 8', 'STATUS#').warning).toBeUndefined();
});

test('an answer without words is told as such', () => {
	expect(judge('', 'STATUS#')).toMatchObject({ result: 'done', message: 'The device answered without words' });
	expect(judge('', 'RELAY,1')).toMatchObject({ result: 'unknown', message: 'The device answered without words' });
});

test('where the vendor vouches, neutral words are the answer; words of failure still are a failure', () => {
	expect(judge('The terminal will restart after 60s!', 'RESET').result).toBe('unknown');
	expect(judge('The terminal will restart after 60s!', 'RESET', true).result).toBe('done');
	expect(judge('Cut off the fuel supply: refused, speed 40km/h', 'RELAY,1', true).result).toBe('refused');
});

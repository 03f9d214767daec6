import { badToken, doubtful, quoted, refused } from '../../../nodes/core/codes';

test('a refusal proves that the call did not run, a bad token too', () => {
	expect(refused('No', 'Wait.')).toEqual({ message: 'No', remedy: 'Wait.', outcome: 'refused' });
	expect(badToken('Old')).toMatchObject({ outcome: 'refused', again: 'token' });
});

test('a doubtful code leaves it open and says to look first', () => {
	expect(doubtful('Hm')).toMatchObject({ outcome: 'unknown', remedy: expect.stringContaining('Look at the vehicle') });
});

test('what the table adds is kept', () => {
	expect(refused('No', undefined, { blames: 'unknown' })).toMatchObject({ outcome: 'refused', blames: 'unknown' });
});

test.each([
	['said', ': said'],
	['', ''],
	[undefined, ''],
	[null, ''],
	[5, ''],
])("the vendor's words %j stand beside ours", (said, behind) => {
	expect(quoted('Ours', 'Sample', 12, said)).toBe(`Ours (Sample 12${behind})`);
});

import type { OutcomeWord } from '../../../nodes/core/outcome';
import type { Result } from '../../../nodes/core/perform';
import { sentBy } from '../../../nodes/core/sent';
import { call, context } from './contexts';

const result = (outcome: OutcomeWord): Result => ({
	items: [{ made: outcome }],
	outcome: {
		device_id: '1',
		command: 'vehicle.act',
		outcome,
		code: null,
		message: outcome,
		sent_at: null,
		reference: null,
	},
});
const act = (params = {}, item = 0) => call('act', { id: '1', ...params }, item);

/** What a second run of the node remembers of the first, as with "Retry on Fail". */
const remembered = (outcome: OutcomeWord, mayRepeat = outcome === 'refused') => {
	const { ctx } = context({ retryOnFail: true });
	sentBy(ctx).remember(act(), result(outcome), mayRepeat);
	return sentBy(ctx);
};

test.each<OutcomeWord>(['done', 'unknown'])('an outcome that is %s is given again', (outcome) => {
	expect(remembered(outcome).earlier(act())).toEqual(result(outcome));
});

test('a proven refusal may be sent anew', () => {
	expect(remembered('refused').earlier(act())).toBeUndefined();
});

test('a refusal that only a look at the vehicle suggests is no proof, and is given again', () => {
	expect(remembered('refused', false).earlier(act())).toEqual(result('refused'));
});

test('nothing is forgotten by looking', () => {
	const sent = remembered('done');
	sent.earlier(act());
	expect(sent.earlier(act())).toBeDefined();
});

test('a refusal that was sent anew and got done is remembered as done', () => {
	const sent = remembered('refused');
	sent.remember(act(), result('done'), false);
	expect(sent.earlier(act())).toEqual(result('done'));
});

test('a value that an expression gives anew at each try does not make it another call', () => {
	expect(remembered('done').earlier(act({ level: 2 }))).toBeDefined();
});

test.each([
	['another item', call('act', { id: '1' }, 1)],
	['another device', call('act', { id: '2' })],
	['another operation', call('set', { id: '1' })],
])('%s is not taken for the same call', (_, other) => {
	expect(remembered('done').earlier(other)).toBeUndefined();
});

test('another execution remembers nothing of this one', () => {
	remembered('done');
	expect(sentBy(context({ retryOnFail: true }).ctx).earlier(act())).toBeUndefined();
});

test.each([
	['without Retry on Fail', { retryOnFail: false }],
	['for the calls of an agent, which share its execution', { retryOnFail: true, agent: 'AI Agent' }],
])('nothing is kept %s', (_, setting) => {
	const { ctx } = context(setting);
	sentBy(ctx).remember(act(), result('done'), false);
	expect(sentBy(ctx).earlier(act())).toBeUndefined();
});

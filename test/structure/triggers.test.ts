import type { INodeProperties, INodeType } from 'n8n-workflow';
import { SegwayTrigger } from '../../nodes/Segway/SegwayTrigger.node';
import { documentedEntries, protrackAlarms } from '../fixtures/read.cjs';
import { TRIGGERS } from './vendors';

describe.each(TRIGGERS)('the trigger of %s', (_, { description, poll, webhook }) => {
	test('has no input and stands among the triggers', () => {
		expect([description.inputs, description.group]).toEqual([[], ['trigger']]);
	});

	test('either polls or is pushed to', () => {
		const polls = [description.polling === true, poll !== undefined];
		const pushed = [(description.webhooks ?? []).length > 0, webhook !== undefined];
		expect([polls, pushed]).toContainEqual([true, true]);
		expect([polls, pushed]).toContainEqual([false, false]);
	});
});

describe('the trigger of Segway', () => {
	const trigger = new SegwayTrigger();
	const { webhooks = [], version } = trigger.description;
	const documented = documentedEntries('segway')
		.filter(({ kind }) => kind === 'push')
		.map(({ path }) => path.slice(1));

	test('asks nothing to register that Segway cannot register', async () => {
		for (const method of Object.values(trigger.webhookMethods.default))
			expect(await method.call({} as never)).toBe(true);
	});

	test('shows the base URL and nothing else', () => {
		expect(webhooks[0]).toMatchObject({ name: 'default', path: '', isFullPath: true });
		expect(webhooks.filter(({ ndvHideUrl }) => !ndvHideUrl)).toEqual([webhooks[0]]);
	});

	test('listens on the path of every documented push, and on no other', () => {
		const paths = webhooks.slice(1).map(({ path }) => path);
		expect(paths.sort()).toEqual([...documented].sort());
	});

	test('is fast: static paths, version 2, registered by one entry only', () => {
		expect(version).toBe(2);
		expect(JSON.stringify(webhooks)).not.toContain('"=');
		expect(webhooks.map(({ name }) => name)).toEqual(['default', ...documented.map(() => 'setup')]);
		expect(Object.keys(trigger.webhookMethods)).toEqual(['default']);
	});

	test("answers with the vendor's own acknowledgement", () => {
		for (const entry of webhooks)
			expect(entry).toMatchObject({ httpMethod: 'POST', responseMode: 'onReceived', responseData: '' });
	});

	test('offers every documented push as an event', () => {
		const events = optionsOf(trigger, 'events').map(({ value }) => `v2/vehicle/${value}`);
		expect(events.sort()).toEqual([...documented].sort());
	});
});

const optionsOf = ({ description }: INodeType, name: string) =>
	description.properties.find((each) => each.name === name)!.options as Array<{ value: string; description: string }>;

describe('the trigger of Protrack', () => {
	const trigger = TRIGGERS.find(([vendor]) => vendor === 'Protrack')![1];

	test('offers every documented alarm by its number, named as the document names it', () => {
		const documented = protrackAlarms();
		const offered = optionsOf(trigger, 'alarmTypes');
		expect(offered.map(({ value }) => value).sort()).toEqual(Object.keys(documented).sort());
		for (const { value, description } of offered) expect(description).toContain(documented[value]);
	});

	test('leaves the poll times to n8n', () => {
		expect(trigger.description.properties.map(({ name }) => name)).not.toContain('pollTimes');
	});

	test('marks the call that no document describes, and does not use it by itself', () => {
		const options = trigger.description.properties.find(({ name }) => name === 'options')!.options as INodeProperties[];
		const source = options.find(({ name }) => name === 'source')!;
		expect(source.default).toBe('list');
		expect(source.options).toContainEqual(
			expect.objectContaining({ value: 'list2', name: expect.stringContaining('Unproven') }),
		);
	});
});

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describe as describeVendor } from '../../../nodes/core/describe';
import { sampleVendor } from './sampleVendor';

const properties = describeVendor(sampleVendor);

const isShown = ({ displayOptions }: INodeProperties, resource: string, operation: string) => {
	const { show = {} } = displayOptions ?? {};
	const allows = (key: string, value: string) => !show[key] || show[key].includes(value);
	return allows('resource', resource) && allows('operation', operation);
};

/** What the panel shows for the operation, without the two lists at its top. */
const shownFor = (resource: string, operation: string) =>
	properties
		.filter(({ name }) => !['resource', 'operation'].includes(name))
		.filter((each) => isShown(each, resource, operation));

const namesFor = (resource: string, operation: string) => shownFor(resource, operation).map(({ name }) => name);

const optionsFor = (resource: string, operation: string) =>
	(shownFor(resource, operation).find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];

test('resources and operations are lists in the order of their names', () => {
	const lists = properties.filter(({ name }) => name === 'resource' || name === 'operation');
	expect(lists).toHaveLength(1 + sampleVendor.resources.length);
	for (const { options, noDataExpression } of lists) {
		const names = (options as INodePropertyOptions[]).map(({ name }) => name);
		expect(names).toEqual([...names].sort());
		expect(noDataExpression).toBe(true);
	}
});

test('the first record of the vendor is chosen at first', () => {
	expect(properties[0]).toMatchObject({ name: 'resource', default: 'vehicle' });
	expect(properties[1]).toMatchObject({
		name: 'operation',
		default: 'look',
		displayOptions: { show: { resource: ['vehicle'] } },
	});
});

test('each operation tells its name, action and description', () => {
	const [list] = properties.filter(({ name }) => name === 'operation');
	expect(list.options).toContainEqual({ name: 'Act', value: 'act', action: 'act', description: 'About act' });
});

test('every operation shows each of its fields exactly once', () => {
	for (const resource of sampleVendor.resources) {
		for (const operation of resource.operations) {
			const shown = namesFor(resource.value, operation.value);
			expect(new Set(shown).size).toBe(shown.length);
			expect(shown).toEqual(expect.arrayContaining(operation.fields.map(({ property }) => property.name)));
		}
	}
});

test('a field that operations share is written once, for all of them', () => {
	const devices = properties.filter(({ displayName }) => displayName === 'Device');
	expect(devices).toHaveLength(1);
	expect(devices[0].displayOptions?.show?.operation).toEqual(['look', 'ask', 'act', 'set', 'adjust', 'compute']);
});

test('fields of one name but other text stay apart by their resource', () => {
	expect(shownFor('account', 'act').find(({ name }) => name === 'id')?.displayName).toBe('Other');
	expect(shownFor('vehicle', 'act').find(({ name }) => name === 'id')?.displayName).toBe('Device');
});

test('describing leaves the records as they are', () => {
	const before = JSON.stringify(sampleVendor.resources);
	describeVendor(sampleVendor);
	expect(JSON.stringify(sampleVendor.resources)).toBe(before);
});

test('Simplify is on by default and only where an operation offers it', () => {
	const offered = sampleVendor.resources[0].operations.filter(({ value }) =>
		namesFor('vehicle', value).includes('simplify'),
	);
	expect(offered.map(({ value }) => value)).toEqual(['look']);
	expect(shownFor('vehicle', 'look').find(({ name }) => name === 'simplify')).toMatchObject({
		type: 'boolean',
		default: true,
	});
});

describe('Options', () => {
	const names = (resource: string, operation: string) =>
		optionsFor(resource, operation)
			.map(({ name }) => name)
			.sort();

	test.each([
		['vehicle', 'ask', ['concurrency', 'timeout']],
		['vehicle', 'act', ['concurrency', 'dryRun', 'returnOutcome', 'timeout']],
		['vehicle', 'set', ['concurrency', 'dryRun', 'returnOutcome', 'timeout']],
		['account', 'act', ['concurrency', 'dryRun', 'returnOutcome', 'timeout']],
		['vehicle', 'adjust', ['concurrency', 'dryRun', 'own', 'returnOutcome', 'timeout']],
	])('of %s %s fit its kind', (resource, operation, expected) => {
		expect(names(resource, operation)).toEqual(expected);
	});

	test('are not offered where nothing is sent', () => {
		expect(namesFor('vehicle', 'compute')).toEqual(['id']);
	});

	test('stand in the order of their names, and none is set at first', () => {
		const shown = optionsFor('vehicle', 'adjust').map(({ displayName }) => displayName);
		expect(shown).toEqual([...shown].sort());
		expect(shownFor('vehicle', 'adjust').find(({ name }) => name === 'options')).toMatchObject({
			type: 'collection',
			default: {},
		});
	});

	test('the vendor sets how many requests run at a time; nothing risky is on by default', () => {
		const byName = new Map(optionsFor('vehicle', 'act').map((each) => [each.name, each.default]));
		expect(Object.fromEntries(byName)).toEqual({ concurrency: 4, dryRun: false, returnOutcome: false, timeout: 30 });
	});
});

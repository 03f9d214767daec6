import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { optionsOf } from './options';
import type { Operation, Resource, Vendor } from './operation';

const only = (resource: Resource, operations: Operation[]): IDisplayOptions => ({
	show: { resource: [resource.value], operation: operations.map(({ value }) => value) },
});

const shown = (property: INodeProperties, { show }: IDisplayOptions): INodeProperties => {
	const own = property.displayOptions;
	return Object.assign({}, property, { displayOptions: { ...own, show: { ...show, ...own?.show } } });
};

function pick<T, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
	return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);

/** n8n wants a default that is written out; the first of the vendor's order is the better one. */
const withDefault = (property: INodeProperties, value: string): INodeProperties =>
	Object.assign(property, { default: value });

function operationProperty(resource: Resource): INodeProperties {
	const first = resource.operations[0].value;
	const options = resource.operations.map((each) => pick(each, 'name', 'value', 'description', 'action')).sort(byName);
	const property: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: '',
	};
	return withDefault(property, first);
}

/** A property with the operations that share it. */
interface Shared {
	property: INodeProperties;
	operations: Operation[];
}

/** Every operation shows its properties in the order of its own record, as far as the records agree about it. */
function inOrderOfRecords(shared: Shared[], records: Shared[][]): Shared[] {
	const left = new Set(shared);
	const isNext = (each: Shared) =>
		records.every((record) => !record.includes(each) || record.find((other) => left.has(other)) === each);
	const ordered: Shared[] = [];
	while (left.size > 0) {
		const next = shared.find((each) => left.has(each) && isNext(each)) ?? [...left][0];
		ordered.push(next);
		left.delete(next);
	}
	return ordered;
}

/** Properties that several operations share (the same text throughout) are written once. */
function merged(resource: Resource, of: (operation: Operation) => INodeProperties[]): INodeProperties[] {
	const groups = new Map<string, Shared>();
	const records = resource.operations.map((operation) =>
		of(operation).map((property) => {
			const key = JSON.stringify(property);
			const group = groups.get(key) ?? { property, operations: [] };
			group.operations.push(operation);
			groups.set(key, group);
			return group;
		}),
	);
	const ordered = inOrderOfRecords([...groups.values()], records);
	return ordered.map(({ property, operations }) => shown(property, only(resource, operations)));
}

/** n8n's usual switch. */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const optionsCollection = (vendor: Vendor, operation: Operation): INodeProperties[] => {
	const options = optionsOf(vendor, operation);
	if (options.length === 0) return [];
	const placeholder = 'Add option';
	return [{ displayName: 'Options', name: 'options', type: 'collection', placeholder, default: {}, options }];
};

/** All properties of a vendor's node: resource, operation, the fields of every record, Simplify and Options. */
export function describe(vendor: Vendor): INodeProperties[] {
	const { resources } = vendor;
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map((each) => pick(each, 'name', 'value')).sort(byName),
		default: '',
	};
	return [
		withDefault(resource, resources[0].value),
		...resources.map(operationProperty),
		...resources.flatMap((each) => [
			...merged(each, ({ fields }) => fields.map(({ property }) => property)),
			...merged(each, (operation) => (operation.simplify ? [simplify] : [])),
			...merged(each, (operation) => optionsCollection(vendor, operation)),
		]),
	];
}

import type { Field } from '../../nodes/core/fields';
import type { Operation, Resource, Route } from '../../nodes/core/operation';
import type { DocumentedEntry } from '../fixtures/read.cjs';
import { documentedEntries } from '../fixtures/read.cjs';

/** The calls of a vendor's documents, each with a title. */
export const callsOf = (vendor: string) =>
	documentedEntries(vendor)
		.filter(({ kind }) => kind === 'call')
		.map((entry): [string, DocumentedEntry] => [nameOf(entry), entry]);

const nameOf = ({ system, method, path, apiMethod }: DocumentedEntry) =>
	`${system} ${apiMethod ?? `${method} ${path}`}`;

/** The documented call of an operation, by the values of its resource and its own; none where it makes no such call. */
export type CallOf = (resource: string, operation: Operation) => Route | undefined;

const written: CallOf = (_, { request }) => (typeof request === 'object' ? request : undefined);

/** The operations among these resources that make this call. */
export const operationsFor = (
	resources: Resource[],
	{ method, path, apiMethod }: DocumentedEntry,
	callOf: CallOf = written,
): Operation[] =>
	resources.flatMap(({ value, operations }) =>
		operations.filter((operation) => {
			const call = callOf(value, operation);
			if (call?.method !== method) return false;
			return apiMethod ? call.fixed?.method === apiMethod : call.path === path;
		}),
	);

/** A value on the wire: its path, and whether the panel demands it. */
export interface Wire {
	name: string;
	required: boolean;
}

/** All values on the wire; those inside an object as `object.value`. */
const flat = (fields: Field[], within = ''): Wire[] =>
	fields
		.filter(({ local }) => !local)
		.flatMap(({ wire, children, property: { required, displayOptions } }): Wire[] => {
			// Shown only with some value of a neighbour, it is not demanded of every call.
			const demanded = required === true && !displayOptions;
			const self = wire === null ? [] : [{ name: `${within}${wire}`, required: demanded }];
			return [...self, ...flat(children ?? [], wire === null ? within : `${within}${wire}.`)];
		});

/** By name, each once: several fields of the panel may fill the same value. */
const sorted = (list: Wire[]): Wire[] => {
	const names = [...new Set(list.map(({ name }) => name))].sort();
	return names.map((name) => ({ name, required: list.some((each) => each.name === name && each.required) }));
};

export const wiresOf = ({ fields }: Operation): Wire[] => sorted(flat(fields));

/** @param ofCredential parameters that the credential adds to every call */
export const documentedWires = ({ params }: DocumentedEntry, ofCredential: string[]): Wire[] =>
	sorted(
		params
			.filter(({ name }) => !ofCredential.includes(name))
			.flatMap(({ name, required, within }) =>
				within ? within.split(',').map((object) => ({ name: `${object}.${name}`, required })) : [{ name, required }],
			),
	);

import { OPERATIONS, PREFIXES } from './routes/all.cjs';
import type { FormName, Operation, Route } from './routes/operation.cjs';

/** An operation that a request means, by its method and path. */
export interface Match {
	operation: Operation;
	route: Route;
	/** What stands in the path, by the names of the wire. */
	inPath: Record<string, string>;
}

interface Candidate {
	operation: Operation;
	route: Route;
	segments: string[];
}

const CANDIDATES: Readonly<Record<FormName, Candidate[]>> = {
	default: candidatesOf('default'),
	other: candidatesOf('other'),
};

/** The operation of a method and a path without query; undefined: there is none in this form. */
export function match(form: FormName, method: string, path: string): Match | undefined {
	const prefix = PREFIXES[form];
	if (!path.startsWith(`${prefix}/`)) return undefined;
	const segments = segmentsOf(path.slice(prefix.length));
	for (const { operation, route, segments: template } of CANDIDATES[form]) {
		const inPath = route.method === method ? pathValues(template, segments) : undefined;
		if (inPath) return { operation, route, inPath };
	}
	return undefined;
}

/** Fixed words before parameters: /clusters/closests is no cluster. */
function candidatesOf(form: FormName): Candidate[] {
	const candidates = OPERATIONS.flatMap((operation) => {
		const route = operation.routes[form];
		return route ? [{ operation, route, segments: segmentsOf(route.path) }] : [];
	});
	const braced = ({ segments }: Candidate) => segments.filter(isBraced).length;
	return candidates.sort((one, other) => braced(one) - braced(other));
}

function pathValues(template: string[], segments: string[]): Record<string, string> | undefined {
	if (template.length !== segments.length) return undefined;
	const values: Record<string, string> = {};
	for (const [index, wanted] of template.entries()) {
		if (isBraced(wanted)) values[wanted.slice(1, -1)] = segments[index];
		else if (wanted !== segments[index]) return undefined;
	}
	return values;
}

function segmentsOf(path: string): string[] {
	return path.slice(1).split('/').map(decoded);
}

function isBraced(segment: string): boolean {
	return segment.startsWith('{');
}

function decoded(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

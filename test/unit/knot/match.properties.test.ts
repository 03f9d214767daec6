import fc from 'fast-check';
import { match } from '../../../nodes/Knot/openapi/match';
import type { Bound } from '../../../nodes/Knot/openapi/match';
import { readApi } from '../../../nodes/Knot/openapi/read';
import { routeFor } from '../../../nodes/Knot/routes';
import { incompleteFiles, swappedFiles } from './disturbed';
import { fileOf } from './openapiFile';
import type { FileCall } from './openapiFile';

const truthOf = (calls: FileCall[], { method, path }: Bound) =>
	calls.find((call) => call.method === method && call.path === path)!;

/** What changes something at the vendor, and what does not only ask. */
const isWrite = ({ operation, method }: Bound) => routeFor(operation).kind !== 'read' || method !== 'GET';

/** Our writes at routes that are not theirs, as "operation -> route". */
const wrong = (calls: FileCall[], bound: Bound[]) =>
	bound
		.filter((each) => isWrite(each) && truthOf(calls, each).n !== routeFor(each.operation).number)
		.map(({ operation, method, path }) => `${operation} -> ${method} ${path}`);

test.each([
	['shuffled, renamed, incomplete and with calls of others', incompleteFiles],
	['with descriptions at wrong calls', swappedFiles],
])('a file %s never binds a write to a wrong route', (_, files) => {
	fc.assert(
		fc.property(files, (calls) => {
			const { bound, unmatched, extra } = match(readApi(fileOf(calls)));
			expect(wrong(calls, bound)).toEqual([]);
			// Nothing gets lost: every operation is bound or explained, every route of the file bound or listed.
			expect(bound.length + unmatched.length).toBe(66);
			expect(bound.length + extra.length).toBe(calls.length);
		}),
		// The same files in every run: what a disturbed file may do is searched apart from the tests.
		{ numRuns: 100, seed: 20261128 },
	);
});

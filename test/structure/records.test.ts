import type { INodeProperties } from 'n8n-workflow';
import { describe as describePanel } from '../../nodes/core/describe';
import type { DocumentedEntry } from '../fixtures/read.cjs';
import { documentedEntries } from '../fixtures/read.cjs';
import { isOperation, routeFor } from '../../nodes/Knot/routes';
import type { CallOf, Wire } from './documented';
import { callsOf, documentedWires, operationsFor, wiresOf } from './documented';
import { PARTS } from './vendors';

interface Documents {
	calls: number;
	tokens: number;
	pushes: number;
	/** Operations that are no documented call. */
	others: string[];
	/** Parameters that the credential adds to every call. */
	ofCredential?: string[];
	/** Where a vendor has several documents: which resources belong to the one of this entry. */
	resources?: (entry: DocumentedEntry, resource: string) => boolean;
	/** Marked as required in the document's table, while its notes ask for one of them. */
	atLeastOne?: string[];
	/** By call, where the panel differs on purpose: what must be filled in, what need not be, what the node fills in. */
	otherwise?: Record<string, Otherwise>;
	/** The same for all calls. */
	everywhere?: Otherwise;
	/** The document's list names an object, not what is in it. */
	wholeObjects?: true;
	/** Where the records do not hold their calls themselves. */
	callOf?: CallOf;
}

interface Otherwise {
	demanded?: string[];
	optional?: string[];
	byNode?: string[];
}

/** What the document lists, as the panel is to have it. */
const asWanted = (documented: Wire[], { demanded = [], optional = [], byNode = [] }: Otherwise = {}): Wire[] =>
	documented
		.filter(({ name }) => !byNode.includes(name))
		.map(({ name, required }) => ({
			name,
			required: (required || demanded.includes(name)) && !optional.includes(name),
		}));

/** The panel asks for the area, and the node writes it as the route spells it. */
const AREA = ['lat', 'lng', 'latDeg', 'lngDeg', 'latdeg', 'lngdeg'];
/** Left empty it is the app label of the credential. */
const OWN_LABEL = { optional: ['app_label'] };

/** Left empty it is the account of the credential. */
const OWN_ACCOUNT = { optional: ['target'] };

/** What the documents hold, counted by hand, and how they are to be read; a further vendor is a further line. */
const DOCUMENTS: Record<string, Documents> = {
	jimi: {
		calls: 24,
		tokens: 2,
		pushes: 1,
		others: ['apiRequest.send'],
		ofCredential: ['access_token'],
		otherwise: {
			'jimi.user.child.list': OWN_ACCOUNT,
			'jimi.user.device.list': OWN_ACCOUNT,
			'jimi.user.device.location.list': OWN_ACCOUNT,
			'jimi.device.track.mileage': { byNode: ['start_row', 'page_size'] },
			'jimi.device.media.URL': { byNode: ['page_no', 'page_size'] },
			// Without times JIMI gives the latest 50 alone.
			'jimi.device.alarm.list': { demanded: ['begin_time', 'end_time'] },
			// Either of two fields that are shown by turns.
			'jimi.open.instruction.send': { optional: ['inst_param_json'] },
		},
	},
	knot: {
		calls: 66,
		tokens: 0,
		pushes: 0,
		others: [
			'apiRequest.send',
			'chat.downloadImage',
			'maintenance.downloadPicture',
			'route.getMany',
			'route.matchOpenApi',
		],
		wholeObjects: true,
		everywhere: OWN_LABEL,
		otherwise: {
			// Shown unless the limit is taken away, which goes as null.
			'PUT /clusters/{id}/unlock-distance': { optional: ['new_distance'] },
			// Computed from the TOTP secret of the credential when it is left empty.
			'POST /login/2fa': { optional: ['mfa_token'] },
			'GET /clusters': { byNode: AREA },
			'GET /clusters/public': { ...OWN_LABEL, byNode: AREA },
			'GET /map': { byNode: AREA },
			'GET /map/public': { ...OWN_LABEL, byNode: AREA },
			'GET /networks': { byNode: AREA },
			'GET /networks/public': { ...OWN_LABEL, byNode: AREA },
		},
		callOf: (resource, { value }) => {
			const id = `${resource}.${value}`;
			return isOperation(id) ? routeFor(id) : undefined;
		},
	},
	protrack: { calls: 15, tokens: 1, pushes: 0, others: ['apiRequest.send'], ofCredential: ['access_token'] },
	segway: {
		calls: 35,
		tokens: 2,
		pushes: 7,
		others: ['apiRequest.send', 'push.verify'],
		resources: ({ system }, resource) => (resource === 't60') === (system === 'segway-t60-lite'),
		atLeastOne: ['locationInterval', 'statusInterval'],
	},
};

test('the documents of every vendor are known', () => {
	expect(PARTS.map(({ vendor }) => vendor.name).sort()).toEqual(Object.keys(DOCUMENTS).sort());
});

describe.each(PARTS.map(({ vendor }) => vendor))('$displayName', (vendor) => {
	const { name, resources } = vendor;
	const {
		ofCredential = [],
		atLeastOne = [],
		otherwise = {},
		everywhere,
		wholeObjects,
		...documents
	} = DOCUMENTS[name];
	const calls = callsOf(name);
	const found = (entry: DocumentedEntry) =>
		operationsFor(
			resources.filter(({ value }) => documents.resources?.(entry, value) ?? true),
			entry,
			documents.callOf,
		);

	test('has the calls, token calls and pushes that its documents have', () => {
		const of = (kind: DocumentedEntry['kind']) => documentedEntries(name).filter((entry) => entry.kind === kind);
		const counts = { calls: calls.length, tokens: of('token').length, pushes: of('push').length };
		expect(counts).toEqual({ calls: documents.calls, tokens: documents.tokens, pushes: documents.pushes });
	});

	describe.each(calls)('%s', (_, entry) => {
		test('is exactly one operation of the right resource', () => expect(found(entry)).toHaveLength(1));

		test('has every documented parameter and no other, required as documented', () => {
			const relevant = (list: ReturnType<typeof wiresOf>) =>
				list
					.filter(({ name: wire }) => !(wholeObjects && wire.includes('.')))
					.map((wire) => (atLeastOne.includes(wire.name) ? { ...wire, required: null } : wire));
			const wanted = asWanted(
				documentedWires(entry, ofCredential),
				otherwise[entry.apiMethod ?? `${entry.method} ${entry.path}`] ?? everywhere,
			);
			expect(relevant(wiresOf(found(entry)[0]))).toEqual(relevant(wanted));
		});
	});

	test('every operation is a documented call or a known one beside them', () => {
		const documented = new Set(calls.flatMap(([, entry]) => found(entry)));
		const others = resources.flatMap(({ value, operations }) =>
			operations.filter((each) => !documented.has(each)).map((each) => `${value}.${each.value}`),
		);
		expect(others.sort()).toEqual(documents.others);
		expect(documented.size).toBe(documents.calls);
	});

	test('values, names and actions of operations are unique where they are shown together', () => {
		const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
		expect(new Set(actions).size).toBe(actions.length);
		for (const { operations } of resources) {
			for (const key of ['value', 'name'] as const)
				expect(new Set(operations.map((each) => each[key])).size).toBe(operations.length);
		}
	});

	test('the values of an operation have names of their own, also beside those of every operation', () => {
		const common = ['resource', 'operation', 'simplify', 'options'];
		for (const { value, operations } of resources) {
			for (const { fields, value: operation } of operations) {
				const names = [...common, ...fields.map(({ property }) => property.name)];
				expect([value, operation, new Set(names).size]).toEqual([value, operation, names.length]);
			}
		}
	});

	test('the panel shows the values of every operation in the order of its record', () => {
		const panel = describePanel(vendor).filter(({ name }) => name !== 'operation');
		for (const { value, operations } of resources) {
			for (const { fields, value: operation } of operations) {
				const isShown = ({ displayOptions }: INodeProperties) => {
					const { resource = [], operation: of = [] } = displayOptions?.show ?? {};
					return resource.includes(value) && of.includes(operation);
				};
				const record = fields.map(({ property }) => property.name);
				const shown = panel.filter(isShown).map(({ name }) => name);
				expect([value, operation, shown.slice(0, record.length)]).toEqual([value, operation, record]);
			}
		}
	});

	test('a condition of the panel names a neighbour and values that it has', () => {
		for (const { fields, value } of resources.flatMap(({ operations }) => operations)) {
			for (const { property } of fields) {
				const { show, hide } = property.displayOptions ?? {};
				for (const neighbour of Object.keys({ ...show, ...hide })) {
					const other = fields.find((each) => each.property.name === neighbour);
					expect([value, property.name, other?.property.name]).toEqual([value, property.name, neighbour]);
					const allowed = (show?.[neighbour] ?? []) as unknown[];
					for (const each of allowed) expect(() => other!.toWire(each)).not.toThrow();
				}
			}
		}
	});
});

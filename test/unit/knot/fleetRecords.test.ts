import type { Operation } from '../../../nodes/core/operation';
import type { KnotRoute } from '../../../nodes/Knot/routes';
import { ROUTES } from '../../../nodes/Knot/routes';
import { wiresOf } from '../../structure/documented';
import { asked, find, RESOURCES } from './fleetPlay';

const MINE = ROUTES.filter(({ operation }) => RESOURCES.some(({ value }) => operation.startsWith(`${value}.`)));
const AREA = ['lat', 'lng', 'latDeg', 'lngDeg', 'latdeg', 'lngdeg'];

const hasArea = ({ fields }: Operation) => fields.some(({ property }) => property.name === 'areaBy');
/** An area is given in one of three ways, none of which goes on the wire as it is. */
const ofPanel = ({ params, operation }: KnotRoute) =>
	params.filter(({ name }) => !(hasArea(find(operation)) && AREA.includes(name)));
/** Left empty it is that of the credential. */
const isDemanded = ({ name, required }: { name: string; required: boolean }) => required && name !== 'app_label';

test('the table has 35 calls about clusters, maps, networks and maintenances, each with its record', () => {
	expect(MINE.map(({ number }) => number).sort((a, b) => a - b)).toEqual([
		...Array.from({ length: 10 }, (_, index) => 11 + index),
		...Array.from({ length: 21 }, (_, index) => 46 + index),
	]);
	const records = RESOURCES.flatMap(({ value, operations }) => operations.map((each) => `${value}.${each.value}`));
	expect(records.sort()).toEqual([...MINE.map(({ operation }) => operation), 'maintenance.downloadPicture'].sort());
});

describe.each(MINE.map((route) => [route.operation, route]))('%s', (name, route) => {
	test('has every documented parameter and no other, required as documented', () => {
		const wires = wiresOf(find(name));
		const wanted = ofPanel(route).map((param) => ({ name: param.name, required: isDemanded(param) }));
		const sorted = (list: typeof wanted) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
		// Of the distance and the choice to have none one is always sent, so neither is marked.
		const isMarked = (param: string) => param !== 'new_distance';
		expect(sorted(wires)).toEqual(
			sorted(wanted.map((each) => ({ ...each, required: each.required && isMarked(each.name) }))),
		);
	});

	test('is of the kind that the table has', () => expect(find(name).kind).toBe(route.kind));
});

test('every record has an action, a name and fields of its own', () => {
	for (const { operations } of RESOURCES) {
		for (const key of ['value', 'name', 'action'] as const)
			expect(new Set(operations.map((each) => each[key])).size).toBe(operations.length);
		for (const { fields } of operations) {
			const names = fields.map(({ property }) => property.name);
			expect(new Set(names).size).toBe(names.length);
		}
	}
	const actions = RESOURCES.flatMap(({ operations }) => operations.map(({ action }) => action));
	expect(new Set(actions).size).toBe(actions.length);
});

test('a condition of the panel names a neighbour and values that it has', () => {
	for (const { fields } of RESOURCES.flatMap(({ operations }) => operations)) {
		const shown = fields.flatMap(({ property }) => Object.entries(property.displayOptions?.show ?? {}));
		for (const [neighbour, allowed] of shown) {
			const other = fields.find(({ property }) => property.name === neighbour);
			for (const each of allowed as unknown[]) expect(() => other!.toWire(each)).not.toThrow();
		}
	}
});

test('no number of the panel begins with one that somebody has', () => {
	expect(asked('cluster.get')).toBe('"Cluster ID" is required: fill it in');
	expect(asked('maintenance.resolve')).toBe('"Maintenance ID" is required: fill it in');
});

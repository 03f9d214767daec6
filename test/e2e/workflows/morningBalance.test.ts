import { outputOf } from '../../../demo/rest.cjs';
import type { KnotCluster } from '../../../simulator/index.cjs';
import { useOperator } from './support/operator.cjs';

const operator = useOperator();
const [HEADLINE, COLUMNS] = [
	'*Morning balance*: ',
	'*Cluster | State | num_vehicles_available | num_docks_available | Map*',
];

/** The first eight are one of each kind. */
const clusters = (count: number, docked = 4) => {
	operator.fleet({}, {}, {}, { mix: { docked }, clusters: count });
	return operator.sim.knot.clusters;
};
const mapOf = ({ latitude, longitude }: KnotCluster) => {
	const [lat, lng] = [latitude, longitude].map((degrees) => Number(degrees.toFixed(6)));
	return `<https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=18/${lat}/${lng}|map>`;
};
const of = (all: KnotCluster[], scenario: string) => all.find((each) => each.scenario === scenario)!;

beforeAll(async () => {
	await operator.import('morning-balance');
});

test('clusters out of order, empty and too full are one table, the worst first, with numbers and a map', async () => {
	const all = clusters(8);
	const execution = await operator.run();
	const [message, ...others] = operator.slack;
	expect(others).toEqual([]);
	const [headline, columns, ...lines] = message!.split('\n');
	const [down, out, empty, full] = ['down', 'out-of-order', 'empty', 'full'].map((each) => of(all, each));
	const line = (cluster: KnotCluster, state: string, vehicles: number, docks: number) =>
		`${cluster.name} (${cluster.cluster_id}) | ${state} | ${vehicles} | ${docks} | ${mapOf(cluster)}`;
	expect([headline, columns]).toEqual([`${HEADLINE}4 of 5 clusters (2 out of order, 1 empty, 1 too full)`, COLUMNS]);
	expect(lines.slice(0, 2).sort()).toEqual(
		[line(down, 'out of order (down)', 1, 11), line(out, 'out of order (Building site)', 0, 12)].sort(),
	);
	expect(lines.slice(2)).toEqual([line(empty, 'empty', 0, 6), line(full, 'too full', 2, 0)]);
	const [report] = outputOf(execution, 'Write Table');
	expect(report).toMatchObject({ clusters: 5, out_of_order: 2, empty: 1, too_full: 1, unknown: 0 });
});

test('the settings say what is empty and what is too full', async () => {
	await operator.import('morning-balance', { min_vehicles_available: 0, min_docks_available: 12 });
	const [usual] = clusters(1, 2);
	await operator.run();
	const line = `${usual.name} (1) | too full | 2 | 10 | ${mapOf(usual)}`;
	expect(operator.slack).toEqual([[`${HEADLINE}1 of 1 clusters (1 too full)`, COLUMNS, line].join('\n')]);
	await operator.import('morning-balance', { min_vehicles_available: 3, min_docks_available: 11 });
	await operator.run();
	expect(operator.slack[1]).toContain(`${usual.name} (1) | empty, too full | 2 | 10 | `);
	await operator.import('morning-balance');
});

test('nothing to do: one line', async () => {
	clusters(1, 2);
	await operator.run();
	expect(operator.slack).toEqual(['Morning balance: nothing to do, all 1 clusters are in order']);
});

test('only the clusters of the area count', async () => {
	const town = { type: 'Feature', properties: {}, geometry: polygon(7.7, 48.5, 7.8, 48.6) };
	await operator.import('morning-balance', { area: JSON.stringify(town) });
	const headquarters = of(clusters(8), 'headquarters');
	await operator.run();
	expect(operator.slack[0]).toContain(`${HEADLINE}1 of 1 clusters (1 empty)`);
	expect(operator.slack[0]).toContain(`${headquarters.name} (${headquarters.cluster_id}) | empty | 0 | 12 | `);
	await operator.import('morning-balance', { area: JSON.stringify(polygon(0, 0, 1, 1)) });
	await operator.run();
	expect(operator.slack[1]).toBe('Morning balance: Knot has no cluster in this area');
	await operator.import('morning-balance');
});

test('more than fifty are counted; a cluster without any dock lacks none', async () => {
	const all = clusters(70, 0);
	expect(of(all, 'full').stations.flatMap(({ spots }) => spots)).toEqual([]);
	await operator.run();
	const lines = operator.slack[0]!.split('\n');
	expect(lines[0]).toMatch(/^\*Morning balance\*: 67 of 67 clusters \(2 out of order, 65 empty\)$/);
	expect(lines).toHaveLength(53);
	expect(lines.at(-1)).toBe('and 17 more');
});

test('when Knot cannot be asked, nobody is told that all is well', async () => {
	clusters(1, 2);
	operator.sim.faults.add({ vendor: 'knot', path: 'cluster.list', action: { code: 6 } });
	await operator.run();
	expect(operator.slack).toEqual([
		expect.stringMatching(/^:warning: \*Morning balance\*: the clusters could not be read: .+\(Knot 6/),
	]);
});

function polygon(west: number, south: number, east: number, north: number) {
	const ring = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south],
	];
	return { type: 'Polygon', coordinates: [ring] };
}

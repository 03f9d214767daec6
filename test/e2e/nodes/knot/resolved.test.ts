import { outputOf } from '../../../../demo/rest.cjs';
import { useKnot } from '../support/knotFleet.cjs';

const fleet = useKnot();
const RESOLVED = 'maintenance.getResolvedOfVehicle';
const ROWS = 45;
const PAGE = 20;

beforeEach(async () => {
	fleet.reset({ repaired: 1 });
	await fleet.signIn();
});

/** The numbers of the maintenances as Knot has them, the oldest first. */
const numbers = () => fleet.maintenances.map(({ maintenance_id }) => maintenance_id);

const newestFirst = () => numbers().reverse();

const listed = async (parameters = {}) =>
	outputOf(await fleet.run(RESOLVED, parameters), 'Knot').map(({ maintenance_id }) => maintenance_id);

test.each([
	['ascending', (all: number[]) => all],
	['descending', (all: number[]) => [...all].reverse()],
])('all of a vehicle that was repaired often, %s: each once, over the pages of Knot', async (direction, ordered) => {
	const found = await listed({ direction, returnAll: true });
	expect(found).toHaveLength(ROWS);
	expect(found).toEqual(ordered(numbers()));
	expect(fleet.log.length).toBeGreaterThanOrEqual(ROWS / PAGE);
	expect(new Set(fleet.log.map(({ call }) => call)).size).toBe(1);
});

test('as many as wanted, and on from the last of an earlier list', async () => {
	const first = await listed({ limit: 25 });
	expect(first).toEqual(newestFirst().slice(0, 25));
	const next = await listed({ returnAll: true, filters: { startAfter: first.at(-1) } });
	expect(next).toEqual(newestFirst().slice(25));
});

test('each row is a resolved maintenance of the vehicle', async () => {
	const rows = outputOf(await fleet.run(RESOLVED, { returnAll: true }), 'Knot');
	const { vehicle_id } = fleet.vehicles[0];
	for (const row of rows) {
		expect(row).toMatchObject({ vendor: 'knot', open: false, target_type: 'vehicle', vehicle_id });
		expect(row.stop_date).toEqual(expect.any(String));
	}
	expect(rows.at(-1)).toMatchObject({ comment: 'Repair 1' });
});

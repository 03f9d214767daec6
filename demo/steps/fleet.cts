// Runs "Fleet table" and compares it with the vehicles of all vendors.
import { errorOf, type Execution, itemsOf, outputOf, type Rest } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';
import { ownDevices } from './sweepFleet.cjs';

export interface ShownFleet {
	/** How many rows the table has of each vendor. */
	rows: Array<{ vendor: string; count: number }>;
	/** Names of the files. */
	files: string[];
	/** The message that Slack got. */
	message: string;
	problems: string[];
}

interface FeatureCollection {
	features: Array<{ properties: { device_id: string } }>;
}

const FILES = [
	['CSV File', 'csv'],
	['GeoJSON File', 'geojson'],
] as const;
/** Of the CSV file. */
const DEVICE_COLUMN = 2;

/** Every vehicle that the table must name: those of the fleet list, and those that the accounts list themselves. */
const fleetsOf = (sim: Simulator): Record<string, string[]> => ({
	Segway: sim.segway.vehicles.map(({ iotCode }) => iotCode),
	Protrack: ownDevices(sim).map(({ imei }) => imei),
	JIMI: sim.jimi.devices.map(({ imei }) => imei),
	Knot: sim.knot.vehicles.map(({ vehicle_id }) => String(vehicle_id)),
});

const binaryOf = (execution: Execution, node: string, property: string) =>
	itemsOf(execution, node)[0]?.binary?.[property];

/** The devices that the two files name: each must name all of them. */
async function namedIn(rest: Rest, execution: Execution): Promise<string[][]> {
	const [csv, geoJson] = await Promise.all(
		FILES.map(async ([node, property]) => {
			const file = binaryOf(execution, node, property);
			return file ? await rest.executions.file(file) : '';
		}),
	);
	const { features = [] } = JSON.parse(geoJson || '{}') as Partial<FeatureCollection>;
	const lines = csv.trim().split(/\r?\n/).slice(1);
	return [lines.map((line) => line.split(',')[DEVICE_COLUMN]), features.map(({ properties }) => properties.device_id)];
}

/** "Fleet table": one row for each vehicle of each vendor, in the table and in both files. */
export async function showFleet(rest: Rest, workflowId: string, sim: Simulator): Promise<ShownFleet> {
	const execution = await rest.run(workflowId, 'Try It Now', 120_000);
	if (execution.status !== 'success') {
		throw new Error(`The fleet table ended as ${execution.status}: ${errorOf(execution)}`);
	}
	const table = outputOf(execution, 'Write Table');
	const fleets = fleetsOf(sim);
	const named = await namedIn(rest, execution);
	const problems = Object.entries(fleets).flatMap(([vendor, devices]) =>
		devices.flatMap((device) => {
			const rows = table.filter(({ device_id }) => device_id === device).length;
			const isInFiles = named.every((each) => each.includes(device));
			return rows === 1 && isInFiles ? [] : [`${device} of ${vendor} is not once in the fleet table and its files`];
		}),
	);
	const files = FILES.map(([node, property]) => binaryOf(execution, node, property)?.fileName ?? `no file of ${node}`);
	const rows = Object.keys(fleets).map((vendor) => ({
		vendor,
		count: table.filter((row) => row.vendor === vendor.toLowerCase()).length,
	}));
	return { rows, files, message: sim.slack.messages.at(-1)?.text ?? '', problems };
}

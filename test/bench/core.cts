// What the node itself costs per item: a dry run goes the whole way but for the network.
import type { IDataObject } from 'n8n-workflow';
import { reader } from './benchNodes.cjs';
import { Bench } from './engine.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';

/** Nothing is sent, so nobody needs to listen there. */
const NOWHERE = { clientId: 'A20081', clientSecret: 'not-used', region: 'custom', customUrl: 'http://127.0.0.1:1' };
const FIRST = 861_477_030_000_000;

const itemsFor = (count: number) =>
	Array.from({ length: count }, (_, item) => ({ json: { iotCode: String(FIRST + item) } }));

/** The candidates, each told in microseconds per item. */
function candidates(bench: Bench, count: number) {
	const items = itemsFor(count);
	const perItem = async (type: string, iotCode: string, isGood: (json: IDataObject) => boolean) => {
		const lock = { resource: 'control', operation: 'lock', iotCode, options: { dryRun: true } };
		return ((await bench.run(type, lock, items, { isGood })) * 1000) / count;
	};
	const read = (iotCode: string) => perItem('bench.reader', iotCode, (json) => typeof json.iotCode === 'string');
	const dryRun = (iotCode: string) => perItem('n8n-nodes-fleet.segway', iotCode, (json) => json.dry_run === true);
	return {
		readFixed: () => read(String(FIRST)),
		dryRunFixed: () => dryRun(String(FIRST)),
		readExpression: () => read('={{ $json.iotCode }}'),
		dryRunExpression: () => dryRun('={{ $json.iotCode }}'),
	};
}

async function measure({ quick, packageFile, log }: Settings): Promise<Table> {
	const count = quick ? 1_000 : 10_000;
	const rounds = quick ? 1 : 5;
	const all = candidates(new Bench(packageFile, { segwayApi: NOWHERE }, { 'bench.reader': reader }), count);
	log('warming up');
	await alternate(1, all);
	log(`${count} items, ${rounds} rounds`);
	const costs = await alternate(rounds, all);
	const row = (name: string, own: number[], peer?: number[]) => {
		const compared = peer
			? [figure(median(own.map((value, round) => value - peer[round]))), figure(ratio(own, peer))]
			: ['', ''];
		return [name, figure(median(own)), ...compared];
	};
	return {
		head: [`${count} items in one run`, 'Microseconds per item', 'More than only reading', 'x only reading'],
		rows: [
			row('only reading the same parameters, fixed', costs.readFixed),
			row('Segway: Lock, dry run, fixed', costs.dryRunFixed, costs.readFixed),
			row('only reading the same parameters, one expression', costs.readExpression),
			row('Segway: Lock, dry run, one expression', costs.dryRunExpression, costs.readExpression),
		],
		note: 'Only reading: a node that asks n8n once per item for the parameters that Lock has, and does nothing with them. Medians.',
	};
}

export const core: Section = { name: 'core', title: 'Cost per item without the network', measure };

// 1,000 locks, 10 at a time: against the bound that the vendor's latency sets, and against a bare pool.
import { barePool } from './benchNodes.cjs';
import { Bench } from './engine.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';
import { startVendor, type Vendor } from './vendor.cjs';

const LIMIT = 10;
const EACH = '={{ $json.iotCode }}';

const credentials = ({ segway: { clientId, clientSecret, url } }: Vendor) => ({
	segwayApi: { clientId, clientSecret, region: 'custom', customUrl: url },
});

/** The two ways to lock every moped, each told in seconds. */
function ways(bench: Bench, { segway: { url, iotCodes } }: Vendor) {
	const items = iotCodes.map((iotCode) => ({ json: { iotCode } }));
	const lock = { resource: 'control', operation: 'lock', iotCode: EACH, options: { concurrency: LIMIT } };
	return {
		segway: async () =>
			(await bench.run('n8n-nodes-fleet.segway', lock, items, { isGood: ({ outcome }) => outcome === 'done' })) / 1000,
		bare: async () => {
			const pool = { url, token: bench.token('segwayApi'), limit: LIMIT };
			const parameters = { iotCode: EACH, pool };
			return (await bench.run('bench.barePool', parameters, items, { isGood: ({ code }) => code === 0 })) / 1000;
		},
	};
}

async function measured(vendor: Vendor, settings: Settings): Promise<Table> {
	const { quick, packageFile, log } = settings;
	const { segway, bare } = ways(new Bench(packageFile, credentials(vendor), { 'bench.barePool': barePool }), vendor);
	const count = vendor.segway.iotCodes.length;
	log('warming up');
	await segway();
	await bare();
	const rows: string[][] = [];
	for (const [latency, rounds, goals] of [
		[200, quick ? 1 : 3, ['1.10', '']],
		[50, quick ? 1 : 5, ['', '1.05']],
	] as const) {
		log(`${count} locks at ${latency} ms, ${rounds} rounds`);
		await vendor.latency(latency);
		const times = await alternate(rounds, { bare, segway });
		const bound = (count * latency) / LIMIT / 1000;
		const row = (name: string, all: number[], of: string[]) => {
			const took = median(all);
			const perLock = (took - bound) * (1000 / count);
			return [
				`${latency} ms`,
				name,
				figure(took, 2),
				figure(took / bound, 3),
				of[0],
				figure(ratio(all, times.bare), 3),
				of[1],
				figure(perLock, 2),
			];
		};
		rows.push([`${latency} ms`, 'bound: latency alone', figure(bound, 2), '1.000', '', '', '', '']);
		rows.push(row('bare pool', times.bare, ['', '']), row('Segway: Lock', times.segway, [...goals]));
	}
	return {
		head: [
			'Latency',
			`${count} locks, ${LIMIT} at a time`,
			'Seconds',
			'x bound',
			'Goal',
			'x bare pool',
			'Goal',
			'ms more per lock',
		],
		rows,
		note: 'Bare pool: ten loops over `helpers.httpRequest` in the same engine and run, same parameter, bytes, headers and token; nothing checked, renewed, read or remembered. Medians; ratios are taken within a round.',
	};
}

export const locks: Section = {
	name: 'locks',
	title: 'A lock sweep',
	async measure(settings) {
		const vendor = await startVendor({ mopeds: settings.quick ? 100 : 1000 });
		try {
			return await measured(vendor, settings);
		} finally {
			vendor.stop();
		}
	},
};

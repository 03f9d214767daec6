// The positions of 1,000 devices: by the Protrack node, and by n8n's own HTTP Request node with one call per item.
import type { IDataObject } from 'n8n-workflow';
import { Bench, HTTP_REQUEST, httpRequestNode } from './engine.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';
import { startVendor, type Vendor } from './vendor.cjs';

const EACH = '={{ $json.imei }}';

interface Round {
	seconds: number;
	requests: number;
}

/** What a person fills in to do the same with n8n's own node. */
const httpRequest = (url: string, options: IDataObject) => ({
	method: 'GET',
	url: `${url}/api/track`,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'protrackApi',
	sendQuery: true,
	queryParameters: { parameters: [{ name: 'imeis', value: EACH }] },
	options,
});

/** What n8n proposes where Batching is added. */
const BATCHING = { batching: { batch: { batchSize: 50, batchInterval: 1000 } } };

const NAMES = {
	protrack: 'Protrack: Get Position',
	single: 'HTTP Request, all items at once',
	batched: 'HTTP Request, Batching 50 per second',
};
type Name = keyof typeof NAMES;

/** The ways to get every position; each item must get its own device. */
function ways(bench: Bench, vendor: Vendor): Record<Name, () => Promise<Round>> {
	const { url, imeis } = vendor.protrack;
	const items = imeis.map((imei) => ({ json: { imei } }));
	const imeiIn = ({ record }: IDataObject) => (record as IDataObject[] | undefined)?.[0]?.imei;
	const counted = async (run: () => Promise<number>): Promise<Round> => {
		await vendor.requests();
		return { seconds: (await run()) / 1000, requests: await vendor.requests() };
	};
	const http = (options: IDataObject) => () =>
		counted(() =>
			bench.run(HTTP_REQUEST, httpRequest(url, options), items, {
				isGood: (json, index) => imeiIn(json) === imeis[index],
			}),
		);
	const getPosition = { resource: 'device', operation: 'getPosition', imeis: EACH };
	return {
		protrack: () =>
			counted(() =>
				bench.run('n8n-nodes-fleet.protrack', getPosition, items, {
					isGood: ({ device_id, found }, index) => device_id === imeis[index] && found === true,
				}),
			),
		single: http({}),
		batched: http(BATCHING),
	};
}

async function measured(vendor: Vendor, { quick, packageFile, log }: Settings): Promise<Table> {
	const { url, account, password, imeis } = vendor.protrack;
	const protrackApi = { provider: 'custom', customUrl: url, account, password };
	const bench = new Bench(packageFile, { protrackApi }, { [HTTP_REQUEST.type]: httpRequestNode() });
	const all = ways(bench, vendor);
	log('warming up');
	await all.protrack();
	await all.single();
	const rows: string[][] = [];
	for (const [latency, rounds] of quick
		? [[50, 1]]
		: [
				[200, 3],
				[50, 3],
			]) {
		log(`${imeis.length} positions at ${latency} ms, ${rounds} rounds`);
		await vendor.latency(latency);
		const results = await alternate(rounds, all);
		const seconds = (name: Name) => results[name].map((round) => round.seconds);
		for (const name of Object.keys(NAMES) as Name[]) {
			rows.push([
				`${latency} ms`,
				NAMES[name],
				String(median(results[name].map(({ requests }) => requests))),
				figure(median(seconds(name)), 2),
				figure(ratio(seconds(name), seconds('protrack')), 2),
			]);
		}
	}
	return {
		head: ['Latency', `Positions of ${imeis.length} devices`, 'Requests', 'Seconds', 'x Protrack node'],
		rows,
		note: "n8n's own HTTP Request node (4.2) in the same engine and run, with the same credential and one expression for the IMEI: without options it sends all requests at the same time; with Batching as n8n proposes it. Medians; ratios are taken within a round.",
	};
}

export const positions: Section = {
	name: 'positions',
	title: 'Positions of many devices',
	async measure(settings) {
		const vendor = await startVendor({ trackers: settings.quick ? 200 : 1000 });
		try {
			return await measured(vendor, settings);
		} finally {
			vendor.stop();
		}
	},
};

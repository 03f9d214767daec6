// JIMI: positions of 1,000 devices by the node and by n8n's own HTTP Request node, and the walk through a tree of accounts.
import type { IDataObject } from 'n8n-workflow';
import { Bench, HTTP_REQUEST, httpRequestNode } from './engine.cjs';
import { alternate, median, ratio } from './rounds.cjs';
import type { Section, Settings } from './section.cjs';
import { figure, type Table } from './table.cjs';
import { startVendor, type Vendor } from './vendor.cjs';

const EACH = '={{ $json.imei }}';
const NODE = 'n8n-nodes-fleet.jimi';

interface Round {
	seconds: number;
	requests: number;
}

/** What a person fills in to ask for one position with n8n's own node. */
const httpRequest = (url: string) => ({
	method: 'POST',
	url,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'jimiApi',
	sendBody: true,
	contentType: 'form-urlencoded',
	bodyParameters: {
		parameters: [
			{ name: 'method', value: 'jimi.device.location.get' },
			{ name: 'imeis', value: EACH },
		],
	},
	options: {},
});

const NAMES = {
	node: 'JIMI: Position: Get',
	small: 'JIMI: Position: Get, 50 Devices per Call',
	single: 'HTTP Request, all items at once',
	walk: 'JIMI: Device: Get Many, Include Sub-Accounts',
};
type Name = keyof typeof NAMES;

function ways(bench: Bench, { jimi: { url, imeis }, requests }: Vendor): Record<Name, () => Promise<Round>> {
	const items = imeis.map((imei) => ({ json: { imei } }));
	const counted = async (run: () => Promise<number>): Promise<Round> => {
		await requests();
		return { seconds: (await run()) / 1000, requests: await requests() };
	};
	const isGood = ({ device_id, found }: IDataObject, index: number) => device_id === imeis[index] && found === true;
	const get = (options: IDataObject) => () =>
		counted(() => bench.run(NODE, { resource: 'position', operation: 'get', imeis: EACH, options }, items, { isGood }));
	const known = new Set(imeis);
	const list = { resource: 'device', operation: 'getMany', includeSubAccounts: true, returnAll: true };
	return {
		node: get({}),
		small: get({ callSize: 50 }),
		single: () =>
			counted(() =>
				bench.run(HTTP_REQUEST, httpRequest(url), items, {
					isGood: ({ result }, index) => (result as IDataObject[])?.[0]?.imei === imeis[index],
				}),
			),
		walk: () =>
			counted(() =>
				bench.run(NODE, list, [{ json: {} }], {
					count: imeis.length,
					isGood: ({ device_id }) => known.has(String(device_id)),
				}),
			),
	};
}

async function measured(vendor: Vendor, { quick, packageFile, log }: Settings): Promise<Table> {
	const { url, imeis, ...login } = vendor.jimi;
	const jimiApi = { node: 'custom', customUrl: url, ...login };
	const bench = new Bench(packageFile, { jimiApi }, { [HTTP_REQUEST.type]: httpRequestNode() });
	const all = ways(bench, vendor);
	log('warming up');
	await all.node();
	await all.single();
	const [latency, rounds] = quick ? [50, 1] : [200, 3];
	log(`${imeis.length} devices at ${latency} ms, ${rounds} rounds`);
	await vendor.latency(latency);
	const results = await alternate(rounds, all);
	const of = (name: Name, read: (round: Round) => number) => results[name].map(read);
	const row = (name: Name): string[] => {
		const requests = median(of(name, (round) => round.requests));
		const seconds = of(name, (round) => round.seconds);
		const bound = (requests * latency) / 1000;
		return [
			NAMES[name],
			String(requests),
			figure(median(seconds), 2),
			figure(
				ratio(
					seconds,
					of('node', (round) => round.seconds),
				),
				2,
			),
			name === 'walk' ? figure(median(seconds) / bound, 2) : '',
		];
	};
	return {
		head: [`${imeis.length} devices, ${latency} ms`, 'Requests', 'Seconds', 'x Position: Get', 'x the bound'],
		rows: (Object.keys(NAMES) as Name[]).map(row),
		note: 'The same devices, dealt out to 50 accounts. The HTTP Request node (4.2) signs with the same credential. Medians; ratios are taken within a round.',
	};
}

/** The main account and those below it. */
const ACCOUNTS = 50;

export const jimi: Section = {
	name: 'jimi',
	title: 'Devices and accounts of JIMI',
	async measure(settings) {
		const vendor = await startVendor({ devices: settings.quick ? 200 : 1000, subAccounts: ACCOUNTS - 1 });
		try {
			return await measured(vendor, settings);
		} finally {
			vendor.stop();
		}
	},
};

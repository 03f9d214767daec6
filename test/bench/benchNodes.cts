// Nodes to compare with: what the work costs at least in n8n.
import {
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';

const parameter = (name: string, more: Partial<INodeProperties> = {}): INodeProperties =>
	Object.assign({ displayName: name, name, type: 'string' as const, default: '' }, more);

const options = parameter('options', {
	type: 'collection',
	default: {},
	options: [parameter('dryRun', { type: 'boolean', default: false })],
});

const node = (name: string, properties: INodeProperties[], execute: INodeType['execute']): INodeType => ({
	description: {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: ['main'],
		outputs: ['main'],
		properties,
	},
	execute,
});

/** Reads what a lock reads, once per item, and does nothing with it. */
export const reader = node(
	'reader',
	[parameter('resource'), parameter('operation'), parameter('iotCode'), options],
	async function (this: IExecuteFunctions) {
		for (const name of ['resource', 'operation']) this.getNodeParameter(name, 0);
		const items = this.getInputData().map((_, item) => {
			const json: IDataObject = { iotCode: this.getNodeParameter('iotCode', item) as string };
			this.getNodeParameter('options', item, {});
			return { json, pairedItem: { item } };
		});
		return [items];
	},
);

interface PoolOptions {
	url: string;
	token: string;
	limit: number;
}

/** The bytes and headers that the Segway node sends for a lock. */
const lockRequest = ({ url, token }: PoolOptions, iotCode: string): IHttpRequestOptions => ({
	method: 'POST',
	url: `${url}/api/v2/vehicle/control/lock`,
	headers: { Accept: 'application/json', 'Content-Type': 'application/json', Authorization: `bearer ${token}` },
	body: JSON.stringify({ iotCode }),
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	encoding: 'text',
	timeout: 30_000,
});

/** n8n's request helper in a pool, and nothing else: nothing checked, renewed, read or remembered. */
export const barePool = node(
	'barePool',
	[parameter('iotCode'), parameter('pool', { type: 'json', default: '{}' })],
	async function (this: IExecuteFunctions) {
		const pool = this.getNodeParameter('pool', 0) as unknown as PoolOptions;
		const iotCodes = this.getInputData().map((_, item) => this.getNodeParameter('iotCode', item) as string);
		const output = iotCodes.map(() => ({ json: {} as IDataObject }));
		let next = 0;
		const work = async () => {
			for (let item = next++; item < iotCodes.length; item = next++) {
				const { body } = (await this.helpers.httpRequest(lockRequest(pool, iotCodes[item]))) as { body: string };
				output[item].json = JSON.parse(body) as IDataObject;
			}
		};
		await Promise.all(Array.from({ length: pool.limit }, work));
		return [output];
	},
);

interface PlaybackOptions {
	url: string;
	token: string;
	imei: string;
	begin: number;
	end: number;
}

const PAGE = 1000;

/** The records of a page of Protrack's playback: longitude, latitude, gpstime, speed, course. */
const recordsIn = (body: string) =>
	(JSON.parse(body) as { record: string }).record.split(';').map((row) => row.split(',').map(Number));

/** Fetches the pages of a track by the document's rule and parses the records, and nothing else. */
export const barePlayback = node(
	'barePlayback',
	[parameter('playback', { type: 'json', default: '{}' })],
	async function (this: IExecuteFunctions) {
		const { url, begin, end, ...query } = this.getNodeParameter('playback', 0) as unknown as PlaybackOptions;
		const records: number[][] = [];
		let page: number[][];
		let from = begin;
		do {
			const { body } = (await this.helpers.httpRequest({
				url: `${url}/api/playback?imei=${query.imei}&begintime=${from}&endtime=${end}&access_token=${query.token}`,
				headers: { Accept: 'application/json' },
				returnFullResponse: true,
				encoding: 'text',
			})) as { body: string };
			page = recordsIn(body);
			// The last record of a page comes again as the first one of the next.
			records.push(...(records.length > 0 ? page.slice(1) : page));
			from = page[page.length - 1][2];
		} while (page.length === PAGE);
		return [[{ json: { point_count: records.length }, pairedItem: { item: 0 } }]];
	},
);

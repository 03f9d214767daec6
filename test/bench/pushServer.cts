// A real n8n with two ways to receive a push: the Segway Trigger and n8n's own Webhook node.
import { waitFor } from '../../demo/wait.cjs';
import { type N8n, startN8n } from '../../demo/n8n.cjs';
import { Rest, type WorkflowJson } from '../../demo/rest.cjs';
import type { Shot } from './cannon.cjs';

/** The documents' sample values; the status push that they print. */
const CLIENT = { clientId: 'A20081', clientSecret: 'e2651be5-12d3-48f3-ba6c-bc2b04a447b6' };
const STATUS =
	'iotCode=861477038719116&platformCode=A20081&online=true&locked=true&lockVoltage=342&networkSignal=22&charging=true' +
	'&powerPercent=10&speedMode=1&speed=20&odometer=9000&remainingRange=3000&totalRidingSecs=110&statusUtcTime=1591067719';
const SIGNED = `${STATUS}&signature=13b9c8f9f4774072d927af38211c620e`;
const FORGED = `${STATUS}&signature=13b9c8f9f4774072d927af38211c620f`;

const WEBHOOK_ID = '0d1f4f0e-6d0a-4b6e-9d0c-0f6d3a1e5b11';
const shared = { position: [0, 0] as [number, number], typeVersion: 2 };

const workflow = (name: string, node: object): WorkflowJson => ({
	name,
	nodes: [{ ...shared, id: name, name, ...node } as WorkflowJson['nodes'][number]],
	connections: {},
	settings: { executionOrder: 'v1' },
});

const trigger = workflow('Segway Trigger', {
	type: 'n8n-nodes-fleet.segwayTrigger',
	webhookId: WEBHOOK_ID,
	parameters: { events: ['status'], simplify: true, options: {} },
	credentials: { segwayApi: { id: '', name: 'Segway' } },
});

const webhook = workflow('Webhook', {
	type: 'n8n-nodes-base.webhook',
	webhookId: 'c2b1f6d4-52a7-4a5e-8e9f-7f5f6f3f2a10',
	parameters: { httpMethod: 'POST', path: 'bench', responseMode: 'onReceived', options: {} },
});

export interface PushServer {
	n8n: N8n;
	rest: Rest;
	shots: Record<'webhook' | 'verified' | 'forged', Shot>;
}

const status = async ({ url, body }: Shot) =>
	(await fetch(url, { method: 'POST', body: new URLSearchParams(body), signal: AbortSignal.timeout(30_000) })).status;

/** Starts n8n with these settings in the folder; its workflows are made the first time and stay for the next. */
export async function startPushServer(
	folder: string,
	packageFile: string,
	env: NodeJS.ProcessEnv,
): Promise<PushServer> {
	const n8n = await startN8n({ folder, packages: [packageFile], logLevel: 'error', env });
	try {
		const rest = await Rest.signIn(n8n.url);
		if ((await rest.workflows.list()).length === 0) {
			const credentials = [
				await rest.credentials.create('Segway', 'segwayApi', { ...CLIENT, region: 'auto', customUrl: '' }),
			];
			for (const json of [trigger, webhook]) {
				await rest.workflows.activate((await rest.workflows.create(json, { credentials })).id);
			}
		}
		const path = rest.workflows.webhookUrl(`${WEBHOOK_ID}/v2/vehicle/status`);
		const shots = {
			webhook: { url: rest.workflows.webhookUrl('bench'), body: SIGNED, expected: 200 },
			verified: { url: path, body: SIGNED, expected: 200 },
			forged: { url: path, body: FORGED, expected: 401 },
		};
		for (const shot of Object.values(shots)) {
			await waitFor(async () => (await status(shot)) === shot.expected, {
				what: `${shot.url} to answer ${shot.expected}`,
			});
		}
		return { n8n, rest, shots };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

/** Waits until every execution has ended; returns the seconds that it took, 0 when none was left. */
export async function idle(rest: Rest): Promise<number> {
	const none = async () => (await rest.executions.list({ status: ['new', 'running'] }, 1)).length === 0;
	const start = performance.now();
	if (await none()) return 0;
	await waitFor(none, { what: 'the executions to end', timeout: 120_000, interval: 20 });
	return (performance.now() - start) / 1000;
}

import { errorOf, outputOf } from '../../../../demo/rest.cjs';
import { LOGIN, useKnot } from '../support/knotFleet.cjs';
import { chain, node } from '../support/workflow.cjs';

const fleet = useKnot('other');
const RENAME = 'cluster.rename';
const NAME = 'Gare & Port';

beforeEach(async () => {
	fleet.credential = await fleet.addCredential(fleet.unconfirmed());
});

const rename = async (more = {}) => {
	const [{ cluster_id: clusterId }] = fleet.cloud.clusters;
	return await fleet.run(RENAME, { clusterId, clusterName: NAME, ...more }, {}, [{}]);
};

/** The rows of Route: Get Many, by operation. */
async function routes() {
	const rows = outputOf(await fleet.run('route.getMany', {}, {}, [{}]), 'Knot');
	return new Map(rows.map((row) => [row.operation, row]));
}

/** What an operator builds: the file is downloaded and matched. */
async function matchFile(name: string) {
	const parameters = {
		url: `${fleet.cloud.origin}/${name}`,
		options: { response: { response: { responseFormat: 'file' } } },
	};
	const download = node('Download', 'n8n-nodes-base.httpRequest', parameters, { typeVersion: 4.2 });
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const { id } = await fleet.rest.workflows.create(chain(start, download, fleet.node('route.matchOpenApi')));
	return await fleet.rest.run(id, 'Start');
}

const paste = async (confirmedRoutes: unknown) =>
	await fleet.rest.credentials.edit(fleet.credential.id, { confirmedRoutes });

test('before anybody has matched a file a write is refused with the remedy, and nothing is sent', async () => {
	const execution = await rename();
	expect(errorOf(execution)).toMatch(/Not sent: that cluster\.rename is .+ is our guess/);
	expect(execution.data.resultData.error!.description).toContain('Route > Match OpenAPI File');
	expect(outputOf(await rename({ options: { returnOutcome: true } }), 'Knot')).toMatchObject([
		{ command: RENAME, outcome: 'refused', sent_at: null },
	]);
	expect(fleet.log).toEqual([]);
	const all = await routes();
	expect(all.get(RENAME)).toMatchObject({ certainty: 'inferred', usable: false });
});

test.each(['openapi.yaml', 'openapi.json'])(
	'%s is downloaded, matched and pasted into the credential: then the write runs',
	async (name) => {
		expect(errorOf(await rename())).toMatch(/is our guess/);
		const [report] = outputOf(await matchFile(name), 'Knot');
		expect(report).toMatchObject({ operations: 66, matched: 66, unmatched: 0, unmatched_operations: [] });
		expect(fleet.log.filter(({ path }) => path !== `/${name}`)).toEqual([]);

		await paste(report.confirmed_routes);
		expect(await fleet.rest.credentials.test(fleet.credential.id)).toMatchObject({ status: 'OK' });
		expect(outputOf(await rename(), 'Knot')).toMatchObject([{ command: RENAME, outcome: 'done', code: 0 }]);
		expect(fleet.cloud.clusters[0].name).toBe(NAME);
		expect(fleet.asked(RENAME)).toHaveLength(1);
		expect(fleet.asked(LOGIN)).toHaveLength(1);

		const all = await routes();
		expect(all.size).toBe(66);
		for (const row of all.values()) expect(row).toMatchObject({ certainty: 'confirmed', usable: true });
		const { method, path } = fleet.asked(RENAME)[0];
		const template = String(all.get(RENAME)!.path);
		expect(path).toMatch(new RegExp(`^${template.replace(/\{\w+\}/, '\\d+')}$`));
		expect(all.get(RENAME)).toMatchObject({ method, certainty_without_file: 'inferred' });
	},
);

test('a route of the file that the node does not offer is called by API Request', async () => {
	const [{ confirmed_routes, routes_not_offered }] = outputOf(await matchFile('openapi.yaml'), 'Knot');
	await paste(confirmed_routes);
	const extra = routes_not_offered as Array<{ method: string; path: string }>;
	const { method, path } = extra.find((each) => each.path.endsWith('/passes'))!;
	const [answer] = outputOf(await fleet.run('apiRequest.send', { method, path }, {}, [{}]), 'Knot');
	expect(answer).toMatchObject({ code: 0, data: expect.any(Array) });
	expect(fleet.asked('pass.list')).toHaveLength(1);
});

test('a web page in place of the file is told', async () => {
	fleet.sim.faults.add({ vendor: 'knot', path: '/openapi.yaml', action: 'html' });
	expect(errorOf(await matchFile('openapi.yaml'))).toBe('This is a web page and no OpenAPI file');
});

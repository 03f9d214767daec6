import { errorOf, outputOf } from '../../../demo/rest.cjs';
import * as segway from './support/fleet.cjs';
import * as protrack from './support/trackers.cjs';
import type { VendorFleet } from './support/vendorFleet.cjs';
import { chain, items, node, uses } from './support/workflow.cjs';

/** n8n's own HTTP Request node with the credential of the vendor. */
async function get({ rest, credential }: VendorFleet, url: string) {
	const parameters = {
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: credential.type,
		options: {},
	};
	const request = node('HTTP Request', 'n8n-nodes-base.httpRequest', parameters, {
		typeVersion: 4.2,
		credentials: uses(credential),
	});
	const { id } = await rest.workflows.create(chain(...items([{}]), request));
	return await rest.run(id, 'Start');
}

interface Case {
	own: VendorFleet;
	/** A host that is not the account's own. */
	stranger: VendorFleet;
	login: string;
	path: string;
	query(): string;
	answer(): object;
}

function segwayCase(): Case {
	const [own, stranger] = [segway.useFleet(), segway.useFleet()];
	const iotCode = () => own.vehicles[0].iotCode;
	return {
		own,
		stranger,
		login: segway.LOGIN,
		path: segway.STATUS,
		query: () => `iotCode=${iotCode()}`,
		answer: () => ({ code: 0, data: { iotCode: iotCode() } }),
	};
}

function protrackCase(): Case {
	const [own, stranger] = [protrack.useTrackers(), protrack.useTrackers()];
	const imei = () => own.vehicles[0].imei;
	return {
		own,
		stranger,
		login: protrack.LOGIN,
		path: protrack.TRACK,
		query: () => `imeis=${imei()}`,
		answer: () => ({ code: 0, record: [{ imei: imei() }] }),
	};
}

describe.each([
	['Segway', segwayCase],
	['Protrack', protrackCase],
])('%s', (_, make) => {
	const { own, stranger, login, path, query, answer } = make();
	const urlAt = (base: string) => `${base}${path}?${query()}`;

	test('the HTTP Request node works with the credential: one login, then the token that is kept', async () => {
		own.credential = await own.addCredential();
		const runs = [await get(own, urlAt(own.url)), await get(own, urlAt(own.url))];
		expect(runs.flatMap((run) => outputOf(run, 'HTTP Request'))).toMatchObject([answer(), answer()]);
		expect(own.log.map((entry) => entry.path)).toEqual([login, path, path]);
	});

	test('the token is not handed to another host', async () => {
		const execution = await get(own, urlAt(stranger.url));
		const [mine, other] = [own, stranger].map(({ url }) => new URL(url).host);
		expect(errorOf(execution)).toBe(`This credential is only sent to ${mine}, not to ${other}`);
		expect(stranger.log).toEqual([]);
	});

	test('nor to a host that only looks like it', async () => {
		const { port } = new URL(own.url);
		const execution = await get(own, urlAt(`http://127.0.0.1:${port}@${new URL(stranger.url).host}`));
		expect(errorOf(execution)).toMatch(/^This credential is only sent to /);
		expect(stranger.log).toEqual([]);
	});
});

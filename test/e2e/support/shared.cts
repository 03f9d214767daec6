// The n8n servers of the end-to-end tests: the one that all share, and further ones for tests that stop or crash theirs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createN8n, type N8n, type N8nOptions } from '../../../demo/n8n.cjs';
import { Rest, type SessionState } from '../../../demo/rest.cjs';

interface State {
	folder: string;
	packageFile: string;
	logFile: string;
	session: SessionState;
}

export interface SharedN8n extends Omit<State, 'session'> {
	/** Where it listens, without a slash at the end. */
	url: string;
	/** Signed in as the owner. */
	rest: Rest;
	/** Everything that n8n has printed so far, at level debug. */
	log(): string;
}

function stateOfRun(): State {
	const { FLEET_E2E } = process.env;
	if (!FLEET_E2E) throw new Error('No n8n is running: start the end-to-end tests with jest --selectProjects e2e');
	return JSON.parse(FLEET_E2E) as State;
}

/** The n8n that jest has started for this run. */
export function sharedN8n(): SharedN8n {
	const { session, ...state } = stateOfRun();
	return { ...state, url: session.url, rest: Rest.resume(session), log: () => readFileSync(state.logFile, 'utf8') };
}

export interface OwnN8n {
	n8n: N8n;
	rest: Rest;
}

/** An n8n for the tests of one describe block (or file) alone; its fields are there once the tests run. */
export function ownN8n(options: Partial<N8nOptions> = {}): OwnN8n {
	const own = {} as OwnN8n;
	let folder: string;
	beforeAll(async () => {
		folder = mkdtempSync(join(tmpdir(), 'fleet-e2e-own-'));
		own.n8n = await createN8n({ folder, packages: [stateOfRun().packageFile], logLevel: 'debug', ...options });
		await own.n8n.start();
		own.rest = await Rest.signIn(own.n8n.url);
	});
	afterAll(async () => {
		await own.n8n?.kill();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	});
	return own;
}

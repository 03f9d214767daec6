// Credentials of n8n over its REST API.
import type { Session } from './session.cjs';

export type CredentialData = Record<string, unknown>;

export interface Credential {
	id: string;
	name: string;
	type: string;
	/** Only from `get`: secrets are replaced by n8n's placeholders. */
	data?: CredentialData;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export class Credentials {
	constructor(private readonly session: Session) {}

	async create(name: string, type: string, data: CredentialData): Promise<Credential> {
		return await this.session.request('POST', '/rest/credentials', { body: { name, type, data } });
	}

	async list(): Promise<Credential[]> {
		return await this.session.request('GET', '/rest/credentials');
	}

	/** The credential with its data as the editor gets it: placeholders in place of secrets. */
	async get(id: string): Promise<Required<Credential>> {
		return await this.session.request('GET', `/rest/credentials/${id}`, { query: { includeData: true } });
	}

	/** Changes fields as the editor does: everything is sent back, untouched secrets as their placeholders. */
	async edit(id: string, changes: CredentialData, name?: string): Promise<Credential> {
		const stored = await this.get(id);
		const body = { ...stored, name: name ?? stored.name, data: { ...stored.data, ...changes } };
		return await this.session.request('PATCH', `/rest/credentials/${id}`, { body });
	}

	/** Presses the test button: on what is stored, or with edited fields that are not saved yet. */
	async test(id: string, changes: CredentialData = {}): Promise<CredentialTestResult> {
		const { name, type, data } = await this.get(id);
		const credentials = { id, name, type, data: { ...data, ...changes } };
		// A credential whose test hangs keeps n8n waiting for five minutes.
		return await this.session.request('POST', '/rest/credentials/test', { body: { credentials }, timeout: 320_000 });
	}

	async delete(id: string): Promise<void> {
		await this.session.request('DELETE', `/rest/credentials/${id}`);
	}
}

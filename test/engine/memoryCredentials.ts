import type {
	ICredentialDataDecryptedObject as Data,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { pause } from './until.cjs';

const defaults = ({ properties }: ICredentialType): Data =>
	Object.fromEntries(properties.map(({ name, default: value }) => [name, value])) as Data;

export type MemoryCredentials = ReturnType<typeof memoryCredentials>;

/**
 * n8n's credential store by n8n's rules: defaults filled in, signed by function, `preAuthentication` asked while the
 * expirable property is '' or the token expired; what it returns with that property is merged into the stored row,
 * only the returned keys, then into the data at hand.
 */
export function memoryCredentials(types: ICredentialType[], rows: Record<string, Data>) {
	const typeOf = (name: string) => types.find((type) => type.name === name)!;
	const reads = { count: 0, milliseconds: 0 };
	return {
		/** How often a credential was read, and how long a read takes. */
		reads,
		typeOf,
		stored: (name: string) => rows[name],
		/** What a person does in the editor. */
		edit(name: string, changes: Data) {
			rows[name] = { ...rows[name], ...changes };
		},
		remove(name: string) {
			delete rows[name];
		},
		async getDecrypted(_additional: unknown, _details: unknown, name: string) {
			reads.count += 1;
			if (reads.milliseconds > 0) await pause(reads.milliseconds);
			if (!rows[name]) throw new Error(`Credential with ID "1" does not exist for type "${name}"`);
			return { ...defaults(typeOf(name)), ...rows[name] };
		},
		async authenticate(data: Data, name: string, request: IHttpRequestOptions) {
			const { authenticate } = typeOf(name);
			return typeof authenticate === 'function' ? await authenticate(data, request) : request;
		},
		async preAuthentication(http: IHttpRequestHelper, data: Data, name: string, node: INode, expired: boolean) {
			const type = typeOf(name);
			const token = type.properties.find((each) => each.type === 'hidden' && each.typeOptions?.expirable);
			if (!token || !type.preAuthentication) return undefined;
			if (data[token.name] !== '' && !expired) return undefined;
			const output = (await type.preAuthentication.call(http, data)) as Data;
			if (output[token.name] === undefined || !node.credentials) return undefined;
			rows[name] = { ...rows[name], ...output };
			return Object.assign(data, output);
		},
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
	};
}

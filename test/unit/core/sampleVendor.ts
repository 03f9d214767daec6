import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import { number, text } from '../../../nodes/core/fields';
import { fingerprint } from '../../../nodes/core/lease';
import type { Operation, Vendor } from '../../../nodes/core/operation';
import { get, post } from '../../../nodes/core/operation';

export const device = text({ name: 'id', displayName: 'Device', required: true });
const level = number({ name: 'level', displayName: 'Level', min: 1, max: 3, required: true });

const operation = (value: string, more: Partial<Operation> & Pick<Operation, 'kind'>): Operation => ({
	value,
	name: value.charAt(0).toUpperCase() + value.slice(1),
	action: value,
	description: `About ${value}`,
	fields: [device],
	request: more.kind === 'read' ? get(`/${value}`) : post(`/${value}`),
	...more,
});

/** A vendor that nobody sells, so that core is tested without knowing a real one. */
export const sampleVendor: Vendor = {
	name: 'sample',
	displayName: 'Sample',
	credential: 'sampleApi',
	concurrency: 4,
	deviceParam: 'id',
	secrets: ['password'],
	renewalMargin: 1_000,
	resources: [
		{
			value: 'vehicle',
			name: 'Vehicle',
			operations: [
				operation('look', { kind: 'read', simplify: (data) => ({ simplified: true, ...data }) }),
				operation('ask', { kind: 'read' }),
				operation('act', { kind: 'command' }),
				operation('set', { kind: 'write', fields: [device, level] }),
				operation('adjust', { kind: 'write', fields: [device, level], confirms: () => true }),
				operation('compute', { kind: 'read', local: true, request: undefined, run: async () => ({ computed: true }) }),
			],
		},
		{
			value: 'account',
			name: 'Account',
			operations: [operation('act', { kind: 'write', fields: [text({ name: 'id', displayName: 'Other' })] })],
		},
	],
	baseUrl: ({ url }: IDataObject) => String(url ?? 'https://vendor.test'),
	tokenFor: ({ password }: IDataObject) => fingerprint([password]),
	login: async () => ({ accessToken: 'token-1', expiresAt: Date.now() + 60_000 }),
	read: (_status, body) =>
		typeof body.ok === 'boolean'
			? answer({ result: body.ok ? 'done' : 'refused', message: String(body.text ?? 'Done'), data: body.data })
			: null,
	options: ({ confirms }) =>
		confirms ? [{ displayName: 'Own Option', name: 'own', type: 'boolean', default: false }] : [],
};

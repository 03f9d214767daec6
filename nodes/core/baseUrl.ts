import type { INodePropertyOptions } from 'n8n-workflow';

/** Addresses of a vendor's API by the value that a credential keeps. */
export type Hosts = Record<string, { name: string; url: string }>;

/** The choices of a credential, by name. */
export const hostOptions = (hosts: Hosts): INodePropertyOptions[] =>
	Object.entries(hosts)
		.map(([value, { name }]) => ({ name, value }))
		.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** A text without blanks around it; anything else is ''. */
export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Host, port and path; no name and password in front, for the address is told in errors. */
const ADDRESS = /^https?:\/\/(?:\[[\da-f:]+\]|[^\s/?#@:]+)(?::\d+)?(?:\/[^\s?#]*)?$/i;

/**
 * The address that a person typed into a credential, as a base URL without slashes at its end; `null` when it is none.
 * A scheme that was typed stays; none means https.
 */
export function typedUrl(typed: unknown): string | null {
	const text = trimmed(typed).replace(/\/+$/, '');
	const url = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
	return ADDRESS.test(url) ? url : null;
}

import { asList, asMapping, asText } from './document';
import { isPath } from './routeText';
import type { Mapping } from './yaml/mapping';

/** Where the file says that its paths are. */
export interface Base {
	/** Scheme and host; `null`: the file names none. */
	baseUrl: string | null;
	/** What stands between the host and a path; empty for nothing, `null`: the file does not say. */
	prefix: string | null;
}

/** Longer is no address. */
const LONGEST = 2_000;

/** The address with the defaults of its variables. */
function addressOf(server: Mapping): string {
	const variables = asMapping(server.variables);
	return asText(server.url)
		.slice(0, LONGEST)
		.replace(/\{([^{}]*)\}/g, (whole, name: string) => asText(asMapping(variables[name]).default) || whole);
}

const isOpen = (text: string) => /[{}]/.test(text);

/** What has a variable without a default, and what no path can hold, is not known. */
function split(address: string): Base {
	const [, host = null, path] = /^(https?:\/\/[^/?#]+)?([^?#]*)/i.exec(address)!;
	const baseUrl = host === null || isOpen(host) ? null : host;
	const prefix = path.replace(/\/+$/, '');
	// Without a host a lone slash is what OpenAPI assumes where nothing is written.
	if (prefix === '') return { baseUrl, prefix: host === null ? null : '' };
	return { baseUrl, prefix: isPath(prefix) && !isOpen(prefix) ? prefix : null };
}

/** From the first of `servers`, or from `host` and `basePath`. */
export function baseOf(root: Mapping): Base {
	if (root.swagger === undefined) return split(addressOf(asMapping(asList(root.servers)[0])));
	const host = asText(root.host);
	const scheme =
		asList(root.schemes).map(asText).includes('http') && !asList(root.schemes).includes('https') ? 'http' : 'https';
	return split(`${host && `${scheme}://${host}`}${asText(root.basePath)}`.slice(0, LONGEST));
}

/** Host, port and path; no name and password in front, for the address is told in errors. */
const ADDRESS = /^https?:\/\/(?:\[[\da-f:]+\]|[^\s/?#@:]+)(?::\d+)?(?:\/[^\s?#]*)?$/i;

/** An address that a person typed, without slashes at its end; no scheme means https. `null`: it is none. */
export function typedUrl(typed: unknown): string | null {
	const written = typeof typed === 'string' ? typed.trim().replace(/\/+$/, '') : '';
	const url = written === '' || /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
	return ADDRESS.test(url) ? url : null;
}

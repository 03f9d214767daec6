type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain | undefined };

const INDENT = '  ';

/** Plain JSON data as YAML 1.2 in block style; texts and keys stand in double quotes, as in JSON. */
export function toYaml(value: unknown): string {
	return `${block(value as Plain, 0).trimStart()}\n`;
}

function block(value: Plain, depth: number): string {
	if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`;
	const start = `\n${INDENT.repeat(depth)}`;
	if (Array.isArray(value)) {
		if (value.length === 0) return ' []';
		return (value as readonly Plain[]).map((part) => `${start}-${block(part, depth + 1)}`).join('');
	}
	const entries = Object.entries(value).filter(([, part]) => part !== undefined) as Array<[string, Plain]>;
	if (entries.length === 0) return ' {}';
	return entries.map(([key, part]) => `${start}${JSON.stringify(key)}:${block(part, depth + 1)}`).join('');
}

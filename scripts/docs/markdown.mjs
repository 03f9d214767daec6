const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table with these headings; what would end a cell or a row is taken care of. */
export const table = (head, rows) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

// Tables as Markdown that is aligned, so that it reads well in a terminal too.

export interface Table {
	head: string[];
	rows: string[][];
	/** What must be known to read the figures. */
	note?: string;
}

const isNumber = (text: string) => /^[\d.,-]*$/.test(text);

/** The table as Markdown; columns of figures are aligned to the right. */
export function markdown({ head, rows, note }: Table): string {
	const widths = head.map((title, column) =>
		Math.max(3, ...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)),
	);
	const figures = head.map((_, column) => rows.every((row) => isNumber(row[column])));
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => (figures[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |`;
	const rule = widths.map((width, column) => (figures[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
	return [line(head), line(rule), ...rows.map(line), ...(note ? ['', note] : [])].join('\n');
}

/** A figure with so many digits behind the point, by default as many as its size calls for. */
export const figure = (value: number, digits = value >= 100 ? 0 : value >= 10 ? 1 : 2) => value.toFixed(digits);

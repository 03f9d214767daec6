// What the queue tests have counted, as a table for the screen.

export interface Figures {
	scenario: string;
	executions: number;
	failed: number;
	/** Logins of n8n, good and refused ones. */
	logins: number;
	/** How often another login has ended n8n's token. */
	kills: number;
	/** Calls that were refused because of their token; each was sent again. */
	refused: number;
	/** Executions that each worker took. */
	perWorker: number[];
	seconds: number;
}

const HEAD = ['Scenario', 'Executions', 'Failed', 'Kills', 'Logins', 'Refused calls', 'Per worker', 'Seconds'];

const row = (figures: Figures): string[] => [
	figures.scenario,
	...[figures.executions, figures.failed, figures.kills, figures.logins, figures.refused].map(String),
	figures.perWorker.join(' + '),
	figures.seconds.toFixed(1),
];

/** Prints a Markdown table, which fits into docs/scaling.md as it is. */
export function printFigures(all: Figures[]): void {
	const rows = [HEAD, ...all.map(row)];
	const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
	const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const rule = widths.map((width) => '-'.repeat(width));
	process.stdout.write(`\n${[line(HEAD), line(rule), ...all.map((figures) => line(row(figures)))].join('\n')}\n\n`);
}

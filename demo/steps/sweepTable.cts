// The result of the sweep as a table for the screen.
import type { SweepLine, SweepReport } from './sweep.cjs';

const indented = (line: string) => `    ${line}`;

function columns(rows: string[][]): string[] {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	return rows.map((row) =>
		row
			.map((cell, column) => cell.padEnd(widths[column]))
			.join('   ')
			.trimEnd(),
	);
}

/** Counts, every refused and unknown vehicle with its reason, and why the others were left alone. */
export function sweepTable(report: SweepReport): string[] {
	const failed = report.details.filter(({ result }) => result === 'refused' || result === 'unknown');
	failed.sort((one, other) => one.result.localeCompare(other.result));
	const failures = failed.map(({ plate, device_id, model, result, reason }) => [
		plate,
		device_id,
		model,
		result,
		reason,
	]);
	const alone = report.details.filter(({ result }) => result === 'left alone').map(({ reason }) => reason);
	const reasons = [...new Set(alone)].map((reason) => ({
		reason,
		count: alone.filter((each) => each === reason).length,
	}));
	reasons.sort((one, other) => other.count - one.count);
	const counts = [
		['locked', report.locked],
		['refused', report.refused],
		['unknown', report.unknown],
		['left alone', report.left_alone],
	];
	const of = (vendor: SweepLine['vendor']) => report.details.filter((line) => line.vendor === vendor).length;
	return [
		`Nightly lock sweep of ${report.vehicles} vehicles: ${of('segway')} of Segway, ${of('protrack')} of Protrack`,
		...counts.map(([name, count]) => indented(`${name}`.padEnd(12) + `${count}`.padStart(4))),
		'Refused and unknown',
		...columns([['PLATE', 'DEVICE', 'MODEL', 'OUTCOME', 'REASON'], ...failures]).map(indented),
		'Left alone, because',
		...reasons.map(({ reason, count }) => indented(`${String(count).padStart(4)}  ${reason}`)),
	];
}

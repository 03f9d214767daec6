import { found, refused, type Outcome } from './codes.cjs';
import type { Settings } from './settings.cjs';

/** Rows as playback and alarm list give them: values with commas, rows with semicolons; none in the way that is set. */
export function textRecord(
	rows: ReadonlyArray<ReadonlyArray<number>>,
	settings: Settings,
	empty: 'emptyPlayback' | 'emptyAlarms',
): Outcome {
	if (rows.length > 0)
		return found(rows.map((row) => row.join(',')).join(';') + (settings.trailingSemicolon ? ';' : ''));
	switch (settings[empty]) {
		case 'absent':
			return found(undefined);
		case 'null':
			return found(null);
		case 'text':
			return found('');
		case '20023':
			return refused(20023);
	}
}

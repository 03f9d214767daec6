import type { IDataObject } from 'n8n-workflow';
import { FieldError } from '../../core/fields';

/** Seconds since 1970. */
export interface Period {
	begin: number;
	end: number;
}

export const periodOf = ({ begintime, endtime }: IDataObject): Period => ({
	begin: Number(begintime),
	end: Number(endtime),
});

/** An end before its begin would be an empty answer that looks like "nothing happened". */
export function checkPeriod(params: IDataObject): void {
	const { begin, end } = periodOf(params);
	if (end <= begin) throw new FieldError('End', 'must be later than "Begin"');
}

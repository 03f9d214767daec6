import type { IDataObject } from 'n8n-workflow';
import { FieldError } from '../../core/fields';
import { rowsOf } from '../../core/list';
import type { Call, Options } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask } from '../../core/perform';
import type { Span } from '../../core/period';
import { kilometresToMetres } from '../../core/units';
import { toIso, toNumber, toText } from '../../core/vehicle';
import { PERIOD } from './fields';

const HALF_HOUR = 1800;
const LONGEST = 7 * 86_400;

const onHalfHour = ({ begin, end }: Span<number>) => begin % HALF_HOUR === 0 && end % HALF_HOUR === 0;

const outwards = ({ begin, end }: Span<number>): Span<number> => ({
	begin: Math.floor(begin / HALF_HOUR) * HALF_HOUR,
	end: Math.ceil(end / HALF_HOUR) * HALF_HOUR,
});

/** With the option "Give an Error" a period that is not on the half hour is a mistake. */
export function checkMileage(params: IDataObject, options: Options): void {
	PERIOD.check(params);
	if (options.halfHours !== 'error' || onHalfHour(PERIOD.of(params))) return;
	throw new FieldError(
		'Begin / End',
		'must be on the half hour, like 08:00 or 08:30: correct them, or let them be rounded under Options',
	);
}

/** Begin is included, end is not, so stretches of 7 days add up without gap or overlap (protrack 2.14). */
function stretches({ begin, end }: Span<number>): Span<number>[] {
	const count = Math.ceil((end - begin) / LONGEST);
	return Array.from({ length: count }, (_, index) => ({
		begin: begin + index * LONGEST,
		end: Math.min(end, begin + (index + 1) * LONGEST),
	}));
}

/** The sum over the stretches for each device that at least one of them knows. */
export async function mileage(call: Call): Promise<IDataObject[]> {
	const asked = PERIOD.of(call.params);
	const period = outwards(asked);
	if (!onHalfHour(asked)) {
		call.tell(
			`Protrack counts mileage by half hours: the period was rounded outwards to ${toIso(period.begin)} until ${toIso(period.end)}`,
		);
	}
	const sums = new Map<string, number>();
	for (const { begin, end } of stretches(period)) {
		const params = { ...call.params, begintime: begin, endtime: end };
		const { data } = await ask(call, requestOf(call.operation, params));
		for (const row of rowsOf(data)) {
			const [imei, driven] = [String(row.imei), toNumber(row.mileage)];
			if (driven !== null && driven >= 0) sums.set(imei, (sums.get(imei) ?? 0) + kilometresToMetres(driven));
		}
	}
	return [...sums].map(([imei, sum]) => ({ imei, mileage: sum / 1000, begintime: period.begin, endtime: period.end }));
}

/** Mileage comes in kilometres here and in metres at the position: both units stand in the names. */
export const toMileage = (row: IDataObject): IDataObject => {
	const driven = toNumber(row.mileage);
	return {
		vendor: 'protrack',
		device_id: toText(row.imei),
		begin_time: toIso(row.begintime),
		end_time: toIso(row.endtime),
		distance_meters: driven === null ? null : kilometresToMetres(driven),
		distance_km: driven,
	};
};

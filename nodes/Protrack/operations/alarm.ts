import type { IDataObject } from 'n8n-workflow';
import { limitOf, listFields } from '../../core/list';
import type { Call, Resource } from '../../core/operation';
import { get, requestOf } from '../../core/operation';
import { pages } from '../../core/paging';
import { ask } from '../../core/perform';
import { toIso } from '../../core/vehicle';
import type { Alarm } from '../alarms';
import { alarmKey, alarmsOf, toEvent } from '../alarms';
import { ALARM_PAGE as PAGE, ALARMS } from '../paths';
import { imei, PERIOD } from './fields';

const INCOMPLETE = `At least ${PAGE} alarms share one second: Protrack gives no more of them, so some may be missing`;

async function alarms(call: Call): Promise<IDataObject[]> {
	const { params, operation, simplify } = call;
	const { begin: from, end: until } = PERIOD.of(params);
	const device = String(params.imei);
	const fetch = async (begintime: number, endtime: number): Promise<Alarm[]> =>
		alarmsOf(device, (await ask(call, requestOf(operation, { ...params, begintime, endtime }))).data);
	const limit = limitOf(params);
	const found: Alarm[] = [];
	const timeOf = ({ systemtime }: Alarm) => systemtime;
	for await (const page of pages({ size: PAGE, fetch, timeOf, keyOf: alarmKey }, from, until)) {
		if (page.incomplete) call.tell(INCOMPLETE);
		found.push(...page.records);
		if (found.length >= limit) break;
	}
	const now = toIso(Date.now())!;
	return found.slice(0, limit).map((each) => (simplify ? toEvent(each, now) : each));
}

/** protrack 2.8. */
export const alarm: Resource = {
	value: 'alarm',
	name: 'Alarm',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many alarms',
			description: 'Get the alarms of a device in a period, oldest first, by the time the server received them',
			kind: 'read',
			fields: [imei, ...PERIOD.fields, ...listFields],
			request: get(ALARMS),
			check: PERIOD.check,
			run: alarms,
			simplify: (data) => data,
		},
	],
};

import type { IDataObject } from 'n8n-workflow';
import type { Alarm, AlarmWish, ProtrackOptions } from '../../../simulator/index.cjs';
import { Polling } from '../polling';
import { ProtrackStage } from '../protrackStage';
import { PROTRACK, triggerFlow } from '../workflows';

let last = 0;

/** A simulated Protrack with a trigger that polls it; each trigger is another workflow to n8n. */
export class AlarmDesk {
	private constructor(readonly stage: ProtrackStage) {}

	static async open(options: ProtrackOptions & { parked?: number } = {}): Promise<AlarmDesk> {
		return new AlarmDesk(await ProtrackStage.open({ parked: 5, ...options }));
	}

	async close() {
		await this.stage.close();
	}

	trigger(parameters: IDataObject = {}): Polling {
		const filled = { devices: 'all', alarmTypes: [], options: {}, ...parameters };
		return new Polling(this.stage.engine, triggerFlow(filled, '1', PROTRACK, { id: `trigger-${++last}` }));
	}

	/** Activated, with its first poll behind it. */
	async active(parameters: IDataObject = {}): Promise<Polling> {
		const trigger = this.trigger(parameters);
		await trigger.start();
		this.stage.cloud.log.length = 0;
		return trigger;
	}

	raise(imei: string, wish: Partial<AlarmWish> = {}): Alarm {
		return this.stage.cloud.raiseAlarm({ imei, type: 'sosAlarm', ...wish });
	}

	/** The devices whose alarms were asked for, in order. */
	get asked(): string[] {
		return this.stage.wire('/alarm/list').map(({ query }) => String(query.imei));
	}
}

/** What makes an alarm of the simulated platform and an event the same. */
export const keyOf = ({ imei, type, gpstime, systemtime }: Alarm): string =>
	JSON.stringify([
		imei,
		String(type),
		new Date(gpstime * 1000).toISOString(),
		new Date(systemtime * 1000).toISOString(),
	]);

export const keysOf = (events: IDataObject[] | null): string[] =>
	(events ?? []).map(({ device_id, code, timestamp, protrack }) =>
		JSON.stringify([device_id, code, timestamp, (protrack as IDataObject).system_time]),
	);

import type { IDataObject } from 'n8n-workflow';
import type { Sending } from '../core/contexts';
import { pathOf, queryOf } from './play';

export interface Held {
	imei: string;
	type: string;
	systemtime: number;
	/** Tells one alarm from the other. */
	geofence: number;
}

const PAGE = 100;

/** A provider with a clock of its own (seconds), devices, and alarms in the order of the time it received them. */
export class AlarmServer {
	devices: string[] = [];
	alarms: Held[] = [];
	/** Reported by the position of a device; changes with every alarm. */
	heart: Record<string, number> = {};
	asked: Sending[] = [];
	/** Code with which a question is refused; undefined: it is answered. */
	refuse: (sent: Sending) => number | undefined = () => undefined;

	constructor(public now: number) {}

	/** An alarm that the server stores now, received (or said to be received) some seconds ago. */
	raise(imei: string, type = '1', ago = 0): Held {
		const alarm = { imei, type, systemtime: this.now - ago, geofence: this.alarms.length + 1 };
		this.alarms.push(alarm);
		this.heart[imei] = (this.heart[imei] ?? 0) + 1;
		return alarm;
	}

	/** How often a path was asked for, and for whom. */
	count = (path: string) => this.asked.filter((sent) => pathOf(sent) === path).length;
	imeisAsked = () => this.asked.filter((sent) => pathOf(sent) === '/api/alarm/list').map((sent) => queryOf(sent).imei);

	answer = (sent: Sending) => {
		this.asked.push(sent);
		const refused = this.refuse(sent);
		const body = refused ? { code: refused, message: 'refused' } : { code: 0, record: this.record(sent) };
		return { statusCode: 200, headers: { date: new Date(this.now * 1000).toUTCString() }, body: JSON.stringify(body) };
	};

	private record(sent: Sending): unknown {
		const { imei, imeis = imei ?? '', begintime, endtime } = queryOf(sent);
		const page = () => this.page(imeis.split(','), Number(begintime), Number(endtime));
		const answers: Record<string, () => unknown> = {
			'/api/device/list': () => this.devices.map((each) => ({ imei: each })),
			'/api/track': () => imeis.split(',').map((each) => this.position(each)),
			'/api/alarm/list': () =>
				page()
					.map(({ type, systemtime, geofence }) => `${type},1,1,${systemtime},${systemtime},0,0,${geofence}`)
					.join(';'),
			'/api/alarm/list2': () =>
				page().map(({ imei: device, type, systemtime, geofence }) => ({
					imei: device,
					alarmType: Number(type),
					lng: 1,
					lat: 1,
					gpstime: systemtime,
					systemtime,
					geofenceid: geofence,
				})),
		};
		return answers[pathOf(sent)]();
	}

	private position(imei: string): IDataObject {
		return { imei, hearttime: this.heart[imei] ?? 0, systemtime: 0, datastatus: 2 };
	}

	private page(imeis: string[], begin: number, end: number): Held[] {
		return this.alarms
			.filter(({ imei, systemtime }) => imeis.includes(imei) && systemtime >= begin && systemtime <= end)
			.sort((a, b) => a.systemtime - b.systemtime)
			.slice(0, PAGE);
	}
}

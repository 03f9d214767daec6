import type { IDataObject } from 'n8n-workflow';
import { IMEI, pushed } from './samples';
import type { Trying } from './trigger';
import { attempt } from './trigger';

export const TIME = '2026-05-01 08:30:00';

/** The printed alarm as an SOS of that time. */
export const alarm = (more: IDataObject = {}): IDataObject => ({
	...pushed(),
	alarmType: '1',
	alarmTime: TIME,
	...more,
});

/** The same as the list has it, with coordinates of its own. */
export const listed = (more: IDataObject = {}): IDataObject => ({
	...{ deviceName: 'Van 1', IMEI, model: 'JC400', account: 'main' },
	...{ alertTypeId: '1', alertType: 'SOS alert', alertTime: TIME, positioningTime: TIME, lat: 45.5, lng: 9.25 },
	...more,
});

export const told = (code: number, result: unknown = null, message = '') => ({
	statusCode: 200,
	headers: {},
	body: JSON.stringify({ code, message, result }),
});

let ids = 0;

/** A JIMI that is asked about alarms while the clock of the test stands still. */
export class Desk {
	/** What JIMI was asked, and when, in milliseconds since the test began. */
	asked: Array<Record<string, string> & { at: number }> = [];
	/** What the sender had been answered when JIMI was asked. */
	answeredFirst: unknown;
	private readonly began = Date.now();

	/** What JIMI answers to the look-up of that number. */
	answers: (look: number, imei: string) => unknown = () => told(0, []);

	/** A push at a trigger that confirms; the key in the URL has leaked or is not asked for. */
	start(trying: Trying = {}) {
		const ask: Trying['ask'] = async ({ body }, reply) => {
			this.answeredFirst = reply.body;
			const values = Object.fromEntries(new URLSearchParams(body));
			this.asked.push(Object.assign(values, { at: Date.now() - this.began }) as never);
			return await this.answers(this.asked.length, values.imei);
		};
		return attempt({ proofs: ['confirm'], data: alarm(), id: `confirm-${++ids}`, ask, ...trying });
	}

	/** The same when so many seconds have passed. */
	async push(trying: Trying = {}, seconds = 200) {
		const ended = this.start(trying);
		await jest.advanceTimersByTimeAsync(seconds * 1_000);
		return await ended;
	}
}

/** A new one for each test of a file, in which time passes only as the test says. */
export function useDesk(): () => Desk {
	let desk: Desk;
	beforeEach(() => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
		desk = new Desk();
	});
	afterEach(() => jest.useRealTimers());
	return () => desk;
}

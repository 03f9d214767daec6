import type { IDataObject } from 'n8n-workflow';
import type { ApiRequest } from '../core/request';
import type { Reading } from '../core/stationary';
import { isEngineStop, lookUp, stationaryGuard, valuesOf } from '../core/stationary';
import { toNumber } from '../core/vehicle';
import { TRACK } from './paths';

const ONLINE = 2;

/** Whether this request would stop an engine, whichever operation and path it comes from. */
export const stopsEngine = (request: ApiRequest): boolean => valuesOf(request, 'command').some(isEngineStop);

/** A row of protrack 2.2. `now`: seconds since 1970, should the answer lack the time of the server. */
function readingOf(row: IDataObject, now: number): Reading {
	const [status, speedKmh, fix, server] = [row.datastatus, row.speed, row.gpstime, row.servertime].map(toNumber);
	return { online: status === ONLINE, speedKmh, fixAgeSeconds: fix ? (server ?? now) - fix : null };
}

/** "Only If Stationary". */
export const guard = stationaryGuard({
	displayName: 'Protrack',
	stops: stopsEngine,
	devicesOf: (request) => valuesOf(request, 'imei'),
	async read(call, imei) {
		const request = { method: 'GET' as const, path: TRACK, query: { imeis: imei } };
		const { row, objection } = await lookUp(call, request, (each) => String(each.imei) === imei);
		return row ? { seen: readingOf(row, Math.floor(call.session.clock / 1000)) } : { objection };
	},
});

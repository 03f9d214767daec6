import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../core/operation';
import type { ApiRequest } from '../core/request';
import type { Look, Reading } from '../core/stationary';
import { isEngineStop, lookUp, stationaryGuard, valuesOf } from '../core/stationary';
import { known } from '../core/units';
import { toBoolean } from '../core/vehicle';
import { METHODS, requestFor } from './methods';
import { toTime } from './utc';
import { positionSource } from './values';
import { commandsIn } from './wire';

/** Whether this request would stop an engine, whichever operation it comes from. */
export const stopsEngine = (request: ApiRequest): boolean => commandsIn(request).some(isEngineStop);

const devicesOf = (request: ApiRequest): string[] =>
	['imei', 'imeis', 'IMEI'].flatMap((name) => valuesOf(request, name)).flatMap((value) => value.split(/\s*,\s*/));

/** A row of jimi.device.location.get; a position by cells or Wi-Fi says nothing about how the vehicle moves. */
function readingOf(row: IDataObject, now: number): Reading {
	const fix = positionSource(row.posType) === 'gps' ? toTime(row.gpsTime) : null;
	return {
		online: toBoolean(row.status),
		speedKmh: known(row.speed),
		fixAgeSeconds: fix === null ? null : Math.round((now - fix) / 1000),
	};
}

async function read(call: Call, device: string): Promise<Look> {
	const request = requestFor(METHODS.positions, { imeis: device });
	const { row, objection } = await lookUp(call, request, ({ imei }) => String(imei) === device);
	return row ? { seen: readingOf(row, call.session.clock) } : { objection };
}

/** "Only If Stationary" in front of relay commands, own words and API Request included. */
export const guard = stationaryGuard({ displayName: 'JIMI', stops: stopsEngine, devicesOf, read });

import type { IDataObject } from 'n8n-workflow';
import { jimiSamples } from '../../fixtures/read.cjs';

export const IMEI = '868120145233604';
export const NOW = '2026-05-01T08:30:00.000Z';

/** The rows of the printed answer; one for an answer that is an object. */
export const rowsOf = (method: string): IDataObject[] => [jimiSamples()[method].result as IDataObject].flat();

export const rowOf = (method: string): IDataObject => rowsOf(method)[0];

/** The data of the printed push. */
export const pushed = () => jimiSamples()['jimi.push.device.alarm'] as unknown as IDataObject;

/** What stands under the vendor's name. */
export const own = (part: IDataObject) => part.jimi as IDataObject;

/** Every value of an object and of the objects in it. */
export const leaves = (value: unknown): unknown[] =>
	value !== null && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [value];

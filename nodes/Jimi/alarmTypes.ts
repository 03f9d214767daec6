import type { AlarmType } from '../core/alarmType';
import { lookUp } from '../core/vehicle';
import { DEVICE_ALARMS } from './alarmTypesDevice';
import { PLATFORM_ALARMS } from './alarmTypesPlatform';

/** All alarm types of the later JIMI document by their code, which is always a text. */
export const ALARM_TYPES: Record<string, AlarmType> = { ...DEVICE_ALARMS, ...PLATFORM_ALARMS };

/** Numbers that older servers send for a word: the vendor document shows 1002, public clients know both. */
const ALIASES: Record<string, string> = { 1001: 'ACC_OFF', 1002: 'ACC_ON' };

/** The code that stands for the same alarm everywhere. */
export const canonicalType = (code: string): string => lookUp(ALIASES, code) ?? code;

/** What is known of an alarm; `undefined` for a code that is in no table, which is no less an alarm. */
export const alarmTypeOf = (code: string | null): AlarmType | undefined =>
	code === null ? undefined : lookUp(ALARM_TYPES, canonicalType(code));

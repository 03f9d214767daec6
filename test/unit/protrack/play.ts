import type { IDataObject } from 'n8n-workflow';
import { protrack } from '../../../nodes/Protrack/api';
import type { Sending } from '../core/contexts';
import { json } from '../core/contexts';
import { player } from '../core/player';
import { IMEI } from './samples';

export type { Ran } from '../core/player';

const ACCOUNT = { provider: 'custom', customUrl: 'https://api.test', account: 'demo', password: 'Abc@34590' };

export const { signedIn, find, request, refusal, play } = player(protrack, ACCOUNT, { imei: IMEI, imeis: IMEI });

export const query = (name: string, values?: IDataObject) => request(name, values).query;

export const pathOf = ({ url }: Sending) => new URL(url).pathname;
export const queryOf = ({ url }: Sending) => Object.fromEntries(new URL(url).searchParams);

export const record = (value: unknown) => json({ code: 0, record: value });
export const code = (value: number, message = '') => json({ code: value, message });

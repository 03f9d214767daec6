import type { IDataObject } from 'n8n-workflow';
import { jimi } from '../../../nodes/Jimi/api';
import type { Sending } from '../core/contexts';
import { json } from '../core/contexts';
import { player } from '../core/player';
import { IMEI } from './samples';

export const OTHER_IMEI = '868120145233605';

/** As a person fills it in. */
export const ACCOUNT = {
	node: 'custom',
	customUrl: 'https://api.test',
	appKey: 'TESTKEY',
	appSecret: 'testsecret',
	userId: ' depot ',
	password: 'Abc@34590',
	pushSecret: '',
};

export const { signedIn, find, params, request, refusal, play } = player(jimi, ACCOUNT, { imei: IMEI, imeis: IMEI });

/** What a call of the node carries; it is signed behind this. */
export const formOf = ({ body }: Sending): Record<string, string> => Object.fromEntries(new URLSearchParams(body));
export const methodsOf = (sent: Sending[]): string[] => sent.map((each) => formOf(each).method);

/** An answer with what the call was made for. */
export const result = (value: unknown) => json({ code: 0, message: 'success', result: value });
export const code = (value: number, message = '') => json({ code: value, message });

/** JIMI: an answer for each method, or one that depends on the values. */
export const cloud =
	(answers: Record<string, unknown>) =>
	(sent: Sending): unknown => {
		const form = formOf(sent);
		const given = answers[form.method] ?? code(1007, `no answer for ${form.method}`);
		return typeof given === 'function' ? (given as (form: IDataObject) => unknown)(form) : given;
	};

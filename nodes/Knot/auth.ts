import type { IDataObject } from 'n8n-workflow';
import type { Token } from '../core/lease';
import type { HttpHelper } from '../core/operation';
import type { Confirmed } from './openapi/confirmed';
import { readConfirmed } from './openapi/confirmed';

export const baseUrl = ({ baseUrl: url }: IDataObject): string => String(url);
export const prefixOf = ({ prefix }: IDataObject): string => String(prefix ?? '');
export const confirmedOf = ({ confirmedRoutes }: IDataObject): Confirmed =>
	readConfirmed(String(confirmedRoutes ?? ''));
export const tokenFor = (credentials: IDataObject): string => JSON.stringify(credentials);
export const login = (_http: HttpHelper, _credentials: IDataObject): Promise<Token> =>
	Promise.reject(new Error('to come'));
export const authorization = ({ scheme }: IDataObject, token: string): string => `${String(scheme)} ${token}`;

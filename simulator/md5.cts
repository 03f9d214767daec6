import { createHash } from 'node:crypto';

/** MD5 of a text in UTF-8 as 32 lower-case characters. */
export function md5(text: string): string {
	return createHash('md5').update(text, 'utf8').digest('hex');
}

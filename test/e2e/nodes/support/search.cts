// Looks for texts in everything that an n8n keeps on disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files of n8n's database, the log of its latest changes included. */
const databaseFiles = (folder: string): string[] =>
	readdirSync(join(folder, '.n8n'))
		.filter((name) => name.startsWith('database.sqlite'))
		.map((name) => join(folder, '.n8n', name));

/** Where the texts are found in n8n's log and database; empty when nowhere. */
export function findOnDisk({ folder, logFile }: { folder: string; logFile: string }, texts: string[]): string[] {
	return [logFile, ...databaseFiles(folder)].flatMap((file) => {
		const content = readFileSync(file);
		return texts.filter((text) => content.includes(text)).map((text) => `${file}: ${text}`);
	});
}

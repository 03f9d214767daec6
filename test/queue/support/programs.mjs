// The programs of Debian's packages redis-server and postgresql that the queue tests start.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends redis-server postgresql';
/** Debian puts PostgreSQL's own programs here, a folder for each version, and not on the search path. */
const POSTGRESQL = '/usr/lib/postgresql';

const searchPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

function postgresqlFolders() {
	if (!existsSync(POSTGRESQL)) return [];
	const versions = readdirSync(POSTGRESQL).sort((one, other) => Number(other) - Number(one));
	return versions.map((version) => join(POSTGRESQL, version, 'bin'));
}

/**
 * Paths of the programs, by name.
 * @throws when one is missing, with the command that installs it
 */
export function findPrograms() {
	const wanted = {
		'redis-server': searchPath(),
		'redis-cli': searchPath(),
		initdb: [...postgresqlFolders(), ...searchPath()],
		postgres: [...postgresqlFolders(), ...searchPath()],
		pg_isready: [...postgresqlFolders(), ...searchPath()],
		// Of util-linux, which every Debian has.
		setpriv: searchPath(),
	};
	const found = Object.entries(wanted).map(([name, folders]) => [
		name,
		folders.map((folder) => join(folder, name)).find((path) => existsSync(path)),
	]);
	const missing = found.filter(([, path]) => !path).map(([name]) => name);
	if (missing.length === 0) return Object.fromEntries(found);
	throw new Error(
		`The queue tests need ${missing.join(', ')}, which this machine does not have. As root on Debian: ${INSTALL}`,
	);
}

'use strict';
// Gives n8n Node's built-in SQLite where it asks for the native "sqlite3" package:
// no compiler, no download of a prebuilt binary. Only the calls that @n8n/typeorm makes are here.
const Module = require('node:module');
const { DatabaseSync } = require('node:sqlite');

/** Prepared statements that a connection keeps. */
const KEPT = 500;

const plain = (value) => {
	if (value === undefined) return null;
	if (typeof value === 'boolean') return Number(value);
	return value instanceof Date ? value.getTime() : value;
};

class Database {
	/** By their text, oldest first. */
	statements = new Map();

	constructor(path, flags, done = flags) {
		this.attempt(done, () => {
			const readOnly = typeof flags === 'number' && (flags & 1) === 1;
			this.db = new DatabaseSync(path, { readOnly, defensive: false, enableDoubleQuotedStringLiterals: true });
		});
	}

	attempt(done, work) {
		let error = null;
		let result;
		try {
			result = work();
		} catch (caught) {
			error = caught;
		}
		setImmediate(() =>
			done.call({ lastID: Number(result?.lastInsertRowid), changes: Number(result?.changes) }, error, result),
		);
	}

	/**
	 * Prepares each text once: that takes longer than running most of n8n's queries. One statement may serve all calls of
	 * its text: `run` and `all` are through with it when they return (nothing here iterates), each binds its values anew,
	 * and SQLite prepares by itself again after a change of the schema. Closing the database finalizes all statements,
	 * garbage collection those that had to go from the map.
	 */
	prepare(sql) {
		const kept = this.statements.get(sql);
		if (kept) return kept;
		const statement = this.db.prepare(sql);
		if (this.statements.size >= KEPT) this.statements.delete(this.statements.keys().next().value);
		this.statements.set(sql, statement);
		return statement;
	}

	run(sql, params, done = params) {
		const values = Array.isArray(params) ? params.map(plain) : [];
		this.attempt(done, () => this.prepare(sql).run(...values));
	}

	all(sql, params, done = params) {
		const values = Array.isArray(params) ? params.map(plain) : [];
		this.attempt(done, () => this.prepare(sql).all(...values));
	}

	close(done) {
		this.attempt(done, () => this.db.close());
	}
}

const sqlite3 = { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4, OPEN_URI: 64, verbose: () => sqlite3 };
const load = Module._load;
Module._load = (request, ...rest) => (request === 'sqlite3' ? sqlite3 : load(request, ...rest));

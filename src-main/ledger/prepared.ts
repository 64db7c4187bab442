/**
 * Prepared once per connection and text: the hot path never compiles SQL twice. The statements
 * die with their connection.
 */
import type Database from 'better-sqlite3';

const kept = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The statement of `sql` on this connection. */
export function prepared(db: Database.Database, sql: string): Database.Statement {
	let statements = kept.get(db);
	if (statements === undefined) {
		statements = new Map();
		kept.set(db, statements);
	}
	let statement = statements.get(sql);
	if (statement === undefined) {
		statement = db.prepare(sql);
		statements.set(sql, statement);
	}
	return statement;
}

/** Hears every statement that is prepared in this process, and says how SQLite would run it. */
import Database from 'better-sqlite3';
import { vi } from 'vitest';

export type Heard = { readonly sql: string; readonly db: Database.Database };

/**
 * `take` answers what was prepared since its last call on connections that are still open.
 * Restoring vitest's mocks ends the watch.
 */
export function watchStatements(): { take(): Heard[] } {
	let heard = new Map<string, Heard>();
	const { prepare } = Database.prototype;
	vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
		this: Database.Database,
		sql: string,
	) {
		if (!sql.startsWith('EXPLAIN')) heard.set(sql, { sql, db: this });
		return prepare.call(this, sql);
	});
	return {
		take: () => {
			const taken = [...heard.values()].filter(({ db }) => db.open);
			heard = new Map();
			return taken;
		},
	};
}

type Step = { readonly detail: string };

/** Steps of the plan that walk a whole table or index, or sort what they found. */
export function walksOf({ db, sql }: Heard): string[] {
	if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql)) return [];
	const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...anyValues(sql)) as Step[];
	return (
		plan
			.map(({ detail }) => detail)
			.filter((detail) => /^SCAN (?!CONSTANT ROW|\d+-ROW VALUES)|TEMP B-TREE/.test(detail))
			// A full-text match is said as a scan of the virtual table by its index.
			.filter((detail) => !detail.includes('VIRTUAL TABLE INDEX'))
	);
}

/** Something for every parameter: the plan does not depend on what it is. */
function anyValues(sql: string): unknown[] {
	const bare = sql.replaceAll(/'[^']*'/g, '');
	const named = [...bare.matchAll(/:(\w+)/g)].map(([, name]) => [name, 1] as const);
	const placed = [...bare.matchAll(/\?/g)].map(() => 1);
	return named.length === 0 ? placed : [...placed, Object.fromEntries(named)];
}

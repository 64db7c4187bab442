/** The rows of `category`: which lie above one. */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** A chain that is longer has a ring in it. */
const DEEPEST = 16;

/** A category and those above it, nearest first. */
export function findPath({ db }: ReadableLedger, categoryId: number): readonly number[] {
	const above = prepared(db, 'SELECT parent_id FROM category WHERE category_id = ?');
	const path = [categoryId];
	while (path.length < DEEPEST) {
		const row = above.get(path.at(-1)) as { parent_id: number | null } | undefined;
		if (row === undefined || row.parent_id === null) break;
		path.push(row.parent_id);
	}
	return path;
}

/**
 * The categories (分类) of an import. The number in the store's list (类别编码) decides which one is
 * meant, and its beginning says what it stands under: 0402 under 04. A list without numbers goes by
 * names. What is new gets its number here; what was known by name only takes the list's number
 * over, and what was known by its number takes over the list's name.
 */
import { nameApart, type CategoryRef } from '#shared/catalog/product.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';

/** Category numbers by `categoryKey`. */
export type CategoryIds = ReadonlyMap<string, number>;

/** Two references with one key mean one category. */
export function categoryKey({ code, name }: CategoryRef): string {
	return code === '' ? `name ${name}` : `code ${code}`;
}

/** Writes what is new among `refs` to the staging table; call it inside a transaction. */
export function stageCategories(pen: WritableLedger, refs: Iterable<CategoryRef>): CategoryIds {
	const ids = new Map<string, number>();
	let next = firstFree(pen);
	for (const ref of parentsFirst(refs)) {
		const known = findCategory(pen, ref);
		const place = known ?? { id: next, parent: parentOf(pen, ref.code, ids), same: false };
		if (known === undefined) next += 1;
		if (!place.same) stage(pen, place, distinctly(pen, ref, place));
		ids.set(categoryKey(ref), place.id);
	}
	return ids;
}

type Place = {
	readonly id: number;
	readonly parent: number | null;
	/** It is in the ledger just as it is meant. */
	readonly same: boolean;
};

function parentsFirst(refs: Iterable<CategoryRef>): CategoryRef[] {
	const one = new Map<string, CategoryRef>();
	for (const ref of refs) if (!one.has(categoryKey(ref))) one.set(categoryKey(ref), ref);
	return [...one.values()].sort((a, b) => a.code.length - b.code.length);
}

function firstFree({ db }: WritableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(category_id), 0) + 1 AS n FROM category').get();
	return (row as { n: number }).n;
}

type Known = { readonly id: number; readonly parent: number | null; readonly name: string };

function findCategory(pen: WritableLedger, ref: CategoryRef): Place | undefined {
	const { code, name } = ref;
	if (code === '') {
		const named = findKnown(pen, 'name = ? ORDER BY category_id', name);
		return named && { ...named, same: true };
	}
	const numbered = findKnown(pen, 'code = ?', code);
	if (numbered !== undefined) {
		const same = numbered.name === name || numbered.name === nameApart(ref) || name === code;
		return { ...numbered, same };
	}
	const named = findKnown(
		pen,
		`name = ? AND code IS NULL AND NOT EXISTS
		   (SELECT 1 FROM import_category i WHERE i.category_id = category.category_id)
		 ORDER BY category_id`,
		name,
	);
	return named && { ...named, same: false };
}

function findKnown({ db }: WritableLedger, where: string, value: string): Known | undefined {
	return prepared(
		db,
		`SELECT category_id AS id, parent_id AS parent, name FROM category WHERE ${where} LIMIT 1`,
	).get(value) as Known | undefined;
}

function parentOf(pen: WritableLedger, code: string, ids: CategoryIds): number | null {
	for (let length = code.length - 1; length > 0; length -= 1) {
		const start = code.slice(0, length);
		const staged = ids.get(categoryKey({ code: start, name: '' }));
		const id = staged ?? findKnown(pen, 'code = ?', start)?.id;
		if (id !== undefined) return id;
	}
	return null;
}

/** Two of one name under one parent are told apart by their numbers. */
function distinctly({ db }: WritableLedger, ref: CategoryRef, { id, parent }: Place): CategoryRef {
	const taken = ['category', 'import_category'].some((table) => {
		const sql = `SELECT 1 FROM ${table}
		   WHERE parent_id = ? AND name = ? AND category_id <> ? LIMIT 1`;
		return prepared(db, sql).get(parent, ref.name, id) !== undefined;
	});
	return taken ? { code: ref.code, name: nameApart(ref) } : ref;
}

function stage({ db }: WritableLedger, { id, parent }: Place, { code, name }: CategoryRef): void {
	prepared(
		db,
		'INSERT INTO import_category (category_id, parent_id, code, name) VALUES (?, ?, ?, ?)',
	).run(id, parent, code === '' ? null : code, name);
}

/**
 * The categories (分类) of an import. The number in the store's list (类别编码) decides which one is
 * meant, and its beginning says what it stands under: 0402 under 04. A list without numbers goes by
 * names. What is new gets its number here; what was known by name only takes the list's number
 * over.
 */
import type { CategoryRef } from '#shared/catalog/product.ts';
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
		const key = categoryKey(ref);
		if (ids.has(key)) continue;
		const known = findCategory(pen, ref);
		if (known !== undefined) {
			ids.set(key, known);
			continue;
		}
		const named = ref.code === '' ? undefined : findUnnumbered(pen, ref.name);
		const place = named ?? { id: next, parent: parentOf(pen, ref.code, ids) };
		if (named === undefined) next += 1;
		stage(pen, place, named === undefined ? distinctly(pen, ref, place.parent) : ref);
		ids.set(key, place.id);
	}
	return ids;
}

type Place = { readonly id: number; readonly parent: number | null };

function parentsFirst(refs: Iterable<CategoryRef>): CategoryRef[] {
	const one = new Map<string, CategoryRef>();
	for (const ref of refs) if (!one.has(categoryKey(ref))) one.set(categoryKey(ref), ref);
	return [...one.values()].sort((a, b) => a.code.length - b.code.length);
}

function firstFree({ db }: WritableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(category_id), 0) + 1 AS n FROM category').get();
	return (row as { n: number }).n;
}

function findCategory({ db }: WritableLedger, { code, name }: CategoryRef): number | undefined {
	const row =
		code === ''
			? prepared(
					db,
					`SELECT category_id AS id FROM category WHERE name = ?
					 ORDER BY category_id LIMIT 1`,
				).get(name)
			: prepared(db, 'SELECT category_id AS id FROM category WHERE code = ?').get(code);
	return (row as { id: number } | undefined)?.id;
}

/** A category of this name that no number of the list has claimed yet. */
function findUnnumbered({ db }: WritableLedger, name: string): Place | undefined {
	return prepared(
		db,
		`SELECT category_id AS id, parent_id AS parent FROM category c WHERE name = ? AND code IS NULL
		   AND NOT EXISTS (SELECT 1 FROM import_category i WHERE i.category_id = c.category_id)
		 ORDER BY category_id LIMIT 1`,
	).get(name) as Place | undefined;
}

function parentOf(pen: WritableLedger, code: string, ids: CategoryIds): number | null {
	for (let length = code.length - 1; length > 0; length -= 1) {
		const parent = { code: code.slice(0, length), name: '' };
		const id = ids.get(categoryKey(parent)) ?? findCategory(pen, parent);
		if (id !== undefined) return id;
	}
	return null;
}

/** Two of one name under one parent are told apart by their numbers. */
function distinctly(
	{ db }: WritableLedger,
	{ code, name }: CategoryRef,
	parent: number | null,
): CategoryRef {
	const taken = ['category', 'import_category'].some((table) => {
		const sql = `SELECT 1 FROM ${table} WHERE parent_id = ? AND name = ? LIMIT 1`;
		return prepared(db, sql).get(parent, name) !== undefined;
	});
	return { code, name: taken ? `${name} ${code}` : name };
}

function stage({ db }: WritableLedger, { id, parent }: Place, { code, name }: CategoryRef): void {
	prepared(
		db,
		'INSERT INTO import_category (category_id, parent_id, code, name) VALUES (?, ?, ?, ?)',
	).run(id, parent, code === '' ? null : code, name);
}

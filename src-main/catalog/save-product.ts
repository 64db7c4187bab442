/**
 * Writing goods: the row, its search keys, its codes and its price history belong together and are
 * written together. Prices are never overwritten without the history saying so (PRD-5).
 */
import { storedCode } from '#shared/barcode/canonical-code.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pinyinKeys, searchWords } from './pinyin-keys.ts';
import type { ProductRow } from './product-store.ts';

export type NewProduct = Omit<ProductRow, 'product_id'>;
export type SavedBy = { readonly atMs: number; readonly operator: string; readonly why: string };

const FIELDS = [
	'sku',
	'name',
	'spec',
	'brand',
	'category_id',
	'unit',
	'kind',
	'weighed',
	'unit_grams',
	'plu',
	'price_fen',
	'member_price_fen',
	'cost_fen',
	'tax_bp',
	'active',
] as const satisfies readonly (keyof NewProduct)[];

/** Inserts a product with its search keys and first price; returns its number. */
export function insertProduct(pen: WritableLedger, product: NewProduct, by: SavedBy): number {
	const keys = pinyinKeys(product.name);
	const names = [...FIELDS, 'initials', 'pinyin', 'updated_ms'];
	const { lastInsertRowid } = prepared(
		pen.db,
		`INSERT INTO product (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
	).run({ ...product, ...keys, updated_ms: by.atMs });
	const productId = Number(lastInsertRowid);
	indexWords(pen, productId, product.name);
	notePrice(pen, { ...product, product_id: productId }, by);
	return productId;
}

/** Writes a changed product; a changed price, member price or cost goes into the history. */
export function updateProduct(
	pen: WritableLedger,
	before: ProductRow,
	after: ProductRow,
	by: SavedBy,
): void {
	const keys = pinyinKeys(after.name);
	const sets = [...FIELDS, 'initials', 'pinyin', 'updated_ms'].map((name) => `${name} = :${name}`);
	prepared(pen.db, `UPDATE product SET ${sets.join(', ')} WHERE product_id = :product_id`).run({
		...after,
		...keys,
		updated_ms: by.atMs,
	});
	if (before.name !== after.name) indexWords(pen, after.product_id, after.name);
	const priced = ['price_fen', 'member_price_fen', 'cost_fen'] as const;
	if (priced.some((field) => before[field] !== after[field])) notePrice(pen, after, by);
}

export type CodeOwner = { readonly productId: number; readonly unitId?: number };

/** Gives a product a barcode; false when the code already belongs to a product. */
export function insertCode(pen: WritableLedger, text: string, { productId, unitId }: CodeOwner): boolean {
	const stored = storedCode(text);
	const table = stored.kind === 'numeric' ? 'barcode' : 'barcode_alpha';
	const done = prepared(
		pen.db,
		`INSERT INTO ${table} (code, product_id, unit_id) VALUES (?, ?, ?) ON CONFLICT (code) DO NOTHING`,
	).run(stored.code, productId, unitId ?? null);
	return done.changes === 1;
}

export type NewPack = { readonly name: string; readonly factorMilli: number; readonly priceFen: number };

/** A pack unit (箱, 提); returns its number, for the pack's own barcode. */
export function insertPack(pen: WritableLedger, productId: number, pack: NewPack): number {
	const { lastInsertRowid } = prepared(
		pen.db,
		'INSERT INTO product_unit (product_id, name, factor_milli, price_fen) VALUES (?, ?, ?, ?)',
	).run(productId, pack.name, pack.factorMilli, pack.priceFen);
	return Number(lastInsertRowid);
}

/** The category of this name under a parent, made when it is missing. */
export function ensureCategory(pen: WritableLedger, name: string, parentId?: number): number {
	const found = prepared(
		pen.db,
		'SELECT category_id AS id FROM category WHERE name = ? AND parent_id IS ?',
	).get(name, parentId ?? null) as { id: number } | undefined;
	if (found !== undefined) return found.id;
	const { lastInsertRowid } = prepared(
		pen.db,
		'INSERT INTO category (name, parent_id) VALUES (?, ?)',
	).run(name, parentId ?? null);
	return Number(lastInsertRowid);
}

/** The next free item number of the store's own: 7 digits. */
export function nextSku(pen: WritableLedger): string {
	const row = prepared(pen.db, 'SELECT coalesce(max(product_id), 0) + 1 AS n FROM product').get();
	return `P${String((row as { n: number }).n).padStart(6, '0')}`;
}

function indexWords({ db }: WritableLedger, productId: number, name: string): void {
	prepared(db, 'DELETE FROM product_words WHERE rowid = ?').run(productId);
	prepared(db, 'INSERT INTO product_words (rowid, words) VALUES (?, ?)').run(productId, searchWords(name));
}

function notePrice({ db }: WritableLedger, product: ProductRow, by: SavedBy): void {
	const seq = prepared(
		db,
		`SELECT coalesce(max(seq), 0) + 1 AS seq FROM price_history WHERE product_id = ? AND from_ms = ?`,
	).get(product.product_id, by.atMs) as { seq: number };
	prepared(
		db,
		`INSERT INTO price_history (product_id, from_ms, seq, price_fen, member_price_fen, cost_fen,
		   operator, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
	).run(
		product.product_id,
		by.atMs,
		seq.seq,
		product.price_fen,
		product.member_price_fen,
		product.cost_fen,
		by.operator,
		by.why,
	);
}

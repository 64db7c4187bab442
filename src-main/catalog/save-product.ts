/**
 * Writing products: the row, its search keys, its codes and its price history belong together and
 * are written together. Prices are never overwritten without the history saying so (PRD-5).
 */
import { storedCode } from '#shared/barcode/canonical-code.ts';
import { cutWords, searchKey } from '#shared/catalog/search-words.ts';
import type { Connection } from '../ledger/connect.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { pinyinKeys } from './pinyin-keys.ts';
import { PRODUCT_FIELDS, type ProductRow } from './product-store.ts';

export type NewProduct = Omit<ProductRow, 'product_id'>;
export type SavedBy = { readonly atMs: number; readonly operator: string; readonly why: string };

/** What a product is searched by, made from the rest of it. */
export type SearchKeys = {
	readonly initials: string;
	readonly pinyin: string;
	readonly mnemonic_key: string;
};

export const KEY_FIELDS = ['initials', 'pinyin', 'mnemonic_key'] as const;
const WRITTEN = [...PRODUCT_FIELDS, ...KEY_FIELDS, 'updated_ms'] as const;

/** A product of `name` at a price per piece, as plain as they come. */
export function plainProduct(sku: string, name: string, priceFen: number): NewProduct {
	return {
		sku,
		name,
		own_code: '',
		spec: '',
		brand: '',
		category_id: null,
		unit: '件',
		kind: 'goods',
		weighed: 0,
		unit_grams: 1000,
		plu: null,
		price_fen: priceFen,
		member_price_fen: null,
		wholesale_price_fen: null,
		min_price_fen: null,
		cost_fen: null,
		tax_bp: null,
		active: 1,
		discountable: 1,
		earns_points: 1,
		shelf_life_days: null,
		mnemonic: '',
		duration_minutes: null,
		commission_bp: null,
		commission_fen: null,
	};
}

/** The search keys of a product. A short code that repeats the initials needs no key of its own. */
export function searchKeysOf({
	name,
	mnemonic,
}: Pick<ProductRow, 'name' | 'mnemonic'>): SearchKeys {
	const keys = pinyinKeys(name);
	const own = searchKey(mnemonic);
	return { ...keys, mnemonic_key: keys.initials.startsWith(own) ? '' : own };
}

/** The words of a product for the full-text index. */
export function searchWordsOf({ name, spec }: Pick<ProductRow, 'name' | 'spec'>): string {
	return cutWords(`${name} ${spec}`).join(' ');
}

const revisions = new WeakMap<Connection, number>();

/** Counts the changes of the catalogue since this connection was opened. */
export function catalogRevision({ db }: WritableLedger): number {
	return revisions.get(db) ?? 0;
}

/** Says that products, codes or packs have changed: a plan made before is out of date. */
export function noteCatalogChange(pen: WritableLedger): void {
	revisions.set(pen.db, catalogRevision(pen) + 1);
}

/** Inserts a product with its search keys and first price; returns its number. */
export function insertProduct(pen: WritableLedger, product: NewProduct, by: SavedBy): number {
	const { lastInsertRowid } = prepared(
		pen.db,
		`INSERT INTO product (${WRITTEN.join(', ')})
		 VALUES (${WRITTEN.map((name) => `:${name}`).join(', ')})`,
	).run({ ...product, ...searchKeysOf(product), updated_ms: by.atMs });
	const row = { ...product, product_id: Number(lastInsertRowid) };
	if (row.active === 1) indexWords(pen, row);
	notePrice(pen, row, by);
	noteCatalogChange(pen);
	return row.product_id;
}

/** Writes a changed product; a changed price, member price or cost goes into the history. */
export function updateProduct(
	pen: WritableLedger,
	{ before, after }: { before: ProductRow; after: ProductRow },
	by: SavedBy,
): void {
	const sets = WRITTEN.map((name) => `${name} = :${name}`).join(', ');
	prepared(pen.db, `UPDATE product SET ${sets} WHERE product_id = :product_id`).run({
		...after,
		...searchKeysOf(after),
		updated_ms: by.atMs,
	});
	const worded = ['name', 'spec', 'active'] as const;
	if (worded.some((field) => before[field] !== after[field])) {
		prepared(pen.db, 'DELETE FROM product_words WHERE rowid = ?').run(after.product_id);
		if (after.active === 1) indexWords(pen, after);
	}
	const priced = ['price_fen', 'member_price_fen', 'cost_fen'] as const;
	if (priced.some((field) => before[field] !== after[field])) notePrice(pen, after, by);
	noteCatalogChange(pen);
}

export type CodeOwner = { readonly productId: number; readonly unitId?: number };

/** Gives a product a barcode; false when the code already belongs to a product. */
export function insertCode(
	pen: WritableLedger,
	text: string,
	{ productId, unitId }: CodeOwner,
): boolean {
	const stored = storedCode(text);
	const table = stored.kind === 'numeric' ? 'barcode' : 'barcode_alpha';
	const done = prepared(
		pen.db,
		`INSERT INTO ${table} (code, product_id, unit_id) VALUES (?, ?, ?)
		 ON CONFLICT (code) DO NOTHING`,
	).run(stored.code, productId, unitId ?? null);
	noteCatalogChange(pen);
	return done.changes === 1;
}

export type NewPack = {
	readonly name: string;
	readonly factorMilli: number;
	readonly priceFen: number;
};

/** A pack unit (箱, 提); returns its number, for the pack's own barcode. */
export function insertPack(pen: WritableLedger, productId: number, pack: NewPack): number {
	const { lastInsertRowid } = prepared(
		pen.db,
		'INSERT INTO product_unit (product_id, name, factor_milli, price_fen) VALUES (?, ?, ?, ?)',
	).run(productId, pack.name, pack.factorMilli, pack.priceFen);
	noteCatalogChange(pen);
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
	noteCatalogChange(pen);
	return Number(lastInsertRowid);
}

/** The next item number of the store's own that is free: P000123. */
export function nextSku(pen: WritableLedger): string {
	const { n } = prepared(
		pen.db,
		'SELECT coalesce(max(product_id), 0) + 1 AS n FROM product',
	).get() as { n: number };
	const taken = prepared(pen.db, 'SELECT 1 FROM product WHERE sku = ?');
	let next = n;
	while (taken.get(skuOf(next)) !== undefined) next += 1;
	return skuOf(next);
}

function skuOf(number: number): string {
	return `P${String(number).padStart(6, '0')}`;
}

function indexWords({ db }: WritableLedger, product: ProductRow): void {
	prepared(db, 'INSERT INTO product_words (rowid, words) VALUES (?, ?)').run(
		product.product_id,
		searchWordsOf(product),
	);
}

function notePrice({ db }: WritableLedger, product: ProductRow, by: SavedBy): void {
	const { product_id: id, price_fen: price, member_price_fen: member, cost_fen: cost } = product;
	prepared(
		db,
		`INSERT INTO price_history (product_id, from_ms, seq, price_fen, member_price_fen, cost_fen,
		   operator, why)
		 SELECT :id, :at, coalesce(max(seq), 0) + 1, :price, :member, :cost, :operator, :why
		 FROM price_history WHERE product_id = :id AND from_ms = :at`,
	).run({ id, at: by.atMs, price, member, cost, operator: by.operator, why: by.why });
}

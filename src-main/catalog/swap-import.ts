/**
 * The swap of an import: what is staged becomes the catalogue in one transaction, all of it or
 * nothing. Prices that change go into the price history (PRD-5); open baskets keep the prices they
 * were scanned at.
 */
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { PRODUCT_FIELDS } from './product-store.ts';
import { KEY_FIELDS, noteCatalogChange, type SavedBy } from './save-product.ts';
import { emptyStaging } from './stage-import.ts';

const WRITTEN = ['product_id', ...PRODUCT_FIELDS, ...KEY_FIELDS] as const;

const HISTORY = `INSERT INTO price_history (product_id, from_ms, seq, price_fen, member_price_fen,
   cost_fen, operator, why)
 SELECT r.product_id, :atMs, 1 + coalesce((SELECT max(h.seq) FROM price_history h
     WHERE h.product_id = r.product_id AND h.from_ms = :atMs), 0),
   r.price_fen, r.member_price_fen, r.cost_fen, :operator, :why
 FROM import_row r`;

/** In order: a product must be there before its price history and its codes. */
const STEPS: readonly string[] = [
	`INSERT INTO category (category_id, parent_id, code, name)
	 SELECT category_id, parent_id, code, name FROM import_category WHERE true
	 ORDER BY category_id ON CONFLICT (category_id) DO UPDATE
	 SET code = excluded.code, name = excluded.name`,
	`${HISTORY} JOIN product p ON p.product_id = r.product_id
	 WHERE p.price_fen <> r.price_fen OR p.member_price_fen IS NOT r.member_price_fen
	   OR p.cost_fen IS NOT r.cost_fen`,
	`DELETE FROM product_words WHERE rowid IN (SELECT r.product_id FROM import_row r
	   JOIN product p ON p.product_id = r.product_id WHERE r.words IS NOT NULL)`,
	`INSERT INTO product (${WRITTEN.join(', ')}, updated_ms)
	 SELECT ${WRITTEN.join(', ')}, :atMs FROM import_row WHERE true
	 ON CONFLICT (product_id) DO UPDATE SET
	   ${WRITTEN.slice(1)
				.map((name) => `${name} = excluded.${name}`)
				.join(', ')}, updated_ms = excluded.updated_ms`,
	`${HISTORY} WHERE NOT EXISTS (SELECT 1 FROM price_history h
	   WHERE h.product_id = r.product_id)`,
	`INSERT INTO barcode (code, product_id)
	 SELECT code, product_id FROM import_code WHERE code IS NOT NULL`,
	`INSERT INTO barcode_alpha (code, product_id)
	 SELECT alpha, product_id FROM import_code WHERE alpha IS NOT NULL`,
	`INSERT INTO product_words (rowid, words)
	 SELECT product_id, words FROM import_row WHERE words <> ''`,
];

/** Takes over what is staged and empties the staging tables; call it inside a transaction. */
export function swapImport(pen: WritableLedger, by: SavedBy): void {
	for (const sql of STEPS) {
		const step = prepared(pen.db, sql);
		if (sql.includes(':atMs')) step.run(namesIn(sql, by));
		else step.run();
	}
	emptyStaging(pen);
	noteCatalogChange(pen);
}

/** SQLite refuses values that a statement does not name. */
function namesIn(sql: string, { atMs, operator, why }: SavedBy): Record<string, unknown> {
	return sql.includes(':why') ? { atMs, operator, why } : { atMs };
}

/**
 * Staging an import: what is planned is written beside the catalogue, a few rows at a time, while
 * the counter goes on selling. Numbers of new products are given out here. Nothing
 * of it counts until swap-import.ts takes it over; staging again begins by emptying the tables.
 */
import type { ProductFields } from '#shared/catalog/product.ts';
import type { StoredCode } from '#shared/barcode/canonical-code.ts';
import type { PlannedRow } from '#shared/catalog/plan-import.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { WritableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { rowOfFields } from './import-lookup.ts';
import { inSlices } from './in-slices.ts';
import { PRODUCT_FIELDS } from './product-store.ts';
import { KEY_FIELDS, searchKeysOf, searchWordsOf } from './save-product.ts';
import { categoryKey, stageCategories, type CategoryIds } from './stage-categories.ts';

/** A planned row that writes something. */
export type WritingRow = Extract<PlannedRow, { action: 'add' | 'change' }>;

const STAGED = ['product_id', ...PRODUCT_FIELDS, ...KEY_FIELDS, 'words'] as const;

/** Empties the staging tables; inside a transaction or as one of its own. */
export function emptyStaging(pen: WritableLedger): void {
	pen.transaction(() => {
		for (const table of ['import_row', 'import_code', 'import_category']) {
			prepared(pen.db, `DELETE FROM ${table}`).run();
		}
	});
}

/** Empties the staging tables if an import was cut off while it was staged. */
export function clearLeftovers(pen: WritableLedger): void {
	const left = prepared(
		pen.db,
		`SELECT EXISTS (SELECT 1 FROM import_row) OR EXISTS (SELECT 1 FROM import_code)
		   OR EXISTS (SELECT 1 FROM import_category) AS some`,
	).get() as { some: number };
	if (left.some === 1) emptyStaging(pen);
}

/**
 * Writes all rows to the staging tables; false when `goOn` ended it. Each slice is a transaction
 * of its own.
 */
export async function stageImport(
	{ pen, clock }: { readonly pen: WritableLedger; readonly clock: Clock },
	rows: readonly WritingRow[],
	goOn: (done: number) => boolean,
): Promise<boolean> {
	emptyStaging(pen);
	const refs = rows.flatMap(({ fields }) => fields.category ?? []);
	const books: Books = {
		nextProduct: firstFreeProduct(pen),
		categories: pen.transaction(() => stageCategories(pen, refs)),
	};
	return inSlices(clock, {
		items: rows,
		goOn,
		slice: (some) => {
			pen.transaction(() => {
				for (const row of some) stageRow(pen, row, books);
			});
		},
	});
}

type Books = { nextProduct: number; readonly categories: CategoryIds };

function firstFreeProduct({ db }: WritableLedger): number {
	const row = prepared(db, 'SELECT coalesce(max(product_id), 0) + 1 AS n FROM product').get();
	return (row as { n: number }).n;
}

function stageRow(pen: WritableLedger, planned: WritingRow, books: Books): void {
	const { fields } = planned;
	const productId = planned.action === 'change' ? planned.productId : books.nextProduct;
	if (planned.action === 'add') books.nextProduct += 1;
	const { category } = fields;
	const categoryId = category === null ? null : books.categories.get(categoryKey(category));
	const row = rowOfFields(fields, categoryId ?? null);
	prepared(
		pen.db,
		`INSERT INTO import_row (${STAGED.join(', ')})
		 VALUES (${STAGED.map((name) => `:${name}`).join(', ')})`,
	).run({
		...row,
		...searchKeysOf(row),
		product_id: productId,
		words: needsWords(planned) ? wordsOf(fields) : null,
	});
	for (const code of planned.codes) stageCode(pen, code, productId);
}

function needsWords(planned: WritingRow): boolean {
	if (planned.action === 'add') return true;
	return planned.changes.some(({ field }) => ['name', 'spec', 'active'].includes(field));
}

/** '' takes the words of something no longer sold away. */
function wordsOf(fields: ProductFields): string {
	return fields.active ? searchWordsOf(fields) : '';
}

function stageCode({ db }: WritableLedger, { kind, code }: StoredCode, productId: number): void {
	prepared(db, 'INSERT INTO import_code (code, alpha, product_id) VALUES (?, ?, ?)').run(
		kind === 'numeric' ? code : null,
		kind === 'text' ? code : null,
		productId,
	);
}

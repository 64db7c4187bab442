/**
 * One search box. Digits are a barcode, a PLU or an item number; Latin letters are pinyin initials,
 * then full pinyin; Han characters are the beginning of a name, then any place in it. Every step is
 * a range of an index or a full-text match, so a million products answer like a hundred.
 */
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import { searchWords } from './pinyin-keys.ts';
import {
	findByCode,
	findByPlu,
	findBySku,
	findProduct,
	PRODUCT_COLUMNS,
	type ProductRow,
} from './product-store.ts';

/** At most `limit` active products, best matches first. */
export function searchProducts(ledger: ReadableLedger, text: string, limit: number): ProductRow[] {
	const query = text.trim().slice(0, 64);
	if (query === '') return [];
	const found = new Map<number, ProductRow>();
	const take = (rows: readonly (ProductRow | undefined)[]) => {
		for (const row of rows) {
			if (row !== undefined && row.active === 1 && found.size < limit) found.set(row.product_id, row);
		}
	};
	take(exactMatches(ledger, query));
	if (/^[0-9A-Za-z ]+$/.test(query)) {
		const keys = query.toLowerCase().replaceAll(' ', '');
		for (const column of ['initials', 'pinyin'] as const) {
			if (found.size < limit) take(startingWith(ledger, { column, start: keys, limit }));
		}
	}
	if (found.size < limit) take(startingWith(ledger, { column: 'name', start: query, limit }));
	if (found.size < limit) take(containing(ledger, query, limit));
	return [...found.values()];
}

function exactMatches(ledger: ReadableLedger, query: string): (ProductRow | undefined)[] {
	const plu = /^\d{1,6}$/.test(query) && Number(query) > 0 ? findByPlu(ledger, Number(query)) : undefined;
	return [findByCode(ledger, query)?.product, plu, findBySku(ledger, query)];
}

type Start = {
	readonly column: 'initials' | 'pinyin' | 'name';
	readonly start: string;
	readonly limit: number;
};

/** A range instead of LIKE: LIKE folds case and would not use the index. */
function startingWith({ db }: ReadableLedger, { column, start, limit }: Start): ProductRow[] {
	return prepared(
		db,
		`SELECT ${PRODUCT_COLUMNS} FROM product p WHERE p.${column} >= :from AND p.${column} < :to
		 ORDER BY p.${column} LIMIT :limit`,
	).all({ from: start, to: `${start}\u{10FFFF}`, limit }) as ProductRow[];
}

/** Words in a row inside the name; the last one may be unfinished when it is not Han. */
function containing(ledger: ReadableLedger, query: string, limit: number): ProductRow[] {
	const words = searchWords(query).replaceAll('"', ' ').trim();
	if (words === '') return [];
	const rows = prepared(
		ledger.db,
		'SELECT rowid AS id FROM product_words WHERE product_words MATCH ? LIMIT ?',
	).all(`"${words}"*`, limit) as { id: number }[];
	return rows.flatMap(({ id }) => findProduct(ledger, id) ?? []);
}

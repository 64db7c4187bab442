/**
 * One search box. Digits are a barcode, a PLU or an item number; Latin letters are pinyin initials,
 * the store's short code, then full pinyin; Han characters are the beginning of a name, then any
 * place in it. Every step is a range of an index or a full-text match over what is sold, so a
 * million products answer like a hundred.
 */
import { matchExpression, prefixEnd, queryKind, searchKey } from '#shared/catalog/search-words.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { prepared } from '../ledger/prepared.ts';
import {
	findByCode,
	findByPlu,
	findBySku,
	PRODUCT_COLUMNS,
	type ProductRow,
} from './product-store.ts';

/** Rows of one way of finding; stops asking for more when enough were found. */
type Step = (limit: number) => readonly (ProductRow | undefined)[];

/** At most `limit` active products, best matches first, none twice. */
export function searchProducts(ledger: ReadableLedger, text: string, limit: number): ProductRow[] {
	const query = text.trim().slice(0, 64);
	if (query === '' || limit <= 0) return [];
	const found = new Map<number, ProductRow>();
	for (const step of stepsFor(ledger, query)) {
		for (const row of step(limit)) {
			if (row?.active === 1 && found.size < limit) found.set(row.product_id, row);
		}
		if (found.size >= limit) break;
	}
	return [...found.values()];
}

function stepsFor(ledger: ReadableLedger, query: string): Step[] {
	const key = searchKey(query);
	const exact: Step = () => exactMatches(ledger, query);
	const starts = (column: Column, start: string): Step => {
		return (limit) => startingWith(ledger, { column, start, limit });
	};
	const inside: Step[] = [starts('name', query), (limit) => containing(ledger, query, limit)];
	const numbers = [starts('sku', query.toUpperCase()), starts('own_code', query.toUpperCase())];
	switch (queryKind(query)) {
		case 'digits':
			return [
				exact,
				...numbers,
				(limit) => withCodesFrom(ledger, key, limit),
				starts('initials', key),
				starts('mnemonic_key', key),
				...inside,
			];
		case 'latin':
			return [
				exact,
				starts('initials', key),
				starts('mnemonic_key', key),
				starts('pinyin', key),
				...numbers,
				...inside,
			];
		case 'words':
			return [exact, ...inside];
	}
}

function exactMatches(ledger: ReadableLedger, query: string): (ProductRow | undefined)[] {
	const isPlu = /^\d{1,6}$/.test(query) && Number(query) > 0;
	return [
		findByCode(ledger, query)?.product,
		isPlu ? findByPlu(ledger, Number(query)) : undefined,
		findBySku(ledger, query.toUpperCase()),
	];
}

type Column = 'sku' | 'own_code' | 'initials' | 'mnemonic_key' | 'pinyin' | 'name';
type Start = { readonly column: Column; readonly start: string; readonly limit: number };

/**
 * A range instead of LIKE: LIKE folds case and would not use the index. `<> ''` repeats the
 * condition of the partial indexes on columns that are mostly empty.
 */
export function startingWithSql(column: Column): string {
	return `SELECT ${PRODUCT_COLUMNS} FROM product p
	 WHERE p.active = 1 AND p.${column} <> '' AND p.${column} >= :from AND p.${column} < :to
	 ORDER BY p.${column} LIMIT :limit`;
}

function startingWith({ db }: ReadableLedger, { column, start, limit }: Start): ProductRow[] {
	if (start === '') return [];
	const range = { from: start, to: prefixEnd(start), limit };
	return prepared(db, startingWithSql(column)).all(range) as ProductRow[];
}

export const CONTAINING_SQL = `SELECT ${PRODUCT_COLUMNS}
 FROM product_words w JOIN product p ON p.product_id = w.rowid
 WHERE w.product_words MATCH :words LIMIT :limit`;

function containing({ db }: ReadableLedger, query: string, limit: number): ProductRow[] {
	const words = matchExpression(query);
	if (words === undefined) return [];
	return prepared(db, CONTAINING_SQL).all({ words, limit }) as ProductRow[];
}

export const CODES_FROM_SQL = `SELECT ${PRODUCT_COLUMNS}
 FROM barcode b JOIN product p ON p.product_id = b.product_id
 WHERE b.code >= :from AND b.code < :to AND p.active = 1 LIMIT :limit`;

/** The beginning of a 13-digit barcode, from six digits on. */
function withCodesFrom({ db }: ReadableLedger, digits: string, limit: number): ProductRow[] {
	if (digits.length < 6 || digits.length > 12) return [];
	const tail = 10 ** (13 - digits.length);
	const from = Number(digits) * tail;
	return prepared(db, CODES_FROM_SQL).all({ from, to: from + tail, limit }) as ProductRow[];
}

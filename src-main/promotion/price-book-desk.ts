/**
 * The price book in force. Read at every move of the basket, changed once in a while: it is kept in
 * memory as it was judged. A book that the ledger holds and nobody can read any more is as good as
 * none, and is told to the log: sales go on at list price.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import { EMPTY_BOOK, type PriceBook } from '#shared/promotion/price-book.ts';
import { readBook } from '#shared/promotion/reading/read-book.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { Log } from '../system/log.ts';
import { loadBookRow } from './price-book-store.ts';

export type PriceBookDesk = {
	current(): PriceBook;
	/** Instant of loading, ms; 0 for the empty book. */
	loadedAtMs(): number;
	/** Takes what is in the ledger as the book in force. */
	reload(): void;
};

export function openPriceBookDesk(ledger: ReadableLedger, log: Log): PriceBookDesk {
	let held = readHeld(ledger, log);
	return {
		current: () => held.book,
		loadedAtMs: () => held.loadedAtMs,
		reload: () => {
			held = readHeld(ledger, log);
		},
	};
}

function readHeld(ledger: ReadableLedger, log: Log): { book: PriceBook; loadedAtMs: number } {
	const row = loadBookRow(ledger);
	if (row === undefined) return { book: EMPTY_BOOK, loadedAtMs: 0 };
	try {
		const book = readBook(JSON.parse(row.rows_json));
		invariant(book.ok, 'a price book is judged before it is kept');
		return { book: book.value, loadedAtMs: row.loaded_ms };
	} catch (error) {
		log.fault('price-book/unreadable', error, { version: row.version });
		return { book: EMPTY_BOOK, loadedAtMs: 0 };
	}
}

/**
 * Who may touch the ledger, as types. A ReadableLedger reads; the WritableLedger is the pen: there
 * is one in the program, made in open-ledger.ts, and whoever writes takes it first. Workers get
 * connections of their own that can only read (the checkpoint worker excepted, which does nothing
 * but checkpoint).
 */
import type Database from 'better-sqlite3';
import type { Brand } from '#shared/kernel/brand.ts';
import type { Posting } from '#shared/journal/account.ts';
import type { FiscalPart } from '#shared/journal/event-head.ts';
import type { JournalEvent } from '#shared/journal/event.ts';
import type { Tally } from '#shared/journal/tally-event.ts';

export type ReadableLedger = {
	readonly db: Database.Database;
};

/** What the caller of `append` says; the ledger adds the head fields, the number and the chain. */
export type NewEvent = {
	readonly kind: JournalEvent['kind'];
	readonly v: 1 | 2 | 3;
	readonly operator?: string;
	readonly approver?: string;
	readonly shiftId?: number;
	/** The rest of the body: whole numbers, text, lists and records. */
	readonly body: Readonly<Record<string, unknown>>;
	/** Given for a fiscal event: what it adds to the perpetual totals, in fen. */
	readonly fiscal?: { readonly netFen: number; readonly taxFen: number };
};

export type AppendedEvent = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly uid: Uint8Array;
	readonly hash: Uint8Array;
	readonly event: JournalEvent;
	/** Present for a fiscal event. */
	readonly fiscal?: FiscalPart;
};

export type LedgerHead = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly hash: Uint8Array;
	readonly fiscalNo: number;
	readonly gtCount: number;
	readonly gtNetFen: number;
	readonly gtAbsFen: number;
	readonly gtTaxFen: number;
	readonly maxAtMs: number;
	readonly maxBizDate: string;
};

/**
 * An event made ready before its transaction: numbered, encoded, hashed, its postings derived, all
 * as if it were the next one. The statements alone are left for the transaction.
 */
export type DraftedEvent = {
	readonly wanted: NewEvent;
	/** The head it follows; `append` makes it anew when the head has moved since. */
	readonly after: LedgerHead;
	readonly appended: AppendedEvent;
	/** The canonical text that was hashed, as bytes. */
	readonly body: Uint8Array;
	readonly postings: readonly Posting[];
	readonly tallies: readonly Tally[];
};

export type WritableLedger = Brand<
	ReadableLedger & {
		/**
		 * Runs `work` in one IMMEDIATE transaction and returns its value; a throw rolls everything
		 * back. Nested calls join the outer transaction. The value is returned after the commit is
		 * on the disk.
		 */
		transaction<T>(work: () => T): T;
		/**
		 * Appends one event with its postings, balances, tallies and head, inside a transaction.
		 * Throws when called outside `transaction`.
		 */
		append(event: NewEvent | DraftedEvent): AppendedEvent;
		/**
		 * Makes an event ready, in or before the transaction that appends it. To be appended in the
		 * same turn of the event loop: it has the time at which it was made.
		 */
		draft(event: NewEvent): DraftedEvent;
		head(): LedgerHead;
		/**
		 * For what must not be found again: soon after the commit of what `work` writes, in a
		 * transaction or with its own, no older page is left in the WAL either. In the file all that
		 * is deleted is overwritten anyway (connect.ts).
		 */
		overwriting<T>(work: () => T): T;
	},
	'WritableLedger'
>;

/** How much of somebody's file is read before it is refused, and what a reader thread says. */
import type { Cell } from '#shared/catalog/read-cell.ts';

export type SpreadsheetLimits = {
	/** Size of the file. */
	readonly maxBytes: number;
	/** What a zipped workbook may unpack to, by its own table of contents. */
	readonly maxUnpackedBytes: number;
	readonly maxRows: number;
	readonly maxColumns: number;
	/** Characters in one cell. */
	readonly maxCell: number;
	/** Memory of the reader thread, MB. */
	readonly maxHeapMb: number;
	/** By how much the whole process may grow while it runs: heap limits count no buffers. */
	readonly maxGrowthBytes: number;
	/** After this the reader is killed, ms. */
	readonly maxMs: number;
};

/** A list of 100,000 products fits; a bomb does not. */
export const DEFAULT_LIMITS: SpreadsheetLimits = {
	maxBytes: 20_000_000,
	maxUnpackedBytes: 400_000_000,
	maxRows: 100_000,
	maxColumns: 256,
	maxCell: 2000,
	maxHeapMb: 1024,
	maxGrowthBytes: 1_500_000_000,
	maxMs: 120_000,
};

export type ReadingRefusal =
	| {
			readonly code: 'import/unreadable';
			readonly file: string;
			readonly reason: UnreadableReason;
	  }
	| { readonly code: 'import/too-large'; readonly file: string; readonly reason: TooLargeReason }
	| { readonly code: 'import/no-header'; readonly file: string }
	| { readonly code: 'import/two-columns'; readonly file: string; readonly columns: string }
	| { readonly code: 'import/cancelled' };

export type UnreadableReason = 'empty' | 'password' | 'not-a-spreadsheet';
export type TooLargeReason = 'bytes' | 'rows' | 'cell' | 'memory' | 'time';

/** Whose columns tell which of several sheets is meant. */
export type ListOf = 'goods' | 'members' | 'prices';

/** What a reader thread is given. */
export type ReadingTask = {
	readonly file: string;
	readonly listOf: ListOf;
	readonly bytes: Uint8Array;
	readonly limits: SpreadsheetLimits;
};

/**
 * What a reader thread says: rows, a handful each time it is asked for the next; then one ending.
 */
export type ReadingMessage =
	| { readonly rows: readonly (readonly Cell[])[] }
	| { readonly done: number }
	| { readonly refusal: ReadingRefusal };

export type SheetRows = readonly (readonly Cell[])[];

/** Thrown by a reader for whatever is wrong with a file. */
export class UnreadableSheet extends Error {
	override readonly name = 'UnreadableSheet';
	readonly refusal: ReadingRefusal;
	constructor(refusal: ReadingRefusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

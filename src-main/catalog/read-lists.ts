/**
 * From uploaded files to drafts: each file is read in a thread of its own, and its rows become
 * drafts in slices. What a list is of is the recipe's business.
 */
import type { Cell } from '#shared/catalog/read-cell.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Terminal } from '../terminal.ts';
import { inSlices } from './in-slices.ts';
import { isOver, type JobInHand, type UploadedFile } from './jobs-in-hand.ts';
import { readSpreadsheet } from './read-spreadsheet.ts';
import {
	DEFAULT_LIMITS,
	type ListOf,
	type ReadingRefusal,
	type SheetRows,
} from './spreadsheet-limits.ts';

/** A row as it was read, before the ledger was asked. */
export type FromFile<Columns, Draft> = {
	readonly file: string;
	readonly columns: Columns;
	readonly draft: Draft;
};

type Header = { readonly headerRow: number; readonly rivals: readonly string[] };

export type ListRecipe<Columns extends Header, Draft> = {
	readonly listOf: ListOf;
	readonly recognize: (rows: SheetRows) => Columns | undefined;
	/** Undefined for an empty row. */
	readonly draft: (cells: readonly Cell[], row: number, columns: Columns) => Draft | undefined;
	/** Told how far the reading is, 0…1000. */
	readonly told: (progress: number) => void;
};

/** Drafts of all rows of the job's files, or why they were not read. */
export async function readLists<Columns extends Header, Draft>(
	terminal: Terminal,
	job: JobInHand,
	recipe: ListRecipe<Columns, Draft>,
): Promise<Result<FromFile<Columns, Draft>[], ReadingRefusal>> {
	const drafts: FromFile<Columns, Draft>[] = [];
	const { files } = job;
	for (const [index, { name: file, base64 }] of files.entries()) {
		const read = await readOne(terminal, job, { name: file, base64, listOf: recipe.listOf });
		if (isOver(job)) return refuse({ code: 'import/cancelled' });
		if (!read.ok) return read;
		const columns = recipe.recognize(read.value);
		if (columns === undefined) return refuse({ code: 'import/no-header', file });
		const { rivals } = columns;
		if (rivals.length > 0) {
			return refuse({ code: 'import/two-columns', file, columns: rivals.join('、') });
		}
		if (drafts.length + read.value.length > DEFAULT_LIMITS.maxRows) {
			return refuse({ code: 'import/too-large', file, reason: 'rows' });
		}
		const rows = read.value.slice(columns.headerRow + 1);
		let row = columns.headerRow + 1;
		const whole = await inSlices(terminal.clock, {
			items: rows,
			slice: (some) => {
				for (const cells of some) {
					row += 1;
					const draft = recipe.draft(cells, row, columns);
					if (draft !== undefined) drafts.push({ file, columns, draft });
				}
			},
			goOn: (done) => {
				const part = index + done / rows.length;
				if (!isOver(job)) recipe.told(Math.trunc((part * 1000) / files.length));
				return !isOver(job);
			},
		});
		if (!whole) return refuse({ code: 'import/cancelled' });
	}
	return ok(drafts);
}

async function readOne(
	{ clock }: Terminal,
	job: JobInHand,
	{ name, base64, listOf }: UploadedFile & { readonly listOf: ListOf },
): Promise<Result<SheetRows, ReadingRefusal>> {
	const bytes = bytesOf(base64);
	if (bytes === undefined) {
		return refuse({ code: 'import/unreadable', file: name, reason: 'not-a-spreadsheet' });
	}
	const reading = readSpreadsheet({ file: name, bytes, listOf }, clock);
	job.stopReading = () => reading.cancel();
	const read = await reading.result;
	job.stopReading = () => undefined;
	return read;
}

/** Node passes over whatever is no base64: then fewer bytes come out than the text promises. */
function bytesOf(base64: string): Uint8Array | undefined {
	const bytes = Buffer.from(base64, 'base64');
	const padding = /=*$/.exec(base64.slice(-2))?.[0].length ?? 0;
	return bytes.length === Math.floor(((base64.length - padding) * 3) / 4) ? bytes : undefined;
}

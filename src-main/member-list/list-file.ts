/** A list as a file, written while its rows come: .csv here, .xlsx in a thread of its own. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../system/worker-url.ts';
import type { SheetMessage } from './write-sheet-worker.ts';

export type ListFile = {
	add(rows: readonly (readonly string[])[]): void;
	/** The whole file as base64. Rejects when the thread failed. */
	finish(): Promise<string>;
	/** Gives it up. */
	drop(): void;
};

export function startListFile(format: 'xlsx' | 'csv', sheetName: string): ListFile {
	return format === 'csv' ? csvFile() : workbook(sheetName);
}

function csvFile(): ListFile {
	// Spreadsheets take a CSV for UTF-8 only when it begins with its mark.
	const parts: string[] = ['\uFEFF'];
	return {
		add: (rows) => {
			for (const row of rows) parts.push(`${row.map(csvCell).join(',')}\r\n`);
		},
		finish: async () => Promise.resolve(Buffer.from(parts.join(''), 'utf8').toString('base64')),
		drop: () => undefined,
	};
}

/** Quotes what would break a line, and keeps a spreadsheet from running what somebody is named. */
function csvCell(cell: string): string {
	const inert = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function workbook(sheetName: string): ListFile {
	const worker = new Worker(workerUrl('write-sheet-worker', import.meta.url), { env: {} });
	const tell = (message: SheetMessage) => worker.postMessage(message);
	// Listened for from the start: a thread may fail before the rows are through.
	const written = once(worker, 'message') as Promise<[string]>;
	written.catch(() => undefined);
	return {
		add: (rows) => tell({ rows }),
		finish: async () => {
			tell({ end: sheetName });
			const [base64] = await written;
			return base64;
		},
		drop: () => void worker.terminate(),
	};
}

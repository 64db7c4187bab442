/**
 * A reader's thread: one file in, its rows out in handfuls, then the thread ends. It has its own
 * memory limit and is killed when it takes too long; nothing of a hostile file gets near the
 * ledger.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { readSheetRows } from './sheet-rows.ts';
import {
	UnreadableSheet,
	type ReadingMessage,
	type ReadingTask,
	type SheetRows,
} from './spreadsheet-limits.ts';

/** Small enough that receiving it is no pause for a cashier. */
const ROWS_AT_ONCE = 250;

const task = workerData as ReadingTask;

const rows = rowsOrRefusal();
if (rows !== undefined) {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		say({ rows: rows.slice(from, from + ROWS_AT_ONCE) });
	}
	say({ done: rows.length });
}

function rowsOrRefusal(): SheetRows | undefined {
	try {
		return readSheetRows(task);
	} catch (failure) {
		if (failure instanceof UnreadableSheet) {
			say({ refusal: failure.refusal });
			return undefined;
		}
		throw failure;
	}
}

function say(message: ReadingMessage): void {
	parentPort?.postMessage(message);
}

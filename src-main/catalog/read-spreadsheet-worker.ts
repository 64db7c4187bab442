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
const ROWS_AT_ONCE = 150;

const rows = rowsOrRefusal(workerData as ReadingTask);
if (rows !== undefined) sendInTurn(rows);

/** The next handful goes when the last one was taken, so that they never arrive in a heap. */
function sendInTurn(all: SheetRows): void {
	let from = 0;
	const next = () => {
		if (from >= all.length) {
			say({ done: all.length });
			parentPort?.close();
			return;
		}
		say({ rows: all.slice(from, from + ROWS_AT_ONCE) });
		from += ROWS_AT_ONCE;
	};
	parentPort?.on('message', next);
	next();
}

function rowsOrRefusal(task: ReadingTask): SheetRows | undefined {
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

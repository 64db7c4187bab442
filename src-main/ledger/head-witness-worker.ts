/**
 * The witness's thread: takes the newest head off the board, writes it durably, says so, and waits
 * for the next. Its flushes are not the sale's: only the receipt waits for them, never the till.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { awaitHead, type BoardMemory } from './witness-board.ts';
import { writeWitness } from './witness-file.ts';

export type WitnessAnswer =
	| { readonly written: number }
	| { readonly failedAt: number; readonly code: string };

type Task = { readonly folder: string; readonly memory: BoardMemory };

const { folder, memory } = workerData as Task;
let seen = 0;
let stop = false;
while (!stop) {
	const reading = awaitHead(memory, seen);
	({ sequence: seen, stop } = reading);
	if (reading.head !== undefined) parentPort?.postMessage(answerFor(reading.head));
}

function answerFor(head: Parameters<typeof writeWitness>[1]): WitnessAnswer {
	try {
		writeWitness(folder, head);
		return { written: head.n };
	} catch (failure) {
		const code = failure instanceof Error && 'code' in failure ? String(failure.code) : 'UNKNOWN';
		return { failedAt: head.n, code };
	}
}

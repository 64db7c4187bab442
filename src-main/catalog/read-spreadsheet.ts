/**
 * Reading somebody's spreadsheet without trusting it: in a thread of its own with a limit on memory
 * and on time (decision 0004). The bytes may come from anywhere; whatever they do, the counter goes
 * on selling.
 */
import { Worker } from 'node:worker_threads';
import type { Cell } from '#shared/catalog/read-cell.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { every } from '../system/every.ts';
import { workerUrl } from '../system/worker-url.ts';
import {
	DEFAULT_LIMITS,
	type ListOf,
	type ReadingMessage,
	type ReadingRefusal,
	type ReadingTask,
	type SheetRows,
	type SpreadsheetLimits,
} from './spreadsheet-limits.ts';

export type SpreadsheetFile = {
	readonly file: string;
	readonly bytes: Uint8Array;
	/** Goods when it is not said. */
	readonly listOf?: ListOf;
};

export type Reading = {
	/** The rows of the sheet with the list, or why the file was not read. Never rejects. */
	readonly result: Promise<Result<SheetRows, ReadingRefusal>>;
	/** Kills the thread; the result is import/cancelled. */
	cancel(): void;
};

const LOOK_EACH_MS = 200;

/** Starts reading. The bytes are handed to the thread and must not be used afterwards. */
export function readSpreadsheet(
	{ file, bytes, listOf = 'goods' }: SpreadsheetFile,
	clock: Clock,
	limits: SpreadsheetLimits = DEFAULT_LIMITS,
): Reading {
	if (bytes.length > limits.maxBytes) return refusedAtOnce(file, 'bytes');
	const task: ReadingTask = { file, listOf, bytes: ownBytes(bytes), limits };
	const worker = new Worker(workerUrl('read-spreadsheet-worker', import.meta.url), {
		workerData: task,
		transferList: [task.bytes.buffer as ArrayBuffer],
		resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb },
		// Nothing of the terminal's environment is a spreadsheet's business.
		env: {},
	});
	let end: (ending: Result<SheetRows, ReadingRefusal>) => void = () => undefined;
	const result = new Promise<Result<SheetRows, ReadingRefusal>>((resolve) => {
		end = resolve;
	});
	const watch = watchOver(clock, limits, (reason) => {
		end(refuse({ code: 'import/too-large', file, reason }));
		void worker.terminate();
	});
	listen(worker, file, (ending) => end(ending));
	const cancel = () => {
		end(refuse({ code: 'import/cancelled' }));
		void worker.terminate();
	};
	return { result: result.finally(() => watch.stop()), cancel };
}

/** Bytes that are a part of a larger piece of memory (Node's pool) cannot be given away. */
function ownBytes(bytes: Uint8Array): Uint8Array {
	return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

function refusedAtOnce(file: string, reason: 'bytes'): Reading {
	const refusal: ReadingRefusal = { code: 'import/too-large', file, reason };
	return { result: Promise.resolve(refuse(refusal)), cancel: () => undefined };
}

/** Rings when the thread takes too long, or too much memory that no heap limit counts. */
function watchOver(
	clock: Clock,
	limits: SpreadsheetLimits,
	ring: (reason: 'time' | 'memory') => void,
): { stop(): void } {
	const startedAt = clock.monotonic();
	const before = process.memoryUsage.rss();
	return every(LOOK_EACH_MS, () => {
		if (clock.monotonic() - startedAt > limits.maxMs) ring('time');
		else if (process.memoryUsage.rss() - before > limits.maxGrowthBytes) {
			ring('memory');
		}
	});
}

function listen(
	worker: Worker,
	file: string,
	end: (ending: Result<SheetRows, ReadingRefusal>) => void,
): void {
	const rows: (readonly Cell[])[] = [];
	worker.on('message', (message: ReadingMessage) => {
		if ('rows' in message) {
			rows.push(...message.rows);
			worker.postMessage('next');
		} else end('done' in message ? ok(rows) : refuse(message.refusal));
	});
	worker.on('error', (failure: unknown) => {
		const code = failure instanceof Error && 'code' in failure ? failure.code : '';
		end(
			code === 'ERR_WORKER_OUT_OF_MEMORY'
				? refuse({ code: 'import/too-large', file, reason: 'memory' })
				: refuse({ code: 'import/unreadable', file, reason: 'not-a-spreadsheet' }),
		);
	});
	// A thread that ends without a word has read nothing; an ending said before stays.
	worker.on('exit', () => {
		end(refuse({ code: 'import/unreadable', file, reason: 'not-a-spreadsheet' }));
	});
}

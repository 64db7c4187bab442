/**
 * The checkpoint's thread: the one second connection that may write, and all it does is move
 * committed pages from the WAL into the file, out of the sale's way. PASSIVE never makes the pen
 * wait. After somebody was forgotten it empties the WAL, as old pages there still show them. Asked
 * to end, it empties the WAL and goes.
 */
import { workerData } from 'node:worker_threads';
import { openBoard } from './checkpoint-board.ts';
import { connectCheckpointer, FEW_PAGES, PAGE_BYTES } from './connect.ts';

export type CheckpointTask = {
	readonly file: string;
	readonly key: Uint8Array;
	readonly memory: SharedArrayBuffer;
	/** A WAL with less than this to move is left alone. */
	readonly thresholdBytes: number;
};

const PASSES = 4;
/** Somebody reads an old state, or the pen was writing: soon tried again. */
const AGAIN_MS = 200;
const LAST_WAIT_MS = 1000;

const { file, key, memory, thresholdBytes } = workerData as CheckpointTask;
const board = openBoard(memory);
const db = connectCheckpointer(file, key);
let heard = 0;
try {
	// TRUNCATE keeps the pen from writing while it waits for readers: it must not wait.
	db.pragma('busy_timeout = 0');
	while (!board.isEnding()) {
		lighten();
		heard = board.awaitRing(heard, isEmptied() ? undefined : AGAIN_MS);
	}
	db.pragma(`busy_timeout = ${LAST_WAIT_MS}`);
	db.pragma('wal_checkpoint(TRUNCATE)');
} finally {
	db.close();
}

/** A WAL whose pages are all moved starts again from its beginning: go on until one pass does it. */
function lighten(): void {
	if (look('NOOP') * PAGE_BYTES < thresholdBytes) return;
	for (let pass = 0; pass < PASSES; pass += 1) {
		if (look('PASSIVE') === 0) return;
	}
}

/**
 * True when no older page is left in the WAL's file that was asked not to be. SQLite has flushed
 * the ledger's file before it cuts the WAL. All but a few pages are moved and flushed before, while
 * the pen may write.
 */
function isEmptied(): boolean {
	const asked = board.emptyAsked();
	if (asked === 0) return true;
	if (look('PASSIVE') > FEW_PAGES) return false;
	const [row] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
	if (row?.busy !== 0) return false;
	board.emptied(asked);
	return true;
}

/** Pages still to be moved after a checkpoint of this kind; NOOP only counts. */
function look(mode: 'NOOP' | 'PASSIVE'): number {
	const [row] = db.pragma(`wal_checkpoint(${mode})`) as { log: number; checkpointed: number }[];
	const pages = Math.max(0, row?.log ?? 0);
	const left = Math.max(0, pages - (row?.checkpointed ?? 0));
	board.report(pages, left);
	return left;
}

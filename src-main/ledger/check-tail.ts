/**
 * Looks at the last stretch of the journal before anything is written after it: hashes recomputed,
 * links followed, the head row compared. The whole chain is for `verify`; this is what an opening
 * can afford.
 */
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { Identity } from './append-event.ts';
import type { Connection } from './connect.ts';
import { hashEvent } from './hash-event.ts';
import { loadHead } from './head-row.ts';
import type { LedgerRefusal } from './ledger-refusal.ts';

export const TAIL_EVENTS = 1000;

type ChainRow = {
	readonly pos: number;
	readonly inc: number;
	readonly n: number;
	readonly uid: Uint8Array;
	readonly prev: Uint8Array;
	readonly body: Uint8Array;
	readonly hash: Uint8Array;
};

/** The terminal's identity; undefined before its birth was committed. */
export function loadIdentity(db: Connection): Identity | undefined {
	return db.prepare<[], Identity>('SELECT tenant, terminal FROM identity WHERE id = 1').get();
}

/** Refuses with ledger/corrupt naming the row and what is wrong with it; reads only. */
export function checkTail(db: Connection, events = TAIL_EVENTS): Result<void, LedgerRefusal> {
	const identity = loadIdentity(db);
	const head = loadHead(db);
	if (head === undefined || identity === undefined) return checkEmpty(db);
	const rows = db
		.prepare<[number], ChainRow>(
			'SELECT pos, inc, n, uid, prev, body, hash FROM journal WHERE pos > ? ORDER BY pos',
		)
		.all(Math.max(0, head.pos - events));
	const last = rows.at(-1);
	if (last === undefined || last.pos !== head.pos || last.inc !== head.inc || last.n !== head.n) {
		return broken(last?.pos ?? 0, 'head');
	}
	if (!sameBytes(last.hash, head.hash)) return broken(last.pos, 'head');
	const hashes = new Map<number, { n: number; hash: Uint8Array }>();
	for (const row of rows) {
		const { pos, inc, n, uid, prev, body, hash } = row;
		if (!sameBytes(hashEvent({ ...identity, inc, n, uid, prev, body }), hash)) {
			return broken(pos, 'hash');
		}
		const before = hashes.get(inc) ?? predecessorOf(db, row);
		if (before === undefined || before.n !== n - 1) return broken(pos, 'gap');
		if (!sameBytes(before.hash, prev)) return broken(pos, 'link');
		hashes.set(inc, { n, hash });
	}
	return ok(undefined);
}

/** What must stand before a row: the row before, or for the first of an incarnation its parent. */
function predecessorOf(
	db: Connection,
	{ inc, n }: ChainRow,
): { n: number; hash: Uint8Array } | undefined {
	if (n > 1) {
		return db
			.prepare<[number, number], { n: number; hash: Uint8Array }>(
				'SELECT n, hash FROM journal WHERE inc = ? AND n = ?',
			)
			.get(inc, n - 1);
	}
	const row = db
		.prepare<[number], { parent_hash: Uint8Array | null }>(
			'SELECT parent_hash FROM incarnation WHERE inc = ?',
		)
		.get(inc);
	return row === undefined ? undefined : { n: 0, hash: row.parent_hash ?? new Uint8Array(32) };
}

/** No head: right only while there is no event either. */
function checkEmpty(db: Connection): Result<void, LedgerRefusal> {
	const row = db.prepare<[], { pos: number | null }>('SELECT max(pos) AS pos FROM journal').get();
	const pos = row?.pos ?? 0;
	return pos === 0 ? ok(undefined) : broken(pos, 'head');
}

function broken(pos: number, what: 'hash' | 'link' | 'gap' | 'head'): Result<never, LedgerRefusal> {
	return refuse({ code: 'ledger/corrupt', table: 'journal', pos, detail: what });
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return Buffer.compare(a, b) === 0;
}

/**
 * Transactions of the pen: IMMEDIATE, joined when nested, all or nothing. A nested one that fails
 * dooms the whole, whoever catches its error, because half of it may already be written. When the
 * disk is full and room can be made, the work is run once more from its beginning.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { Connection } from './connect.ts';
import { isDiskFull } from './ledger-refusal.ts';

export type Transactions = {
	/** Runs `work` and commits; returns its value when the commit is on the disk. */
	run<T>(work: () => T): T;
	isRunning(): boolean;
	/** Runs `work`, whose transactions, or the one it is part of, write over what must be gone. */
	overwriting<T>(work: () => T): T;
};

export type TransactionHooks = {
	/** Called before anything is written; what it returns is called if all is rolled back. */
	readonly remember: () => () => void;
	/** The disk is full; true when room was made and the work should be tried once more. */
	readonly makeRoom: () => boolean;
	/** After the commit of an outermost transaction; `overwrote` says whether it was `overwriting`. */
	readonly onCommit: (overwrote: boolean) => void;
};

export function makeTransactions(db: Connection, hooks: TransactionHooks): Transactions {
	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const rollback = db.prepare('ROLLBACK');
	let depth = 0;
	let doomed = false;
	let overwrites = false;
	let overwritesAll = false;

	function attempt<T>(work: () => T): T {
		const restore = hooks.remember();
		begin.run();
		depth = 1;
		doomed = false;
		overwrites = overwritesAll;
		try {
			const value = settled(work());
			invariant(!doomed, 'a nested transaction failed: the whole must not be committed');
			commit.run();
			return value;
		} catch (failure) {
			// Some failures SQLite has rolled back by itself.
			if (db.inTransaction) rollback.run();
			restore();
			throw failure;
		} finally {
			depth = 0;
		}
	}

	function join<T>(work: () => T): T {
		depth += 1;
		try {
			return settled(work());
		} catch (failure) {
			doomed = true;
			throw failure;
		} finally {
			depth -= 1;
		}
	}

	function attemptTwice<T>(work: () => T): T {
		try {
			return attempt(work);
		} catch (failure) {
			if (!isDiskFull(failure) || !hooks.makeRoom()) throw failure;
			return attempt(work);
		}
	}

	function overwriting<T>(work: () => T): T {
		if (depth > 0) {
			overwrites = true;
			return work();
		}
		overwritesAll = true;
		try {
			return work();
		} finally {
			overwritesAll = false;
		}
	}

	return {
		run: (work) => {
			if (depth > 0) return join(work);
			const value = attemptTwice(work);
			hooks.onCommit(overwrites);
			return value;
		},
		isRunning: () => depth > 0,
		overwriting,
	};
}

/** Work that is still going on when it returns would write after the commit. */
function settled<T>(value: T): T {
	invariant(!(value instanceof Promise), 'the work of a transaction must not be a promise');
	return value;
}

/**
 * The pen: the one thing in the program that writes the ledger. It knows transactions, the head in
 * memory that must follow their fate, and what to do when the disk is full.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { LedgerHead, NewEvent, WritableLedger } from './access.ts';
import { isClockSuspect, prepareAppend, type Appended, type AppendTools } from './append-event.ts';
import { isDiskFull } from './ledger-refusal.ts';

/** Below this a clock that went back is ordinary time keeping: flagged in the event, not announced. */
const NOTICEABLE_MS = 1000;

export type PenOptions = AppendTools & {
	readonly head: LedgerHead;
	/** After every commit that reached the disk; `appended` says whether the journal grew. */
	readonly onCommit: (head: LedgerHead, appended: boolean) => void;
	/** The disk is full; true when room was made and the work should be tried once more. */
	readonly makeRoom: () => boolean;
};

type PenState = { readonly head: LedgerHead; readonly clockSaid: boolean };

export function makePen(options: PenOptions): WritableLedger {
	const { db, clock, onCommit, makeRoom } = options;
	const appendEvent = prepareAppend(options);
	const begin = db.prepare('BEGIN IMMEDIATE');
	const commit = db.prepare('COMMIT');
	const rollback = db.prepare('ROLLBACK');
	let state: PenState = { head: options.head, clockSaid: false };
	let depth = 0;
	let doomed = false;

	function attempt<T>(work: () => T): T {
		const before = state;
		begin.run();
		depth = 1;
		doomed = false;
		try {
			const value = work();
			invariant(!isPromise(value), 'the work of a transaction must not be a promise');
			invariant(!doomed, 'a nested transaction failed: the whole must not be committed');
			commit.run();
			return value;
		} catch (failure) {
			// SQLite rolls some failures back by itself.
			if (db.inTransaction) rollback.run();
			state = before;
			throw failure;
		} finally {
			depth = 0;
		}
	}

	function nested<T>(work: () => T): T {
		depth += 1;
		try {
			const value = work();
			invariant(!isPromise(value), 'the work of a transaction must not be a promise');
			return value;
		} catch (failure) {
			doomed = true;
			throw failure;
		} finally {
			depth -= 1;
		}
	}

	function outermost<T>(work: () => T): T {
		try {
			return attempt(work);
		} catch (failure) {
			if (!isDiskFull(failure) || !makeRoom()) throw failure;
			return attempt(work);
		}
	}

	function write(event: NewEvent): Appended {
		const written = appendEvent(state.head, event);
		state = { ...state, head: written.head };
		return written;
	}

	/** Says once, before the event that meets it, that the wall clock is behind what was written. */
	function sayClock(): void {
		const now = clock.now();
		if (!isClockSuspect(state.head, now)) {
			if (state.clockSaid) state = { ...state, clockSaid: false };
			return;
		}
		const seen = state.head.maxAtMs;
		if (state.clockSaid || seen - now < NOTICEABLE_MS) return;
		write({ kind: 'clock/went-back', v: 1, body: { seen_ms: seen, now_ms: now } });
		state = { ...state, clockSaid: true };
	}

	return {
		db,
		transaction: <T>(work: () => T): T => {
			if (depth > 0) return nested(work);
			const before = state.head;
			const value = outermost(work);
			onCommit(state.head, state.head !== before);
			return value;
		},
		append: (event: NewEvent) => {
			invariant(depth > 0, `${event.kind} must be appended inside a transaction`);
			// The first event of an incarnation names its parent, so nothing stands before it.
			if (event.kind !== 'terminal/booted') sayClock();
			return write(event).appended;
		},
		head: () => state.head,
	} as WritableLedger;
}

function isPromise(value: unknown): boolean {
	return value instanceof Promise;
}

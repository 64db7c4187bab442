/**
 * The pen: the one thing in the program that writes the ledger. It holds the head in memory, which
 * shares the fate of the transaction that moved it, and notices a wall clock that was moved.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type { LedgerHead, NewEvent, WritableLedger } from './access.ts';
import {
	hasClockGoneBack,
	isClockSuspect,
	prepareAppend,
	type Appended,
	type AppendTools,
} from './append-event.ts';
import { makeTransactions } from './run-transaction.ts';

export type PenOptions = AppendTools & {
	readonly head: LedgerHead;
	/** After every commit that reached the disk; `appended` says whether the journal grew. */
	readonly onCommit: (head: LedgerHead, appended: boolean) => void;
	/** The disk is full; true when room was made and the work should be tried once more. */
	readonly makeRoom: () => boolean;
	/** The wall clock was moved, as the journal now says too. */
	readonly onClock?: (kind: 'clock/went-back' | 'clock/jumped-ahead') => void;
};

/** Ahead by more than this against the machine's own steady clock: somebody set it (P24). */
const JUMP_MS = 120_000;

type PenState = {
	readonly head: LedgerHead;
	/** The clock is behind and the journal says so. */
	readonly clockSaid: boolean;
};

export function makePen({
	head,
	onCommit,
	makeRoom,
	onClock,
	...tools
}: PenOptions): WritableLedger {
	const { db, clock } = tools;
	const appendEvent = prepareAppend(tools);
	let state: PenState = { head, clockSaid: false };
	let committed = head;
	/** Wall and steady time of the last look; of the process, so no rollback takes it back. */
	let seen = { wall: clock.now(), steady: clock.monotonic() };
	const transactions = makeTransactions(db, {
		makeRoom,
		remember: () => {
			const before = state;
			return () => {
				state = before;
			};
		},
		onCommit: () => {
			const appended = state.head !== committed;
			committed = state.head;
			onCommit(committed, appended);
		},
	});

	function write(event: NewEvent): Appended {
		const written = appendEvent(state.head, event);
		state = { ...state, head: written.head };
		return written;
	}

	/** Says once that the wall clock is behind what was written. */
	function sayClock(): void {
		const now = clock.now();
		if (!isClockSuspect(state.head, now)) state = { ...state, clockSaid: false };
		else if (!state.clockSaid && hasClockGoneBack(state.head, now)) {
			const body = { seen_ms: state.head.maxAtMs, now_ms: now };
			write({ kind: 'clock/went-back', v: 1, body });
			state = { ...state, clockSaid: true };
			onClock?.('clock/went-back');
		}
		sayJump(now);
	}

	/** Ahead: the business date goes with it and never comes back, so somebody must look at once. */
	function sayJump(now: number): void {
		const steady = clock.monotonic();
		const jump = Math.floor(now - seen.wall - (steady - seen.steady));
		const before = seen.wall;
		seen = { wall: clock.now(), steady };
		// Back to where it was before it was set back is no jump ahead.
		if (jump <= JUMP_MS || now - state.head.maxAtMs <= JUMP_MS) return;
		write({ kind: 'clock/jumped-ahead', v: 1, body: { seen_ms: before, now_ms: now } });
		onClock?.('clock/jumped-ahead');
	}

	return {
		db,
		transaction: transactions.run,
		append: (event: NewEvent) => {
			invariant(transactions.isRunning(), `${event.kind} must be appended inside a transaction`);
			// The first event of an incarnation names its parent: nothing stands before it.
			const isFirst = event.kind === 'terminal/booted';
			if (!isFirst) sayClock();
			const { appended } = write(event);
			if (isFirst) sayClock();
			return appended;
		},
		head: () => state.head,
	} as WritableLedger;
}

/**
 * The pen: the one thing in the program that writes the ledger. It holds the head in memory, which
 * shares the fate of the transaction that moved it, and notices a wall clock that was moved.
 */
import { invariant } from '#shared/kernel/invariant.ts';
import type {
	AppendedEvent,
	DraftedEvent,
	LedgerHead,
	NewEvent,
	WritableLedger,
} from './access.ts';
import {
	hasClockGoneBack,
	isClockSuspect,
	prepareAppend,
	type AppendTools,
	type EventWriter,
} from './append-event.ts';
import { makeTransactions } from './run-transaction.ts';

export type PenOptions = AppendTools & {
	readonly head: LedgerHead;
	/** After every commit that reached the disk; `appended` says whether the journal grew. */
	readonly onCommit: (head: LedgerHead, appended: boolean) => void;
	/** The disk is full; true when room was made and the work should be tried once more. */
	readonly makeRoom: () => boolean;
	/** After a commit whose older pages must not stay in the WAL. */
	readonly onOverwritten: () => void;
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
	onOverwritten,
	onClock,
	...tools
}: PenOptions): WritableLedger {
	const { db, clock } = tools;
	const writer = prepareAppend(tools);
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
		onCommit: (overwrote) => {
			const appended = state.head !== committed;
			committed = state.head;
			onCommit(committed, appended);
			if (overwrote) onOverwritten();
		},
	});

	function write(event: NewEvent | DraftedEvent): AppendedEvent {
		const { appended, head: next } = writer.write(readyAfter(state.head, event, writer));
		state = { ...state, head: next };
		return appended;
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
		append: (event: NewEvent | DraftedEvent) => {
			const kind = kindOf(event);
			invariant(transactions.isRunning(), `${kind} must be appended inside a transaction`);
			// The first event of an incarnation names its parent: nothing stands before it.
			const isFirst = kind === 'terminal/booted';
			if (!isFirst) sayClock();
			const appended = write(event);
			if (isFirst) sayClock();
			return appended;
		},
		draft: (event: NewEvent) => writer.draft(state.head, event),
		head: () => state.head,
		overwriting: transactions.overwriting,
	} as WritableLedger;
}

function kindOf(event: NewEvent | DraftedEvent): NewEvent['kind'] {
	return 'wanted' in event ? event.wanted.kind : event.kind;
}

/** A draft holds only while nothing else was written: it has its number and its predecessor. */
function readyAfter(
	head: LedgerHead,
	event: NewEvent | DraftedEvent,
	writer: EventWriter,
): DraftedEvent {
	if (!('wanted' in event)) return writer.draft(head, event);
	return event.after === head ? event : writer.draft(head, event.wanted);
}

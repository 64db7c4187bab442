/**
 * One receipt over one open connection, and what is known of it afterwards (打印凭据). Behind the
 * last byte stand questions that the printer answers only when it has come that far; whatever
 * breaks off after the first byte is `unknown`, because half a receipt may hang from the printer.
 */
import type { DeviceCause, LinkEnd, Outcome, Timers } from '../port.ts';
import { pause, within } from '../timers.ts';
import type { Turns } from '../turns.ts';
import { encodeProcessId, encodeRecovery, encodeStatusInTurn } from './commands.ts';
import type { StatusEvent } from './decode-status.ts';
import type { EncodedReceipt } from './encode-escpos.ts';
import type { PrinterConnection } from './printer-connection.ts';
import { answersPaperOut, blockingCause } from './printer-status.ts';
import type { PrinterProfile } from './profile.ts';

/** A till behind a slow print server still gets its receipt: 9600 baud is the rate assumed. */
const BYTES_PER_SECOND = 960;
const LEAST_DEADLINE_MS = 15_000;
const MS_PER_LINE = 50;
/** How long after its last line a printer that can answer may still do so. */
const GRACE_MS = 2000;
/** A link that gives no evidence is watched so long for a reset. */
const SETTLE_MS = 300;

export type SendWorld = {
	readonly timers: Timers;
	readonly profile: PrinterProfile;
	/** Four characters, different from the job before. */
	readonly processId: string;
	/** Whether this printer ever said anything: then its silence is a fault, not its nature. */
	readonly knownToAnswer: boolean;
	/** The job before broke off. */
	readonly recovering: boolean;
	readonly turns: Turns;
	readonly signal: AbortSignal;
};

type Wait = {
	readonly connection: PrinterConnection;
	readonly world: SendWorld;
	readonly deadlineMs: number;
	readonly printMs: number;
};

/** 15 s, and the time the bytes and the lines need. A shorter one gives half receipts. */
export function jobDeadlineMs({ bytes, lines }: { bytes: number; lines: number }): number {
	return LEAST_DEADLINE_MS + Math.ceil((bytes * 1000) / BYTES_PER_SECOND) + lines * MS_PER_LINE;
}

/** Sends the receipt and waits for the best evidence the printer can give. Never rejects. */
export async function sendReceipt(
	connection: PrinterConnection,
	receipt: EncodedReceipt,
	world: SendWorld,
): Promise<Outcome> {
	const { timers, profile, signal } = world;
	const bytes = joined([
		world.recovering ? encodeRecovery(profile.recover) : new Uint8Array(),
		receipt.bytes,
		profile.processId ? encodeProcessId(world.processId) : new Uint8Array(),
		profile.answersInTurn ? encodeStatusInTurn() : new Uint8Array(),
	]);
	const giveBack = await world.turns.take();
	if (connection.ended !== undefined || signal.aborted) {
		giveBack();
		return notBegun(connection.ended);
	}
	const deadlineMs = jobDeadlineMs({ bytes: bytes.length, lines: receipt.lines });
	const over = timers.monotonic() + deadlineMs;
	const evidence = watchEvidence(connection, world);
	const { accepted, failed } = await connection.write(bytes, deadlineMs, signal);
	giveBack();
	if (failed !== undefined) {
		evidence.stop();
		return unknown(failed.cause, `${accepted} of ${bytes.length} bytes taken: ${failed.detail}`);
	}
	const left = Math.max(0, over - timers.monotonic());
	const wait = { connection, world, deadlineMs: left, printMs: receipt.lines * MS_PER_LINE };
	const outcome = await concludeJob(wait, evidence);
	evidence.stop();
	return outcome;
}

function concludeJob(wait: Wait, evidence: Evidence): Promise<Outcome> {
	const { connection, world } = wait;
	const { profile, knownToAnswer } = world;
	if (!connection.caps.read) return Promise.resolve({ kind: 'sent', evidence: 'written' });
	if (profile.processId || profile.answersInTurn) return awaitAnswer(wait, evidence);
	const asks = profile.status !== 'none' && (knownToAnswer || !connection.mute);
	return asks ? askAfterwards(wait, evidence) : settleLink(wait, evidence);
}

/** For printers that answer in the stream. */
async function awaitAnswer(wait: Wait, evidence: Evidence): Promise<Outcome> {
	const { connection, world, deadlineMs, printMs } = wait;
	const { timers, profile } = world;
	const patience = world.knownToAnswer ? deadlineMs : Math.min(deadlineMs, printMs + GRACE_MS);
	const first = await within(timers, { ms: patience, late: 'late' as const }, evidence.next());
	if (first === 'late') return concludeSilence(wait);
	if (first.kind === 'closed') return unknown(first.end.cause, 'closed before the answer');
	if (first.kind === 'printed') return { kind: 'confirmed', evidence: 'process id' };
	if (answersPaperOut(first.byte)) {
		return unknown(blockingCause(connection.status) ?? 'printer/paper-out', 'paper ran out');
	}
	if (!profile.processId) return { kind: 'processed', evidence: 'GS r 1' };
	// The stream was worked through; the paper itself may need a moment more.
	const ms = Math.min(deadlineMs, printMs + GRACE_MS);
	const second = await within(timers, { ms, late: 'late' as const }, evidence.printed());
	if (second === 'printed') return { kind: 'confirmed', evidence: 'process id' };
	return { kind: 'processed', evidence: 'GS r 1, no process id' };
}

async function concludeSilence({ connection, world }: Wait): Promise<Outcome> {
	if (!world.knownToAnswer && !connection.heard) {
		return { kind: 'sent', evidence: 'the link took every byte; the printer never answers' };
	}
	await connection.askAll();
	const cause = blockingCause(connection.status);
	return unknown(cause ?? 'job/deadline', 'no answer within the deadline');
}

/** For printers that only answer real-time queries: they must be well twice after the last line. */
async function askAfterwards(wait: Wait, evidence: Evidence): Promise<Outcome> {
	const { connection, world, printMs } = wait;
	await Promise.race([pause(world.timers, printMs), evidence.closed()]);
	for (const round of ['first', 'second']) {
		const answered = await connection.askAll();
		if (connection.ended !== undefined) {
			return unknown(connection.ended.cause, 'closed while printing');
		}
		if (!answered) return unknown('link/no-answer', `no answer to the ${round} status`);
		const cause = blockingCause(connection.status);
		if (cause !== undefined) return unknown(cause, `blocked at the ${round} status`);
	}
	return { kind: 'sent', evidence: 'two clean statuses after the last line' };
}

/** For printers that say nothing: the link may at least still break. */
async function settleLink({ connection, world }: Wait, evidence: Evidence): Promise<Outcome> {
	await Promise.race([pause(world.timers, SETTLE_MS), evidence.closed()]);
	const { ended } = connection;
	if (ended !== undefined && ended.cause !== 'link/closed') {
		return unknown(ended.cause, 'the link broke after the last byte');
	}
	return { kind: 'sent', evidence: 'the link took every byte' };
}

type Sign =
	| { readonly kind: 'printed' }
	| { readonly kind: 'in-turn'; readonly byte: number }
	| { readonly kind: 'closed'; readonly end: LinkEnd };

type Evidence = {
	/** The first sign of any kind. */
	next(): Promise<Sign>;
	/** Our own process id, or the end of the connection. */
	printed(): Promise<'printed' | 'closed'>;
	closed(): Promise<LinkEnd>;
	stop(): void;
};

/** Listens from before the first byte on, so that no answer can come too early to be heard. */
function watchEvidence(connection: PrinterConnection, { processId }: SendWorld): Evidence {
	const first = settleable<Sign>();
	const printed = settleable<'printed' | 'closed'>();
	const closed = settleable<LinkEnd>();
	const stopEvents = connection.onEvent((event: StatusEvent) => {
		if (event.kind === 'in-turn') first.settle({ kind: 'in-turn', byte: event.byte });
		if (event.kind !== 'process-id' || event.id !== processId) return;
		first.settle({ kind: 'printed' });
		printed.settle('printed');
	});
	const stopClosed = connection.onClosed((end) => {
		first.settle({ kind: 'closed', end });
		printed.settle('closed');
		closed.settle(end);
	});
	return {
		next: () => first.promise,
		printed: () => printed.promise,
		closed: () => closed.promise,
		stop() {
			stopEvents();
			stopClosed();
		},
	};
}

/** A promise and the way to settle it; only the first settling counts. */
function settleable<T>(): { readonly promise: Promise<T>; settle: (value: T) => void } {
	let settle: (value: T) => void = () => undefined;
	const promise = new Promise<T>((resolve) => {
		settle = resolve;
	});
	return { promise, settle };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function notBegun(end: LinkEnd | undefined): Outcome {
	const cause = end?.cause ?? 'host/closed';
	return { kind: 'rejected', cause, retry: 'when-ready', evidence: end?.detail ?? 'closed here' };
}

function unknown(cause: DeviceCause, evidence: string): Outcome {
	return { kind: 'unknown', cause, evidence };
}

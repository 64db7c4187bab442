/**
 * Copies of the ledger from before updates show everybody as they stood then. They are the way back
 * from an update that turns out wrong, so each is kept a month by the table of retention, and at
 * least until the updated ledger has stood for a few days; after those no copy stays that shows
 * somebody who was forgotten since. What is over follows from the files and the ledger alone, so
 * nothing is lost when the program ends in between.
 */
import { dayNumber } from '#shared/kernel/calendar.ts';
import { COPY_PROVED_DAYS, overSince } from '#shared/privacy/retention.ts';
import type { Terminal } from '../terminal.ts';
import { todayOf } from './asked.ts';
import { lastErasedMs } from './erase-store.ts';

const DAY_MS = 86_400_000;

/** Once a business date and when somebody was forgotten. */
export function dropCopies(
	terminal: Pick<Terminal, 'pen' | 'clock' | 'settings' | 'copies'>,
): void {
	const nowMs = terminal.clock.now();
	const monthAgo = dayNumber(overSince('ledger-copy', todayOf(terminal))) * DAY_MS;
	const provedMs = nowMs - COPY_PROVED_DAYS * DAY_MS;
	const erasedMs = lastErasedMs(terminal.pen);
	const isOver = (takenMs: number) =>
		takenMs < monthAgo || (takenMs < provedMs && takenMs <= erasedMs);
	terminal.copies.dropOver(isOver, nowMs);
}

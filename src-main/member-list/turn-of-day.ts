/**
 * What a new business date brings to members at a till that nobody closes: periods of tiers end,
 * the lists of the day are laid out. A shift that is opened does the same, and nothing is done
 * twice.
 */
import type { WritableLedger } from '../ledger/access.ts';
import { holdingDay } from '../member/member-day.ts';
import { endTierPeriods } from '../member/tier-day.ts';
import type { Terminal } from '../terminal.ts';
import { openMemberDay } from './day-tasks.ts';

/** Per ledger: the business date that was looked at. */
const seen = new WeakMap<WritableLedger, string>();

/** Starts the day's work when the date is another; it goes on in stretches of its own. */
export function turnOfDay(terminal: Terminal): number {
	const { pen } = terminal;
	const today = holdingDay(terminal);
	const before = seen.get(pen);
	if (before === today) return 0;
	seen.set(pen, today);
	void endTierPeriods(terminal);
	// The lists of the first date wait for whoever opens the shop, or asks for them.
	if (before !== undefined) void openMemberDay(terminal);
	return 0;
}

/**
 * What a ledger no longer needs is let go a little at a time, so that a terminal that runs for
 * months is as quick as on its first day: remembered replies nobody asks for any more, and drawer
 * pulses that came to nothing.
 */
import { forgetOldReplies } from './bridge/command-store.ts';
import { putDrawersAway } from './device/print-job-store.ts';
import type { WritableLedger } from './ledger/access.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { every } from './system/every.ts';
import type { Log } from './system/log.ts';

const EACH_MS = 60_000;
/** A caller gives up long before. */
export const REPLY_KEPT_MS = 2 * 86_400_000;

export type UpkeepParts = {
	readonly pen: WritableLedger;
	readonly clock: Clock;
	readonly log: Log;
};

/** One turn: at most a few milliseconds; how many rows went. */
export function tidyLedger({ pen, clock }: Pick<UpkeepParts, 'pen' | 'clock'>): number {
	return pen.transaction(() => {
		const forgotten = forgetOldReplies(pen, { nowMs: clock.now(), keptMs: REPLY_KEPT_MS });
		return forgotten + putDrawersAway(pen);
	});
}

/** Tidies now and every minute. A turn that fails (the disk is full) is logged and tried again. */
export function startLedgerUpkeep(parts: UpkeepParts): { stop(): void } {
	const turn = () => {
		try {
			tidyLedger(parts);
		} catch (failure) {
			parts.log.fault('ledger/not-tidied', failure);
		}
	};
	turn();
	return every(EACH_MS, turn);
}

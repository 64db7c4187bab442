/**
 * Folds stock when the counter is idle: a little at a time, never while a sale is being written. At
 * the start it clears away what an import left that was cut off, at the end it stops imports.
 */
import type { WritableLedger } from '../ledger/access.ts';
import type { Log } from '../system/log.ts';
import { every } from '../system/every.ts';
import { stopJobs } from './jobs-in-hand.ts';
import { clearLeftovers } from './stage-import.ts';
import { foldStock, unfoldedEvents } from './stock-store.ts';

const EACH_MS = 2000;
const WORTH_FOLDING = 64;

/** A fold that fails (the disk is full) is logged and tried again: it must not end the till. */
export function startCatalogUpkeep(pen: WritableLedger, log: Log): { stop(): void } {
	clearLeftovers(pen);
	const folding = every(EACH_MS, () => {
		try {
			if (unfoldedEvents(pen) >= WORTH_FOLDING) foldStock(pen, 200);
		} catch (failure) {
			log.fault('stock/not-folded', failure);
		}
	});
	return {
		stop: () => {
			folding.stop();
			stopJobs(pen);
		},
	};
}

/**
 * Folds stock when the counter is idle: a little at a time, never while a sale is being written.
 */
import type { WritableLedger } from '../ledger/access.ts';
import { every } from '../system/every.ts';
import { foldStock, unfoldedEvents } from './stock-store.ts';

const EACH_MS = 2000;
const WORTH_FOLDING = 64;

export function startCatalogUpkeep(pen: WritableLedger): { stop(): void } {
	return every(EACH_MS, () => {
		if (unfoldedEvents(pen) >= WORTH_FOLDING) foldStock(pen, 200);
	});
}

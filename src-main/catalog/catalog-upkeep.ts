/**
 * Folds stock when the counter is idle: a little at a time, never while a sale is being written. At
 * the start it clears away what an import left that was cut off, at the end it stops imports.
 */
import type { WritableLedger } from '../ledger/access.ts';
import { every } from '../system/every.ts';
import { stopImports } from './import-job.ts';
import { clearLeftovers } from './stage-import.ts';
import { foldStock, unfoldedEvents } from './stock-store.ts';

const EACH_MS = 2000;
const WORTH_FOLDING = 64;

export function startCatalogUpkeep(pen: WritableLedger): { stop(): void } {
	clearLeftovers(pen);
	const folding = every(EACH_MS, () => {
		if (unfoldedEvents(pen) >= WORTH_FOLDING) foldStock(pen, 200);
	});
	return {
		stop: () => {
			folding.stop();
			stopImports(pen);
		},
	};
}

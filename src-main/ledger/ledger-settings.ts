/**
 * What the ledger needs to know of the store's settings. They live in the ledger itself, so the
 * reader is given one; it is asked for every event and should answer from memory.
 */
import { DEFAULT_CUT_OFF_MINUTES, DEFAULT_TIME_ZONE } from '#shared/kernel/time.ts';
import type { ReadableLedger } from './access.ts';

export type LedgerSettings = {
	/** Parts of the receipt number; '0' before the store is set up. */
	readonly storeCode: string;
	readonly terminalCode: string;
	/** The store's, not the machine's. */
	readonly timeZone: string;
	/** Business day cut-off (日切) in minutes after midnight. */
	readonly cutOffMinutes: number;
};

export type ReadLedgerSettings = (ledger: ReadableLedger) => LedgerSettings;

export const BEFORE_SET_UP: LedgerSettings = {
	storeCode: '0',
	terminalCode: '0',
	timeZone: DEFAULT_TIME_ZONE,
	cutOffMinutes: DEFAULT_CUT_OFF_MINUTES,
};

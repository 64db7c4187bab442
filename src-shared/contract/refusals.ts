/**
 * Every "no" the terminal can say, with what the cashier may do about it and where the money is.
 * The sentences are in src-shared/words, by the same code. A code is `noun/reason` and is never
 * reused for something else. The larger nouns have files of their own.
 */
import { again, change, never, waits, type RefusalNotes } from './refusal-note.ts';
import { memberRefusals } from './refusals-member.ts';
import { saleRefusals } from './refusals-sale.ts';

export const refusals = {
	// Any request may meet these.
	'request/unknown': never,
	'request/invalid-input': change,
	'request/needs-command-id': change,
	'request/command-reused': change,
	'request/too-large': change,
	'terminal/not-ready': change,
	'terminal/set-up-already': never,
	'terminal/quit-elsewhere': never,
	'terminal/bug': again,
	'session/signed-out': change,
	'session/locked': change,
	'permission/needs-approval': change,
	'approval/refused': change,
	'operator/wrong-pin': change,
	'operator/locked-out': change,
	'operator/disabled': change,
	// The ledger and its keys.
	'ledger/busy': change,
	'ledger/wrong-key': change,
	'ledger/newer': change,
	'ledger/corrupt': change,
	'ledger/disk-full': change,
	'vault/key-lost': change,
	'vault/wrap-missing': change,
	'vault/recovery-key-mistyped': change,
	'vault/recovery-key-wrong': change,
	// Setting up and changing the store.
	'setup/recovery-key-not-confirmed': change,
	'setup/weak-pin': change,
	'settings/invalid': change,
	'operator/exists': change,
	'operator/not-found': change,
	'operator/last-owner': change,
	// The shift.
	'shift/none-open': change,
	'shift/open-already': change,
	'shift/disk-low': change,
	// Devices and paper.
	'printer/none': change,
	'printer/blocked': waits,
	'print-job/not-found': change,
	'print-job/still-printing': again,
	'drawer/none': change,
	// Importing goods.
	'import/unreadable': change,
	'import/too-large': change,
	'import/no-header': change,
	'import/two-columns': change,
	'import/not-found': change,
	'import/still-reading': again,
	'import/cancelled': change,
	...saleRefusals,
	...memberRefusals,
} as const satisfies RefusalNotes;

export type RefusalCode = keyof typeof refusals;

/** May come from any request; the contract lists only what is particular to one. */
export const ANY_REQUEST_REFUSALS = [
	'request/unknown',
	'request/invalid-input',
	'request/needs-command-id',
	'request/command-reused',
	'request/too-large',
	'terminal/not-ready',
	'terminal/bug',
	'session/signed-out',
	'session/locked',
	'permission/needs-approval',
	'approval/refused',
	'ledger/disk-full',
	'ledger/corrupt',
] as const satisfies readonly RefusalCode[];

/**
 * Every "no" the terminal can say, with what the cashier may do about it and where the money is.
 * The sentences are in src-shared/words, by the same code. A code is `noun/reason` and is never
 * reused for something else.
 */
export type RefusalNote = {
	/** What can make a second try succeed. */
	readonly retry: 'now' | 'after-change' | 'automatic' | 'never';
	/** Where the customer's money is at this moment. */
	readonly money: 'untouched' | 'taken' | 'unknown';
};

const change: RefusalNote = { retry: 'after-change', money: 'untouched' };
const never: RefusalNote = { retry: 'never', money: 'untouched' };
const again: RefusalNote = { retry: 'now', money: 'untouched' };

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
	// The basket.
	'sale/empty': change,
	'sale/not-open': change,
	'sale/changed-meanwhile': change,
	'sale/line-gone': change,
	'sale/too-many-lines': change,
	'sale/nothing-to-undo': change,
	'sale/parked-gone': change,
	'sale/not-found': change,
	'quantity/looks-like-barcode': change,
	'quantity/not-a-number': change,
	'quantity/not-positive': change,
	'quantity/too-large': change,
	'quantity/whole-pieces': change,
	'quantity/from-label': change,
	'price/above-list': change,
	'price/negative': change,
	'price/missing': change,
	'price/unchanged': never,
	'price/not-discountable': never,
	'scan/unknown-code': change,
	'scan/bad-check-digit': change,
	'scan/not-in-this-place': change,
	'product/not-found': change,
	'product/disabled': change,
	'product/needs-weight': change,
	'product/code-taken': change,
	'product/invalid': change,
	// Taking money.
	'amount/looks-like-barcode': change,
	'amount/not-a-number': change,
	'amount/too-precise': change,
	'amount/too-large': change,
	'tender/short': change,
	'tender/too-large': change,
	'payment/method-off': change,
	'payment/nothing-due': change,
	'payment/exceeds': change,
	'payment/unsettled': change,
	'payment/still-paid': { retry: 'after-change', money: 'taken' },
	'payment/not-found': change,
	'payment/over': change,
	'payment/card-number': change,
	// Giving back.
	'refund/of-refund': change,
	'refund/nothing-chosen': change,
	'refund/line-unknown': change,
	'refund/line-twice': change,
	'refund/quantity-invalid': change,
	'refund/exceeds': change,
	'refund/above-cap': change,
	'refund/all-returned': never,
	'refund/void-too-late': change,
	'refund/void-after-refund': change,
	'refund/changed-meanwhile': change,
	// Devices and paper.
	'printer/none': change,
	'printer/blocked': { retry: 'automatic', money: 'untouched' },
	'print-job/not-found': change,
	'print-job/still-printing': again,
	'drawer/none': change,
	// Importing goods.
	'import/unreadable': change,
	'import/too-large': change,
	'import/no-header': change,
	'import/not-found': change,
	'import/still-reading': again,
	'import/cancelled': change,
} as const satisfies Record<`${string}/${string}`, RefusalNote>;

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

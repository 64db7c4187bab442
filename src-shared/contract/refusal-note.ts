/** What the cashier may do about a "no", and where the money is meanwhile. */
type RefusalNote = {
	/** What can make a second try succeed. */
	readonly retry: 'now' | 'after-change' | 'automatic' | 'never';
	/** Where the customer's money is at this moment. */
	readonly money: 'untouched' | 'taken' | 'unknown';
};

export type RefusalNotes = Readonly<Record<`${string}/${string}`, RefusalNote>>;

export const change: RefusalNote = { retry: 'after-change', money: 'untouched' };
export const never: RefusalNote = { retry: 'never', money: 'untouched' };
export const again: RefusalNote = { retry: 'now', money: 'untouched' };
/** The money is with the store until something else is done. */
export const taken: RefusalNote = { retry: 'after-change', money: 'taken' };
/** It goes on by itself. */
export const waits: RefusalNote = { retry: 'automatic', money: 'untouched' };

/**
 * A payment attempt (支付尝试) is one try to take money by something other than cash. It is a row with
 * an id of its own before anything is asked of anybody, so that a try can be asked about later and
 * is never made twice (PAY-4). What it may become is this table; everything else is a bug.
 */
export const ATTEMPT_STATES = [
	'created',
	'sent',
	'waiting',
	'unknown',
	'paid',
	'failed',
	'reversing',
	'reversed',
	'stuck',
	'refunding',
	'refunded',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

const NEXT: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
	created: ['sent', 'failed'],
	sent: ['paid', 'failed', 'waiting', 'unknown'],
	waiting: ['paid', 'failed', 'unknown', 'reversing'],
	unknown: ['paid', 'failed', 'waiting', 'reversing'],
	paid: ['reversing', 'refunding'],
	failed: [],
	reversing: ['reversed', 'refunding', 'stuck'],
	reversed: [],
	stuck: ['reversing', 'refunding'],
	refunding: ['refunded', 'stuck'],
	refunded: [],
};

/** True when an attempt in `from` may become `to`. */
export function mayBecome(from: AttemptState, to: AttemptState): boolean {
	return NEXT[from].includes(to);
}

/** Nobody can say yet whether the customer's money has moved: the sale waits for it. */
export function isUnsettled(state: AttemptState): boolean {
	return NEXT[state].length > 0 && state !== 'paid';
}

/** Its money counts for the sale. */
export function isPaid(state: AttemptState): boolean {
	return state === 'paid';
}

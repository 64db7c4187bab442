/** Why a message of HQ's about allowances (额度) is not taken, for the sync worker and its log. */
export const ACCEPT_REFUSALS = [
	/** Not of the shape. */
	'unreadable',
	/** Not signed by HQ's key, or there is no key. */
	'bad-signature',
	'other-terminal',
	'unknown-member',
	/** A message that is as old as, or older than, what was heard: a replay. */
	'older',
	/** A grant that is here already. */
	'known-grant',
	'no-such-grant',
	/** A sale that is open holds it; ask again later. */
	'in-use',
	/** More than the owner lets be set aside. */
	'above-limit',
	/** Nothing is taken before the handshake. */
	'frozen',
	/** A handshake for nothing, or for another freeze. */
	'not-frozen',
	'other-freeze',
	/** HQ has events of this terminal that this ledger has not: it was rolled back, and freezes. */
	'ahead-of-ledger',
] as const;

export type AcceptRefusal = {
	readonly code: (typeof ACCEPT_REFUSALS)[number];
	/** The field of the message that is wrong. */
	readonly field: string;
};

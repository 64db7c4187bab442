/**
 * What a member may ask of their own record (个保法 44–48), how they prove who they are, the answer.
 */
export const ASKED_KINDS = ['access', 'export', 'correct', 'erase'] as const;
/** 查阅, 复制, 更正, 删除. */
export type AskedKind = (typeof ASKED_KINDS)[number];

/** How somebody showed that the record is theirs; never a number of a document. */
export const PROOFS = ['card', 'pin', 'identity-card', 'known'] as const;
export type Proof = (typeof PROOFS)[number];

/** What has to be settled before a member can be forgotten. */
export const HOLD_KINDS = [
	'stored-value',
	'pass-card',
	'tier-fee',
	'point-debt',
	'overdraft',
	'account',
	'deposit',
	'open-sale',
	'family',
] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export type Hold = {
	readonly kind: HoldKind;
	/** Fen; points of a debt; how many passes, orders, open sales, linked members. */
	readonly figure: number;
};

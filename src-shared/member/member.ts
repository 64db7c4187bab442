/**
 * A member (会员): somebody the store knows by card, phone or name. What they are worth at the till
 * (tier, birthday) is handed to the pricing engine as a value; who they are is a row that can be
 * emptied, and never stands in the journal.
 */
export const MEMBER_KINDS = ['ordinary', 'vip', 'company'] as const;
/** 普通 (points by spending), VIP (offers of their own on top-ups), 企业 (account and price list). */
export type MemberKind = (typeof MEMBER_KINDS)[number];

export const MEMBER_STATES = [
	'active',
	/** 停用: known, and nothing may be earned or spent until released. */
	'frozen',
	/** 注销: settled and closed. */
	'closed',
	/** 归档: gone from the lists, back with one key. */
	'archived',
	/** 合并: another row of the same person goes on. */
	'merged',
	/** 删除: the person is forgotten; the accounts stay. */
	'erased',
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];

/** How somebody was recognised; a card or code in the hand is a proof of presence (SV-5). */
export const FOUND_BY = ['card', 'qr', 'phone', 'tail', 'initials', 'name', 'list'] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** True when what was found is in the member's hand: a card or their own rotating code. */
export function isPresent(by: FoundBy): boolean {
	return by === 'card' || by === 'qr';
}

/** Ten minutes: by then whoever showed a card or a code may have gone. */
export const PRESENT_FOR_MS = 600_000;

/** The fields a person may have, as they are changed and kept in the history. */
export const PROFILE_FIELDS = [
	'phone',
	'name',
	'gender',
	'birthday',
	'address',
	'note',
	'identityNo',
	'taxNo',
	'kind',
	'accountCode',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** 255 characters of a note are read; more is a letter. */
export const MAX_NOTE = 200;
export const MAX_TAGS = 20;
/** Up to three linked accounts on one pool (MEM-12). */
export const MAX_LINKED = 3;

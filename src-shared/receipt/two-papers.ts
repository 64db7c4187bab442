/**
 * Two papers of one sale (SAL-4): the member's own (会员联), and one that stays at the store (存根联)
 * and is signed, without the coupons that are the member's.
 */
import type { SaleCompleted } from '../journal/event.ts';

export const STORE_COPIES = ['never', 'spent', 'members'] as const;
/** When a second paper is printed: never, when what a member holds here paid, or for all of theirs. */
export type StoreCopies = (typeof STORE_COPIES)[number];
/** Whose the paper is; a sale with one paper says nothing of it. */
export type PaperFor = 'member' | 'store';

/** Money or points of theirs, or a debt they will answer for. */
const THEIRS = new Set(['stored_value', 'points', 'on_account']);

export function wantsStoreCopy(
	{ member, tenders, points }: Pick<SaleCompleted, 'member' | 'tenders' | 'points'>,
	when: StoreCopies,
): boolean {
	if (member === undefined || when === 'never') return false;
	const spent = points?.redeemed !== undefined || tenders.some(({ kind }) => THEIRS.has(kind));
	return when === 'members' || spent;
}

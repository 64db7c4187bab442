/**
 * Whose sale it was, on its receipt (会员小票, SAL-4): masked, like everything of a member. The name
 * is kept beside the journal and is put in last (kept-apart.ts); what the sale did to points and
 * stored value is in the event.
 */
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock } from './document.ts';

export type MemberPaper = {
	readonly memberId: string;
	/** '' is left out. */
	readonly tierName: string;
};

export function memberBlocks(member: MemberPaper | undefined, words: ReceiptWords): ReceiptBlock[] {
	if (member === undefined) return [];
	const { memberId, tierName: right } = member;
	const person = { memberId, side: 'left' } as const;
	return [{ kind: 'rule' }, { kind: 'pair', left: words.member, right, person }];
}

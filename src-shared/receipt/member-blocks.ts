/**
 * Whose sale it was, on its receipt (会员小票, SAL-4): masked, like everything of a member. The name
 * is kept beside the journal and is on the paper only; what the sale did to points and stored value
 * is in the event.
 */
import type { ReceiptWords } from '../words/receipt.ts';
import type { ReceiptBlock } from './document.ts';

/** As they stand on the paper; '' is left out. */
export type MemberPaper = {
	/** Masked: 欧**明. */
	readonly name: string;
	/** Masked: 138****1234. */
	readonly phone: string;
	readonly tierName: string;
};

export function memberBlocks(member: MemberPaper | undefined, words: ReceiptWords): ReceiptBlock[] {
	if (member === undefined) return [];
	const who = [member.name, member.phone].filter((text) => text !== '').join(' ');
	const left = `${words.member} ${who}`.trimEnd();
	return [{ kind: 'rule' }, { kind: 'pair', left, right: member.tierName }];
}

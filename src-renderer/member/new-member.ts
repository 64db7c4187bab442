/** A new member (会员) as it is typed in, and what of an earlier search becomes part of it. */
import type { RequestInput } from '#shared/contract/terminal-contract.ts';

export type NewMember = {
	readonly phone: string;
	readonly name: string;
	readonly cardNo: string;
	readonly birthday: string;
	readonly gender: '' | 'female' | 'male';
	readonly address: string;
	readonly referredBy: string;
	/** They were told the membership's text and said yes: never ticked for somebody. */
	readonly agreed: boolean;
	/** A guardian agreed for a child under 14. */
	readonly guardian: boolean;
	/** Nobody is sent offers who did not say so. */
	readonly marketing: boolean;
	readonly tagsText: string;
	/** What they answered on their own screen; '' when they were not asked there. */
	readonly consentAskId: string;
};

const NOBODY: NewMember = {
	phone: '',
	name: '',
	cardNo: '',
	birthday: '',
	gender: '',
	address: '',
	referredBy: '',
	agreed: false,
	guardian: false,
	marketing: false,
	tagsText: '',
	consentAskId: '',
};

/**
 * What was looked for and not found: a whole phone or a name is kept, a card number too. Initials
 * and the last four digits of a phone say nothing that could be kept.
 */
export function newMemberOf(text: string): NewMember {
	const bare = text.trim();
	const digits = bare.replaceAll(/[\s-]/g, '');
	if (/^(\+?86)?1\d{10}$/.test(digits)) return { ...NOBODY, phone: digits };
	// Typed by hand, since what a reader reads does not come here: a phone with a digit missing or
	// too many is no card number, and its field says what is wrong with it.
	if (/^1\d{6,11}$/.test(digits)) return { ...NOBODY, phone: digits };
	if (/^[0-9A-Z]{6,24}$/i.test(digits) && /\d/.test(digits)) return { ...NOBODY, cardNo: digits };
	const isName = /\p{Script=Han}|[A-Z]|\S\s\S/u.test(bare) && !/\d/.test(bare);
	return isName ? { ...NOBODY, name: bare.slice(0, 40) } : NOBODY;
}

/** Ready for member/add. */
export function asked({ tagsText, ...draft }: NewMember): RequestInput<'member/add'> {
	const tags = tagsText.split(/[,，、\s]+/u).filter((tag) => tag !== '');
	return { ...draft, tags: [...new Set(tags)].slice(0, 20).map((tag) => tag.slice(0, 20)) };
}

/** Why a card, a code or a number is no member at the counter; from whatever request it came. */
export const UNREADABLE_MEMBER = [
	'member/not-found',
	'member/bank-card',
	'member/card-lost',
	'member/card-replaced',
	'member/card-mistyped',
	'card-type/off',
	'card-type/not-here',
	'member/foreign-code',
	'member/code-expired',
	'member/code-unreadable',
	'member/frozen',
	'member/closed',
] as const;

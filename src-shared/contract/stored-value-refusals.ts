/** Why stored value pays nothing or less. */
export const STORED_VALUE_REFUSALS = [
	'member/none-attached',
	'member/wrong-pin',
	'member/wrong-tail',
	'member/pin-locked',
	'member/not-found',
	'stored-value/empty',
	'stored-value/insufficient',
	'stored-value/needs-pin',
	'stored-value/no-pin',
	'stored-value/needs-proof',
	'family/day-limit',
	'family/month-limit',
] as const;

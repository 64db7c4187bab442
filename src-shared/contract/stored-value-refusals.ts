/** Why a linked member takes nothing, or not so much, of the pool they draw on (MEM-12). */
export const FAMILY_SPEND_REFUSALS = [
	'family/primary-frozen',
	'family/day-limit',
	'family/month-limit',
] as const;

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
	...FAMILY_SPEND_REFUSALS,
] as const;

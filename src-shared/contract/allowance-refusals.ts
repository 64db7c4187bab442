/** Why less may be spent now than there is: HQ is away, or said no. */
export const ALLOWANCE_REFUSALS = [
	'allowance/over',
	'allowance/cap',
	'allowance/points-over',
	'allowance/unknown-member',
	'allowance/snapshot-old',
	'allowance/frozen',
	'allowance/blocked',
	'allowance/refused',
	'allowance/points-refused',
	'allowance/not-authorized',
	'allowance/needs-proof',
] as const;

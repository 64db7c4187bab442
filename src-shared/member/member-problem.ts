/** What may be wrong with a row of a list of members, in reasons that a person can act on. */
import type { IdentityFault } from './identity-number.ts';
import { maskNumbers } from './mask.ts';
import type { MemberField } from './recognize-member-columns.ts';

export type MemberRefusedReason =
	| IdentityFault
	/** One of them must be there. */
	| 'phone-and-card-missing'
	| 'phone-shape'
	/** Another row of this import has it; the value says which. */
	| 'phone-twice'
	/** A member has it already. */
	| 'phone-taken'
	| 'card-shape'
	/** A number of the store's own with a wrong check digit. */
	| 'card-mistyped'
	| 'card-twice'
	| 'card-taken'
	/** Excel kept only a rounded number (6.90103E+12). */
	| 'card-rounded'
	/** The number of a bank card: it is not kept. */
	| 'bank-card'
	| 'no-such-date'
	/** The spreadsheet made a number of it: 5.10 is 5.1, and that may be 1 May. */
	| 'date-as-number'
	| 'in-the-future'
	/** Under 14: a guardian agrees at the counter first. */
	| 'needs-guardian'
	| 'tax-number'
	| 'tier-unknown'
	| 'not-a-number'
	| 'negative'
	| 'part-of-a-fen'
	/** Half a point, half a visit. */
	| 'part-of-one'
	| 'too-large'
	/** 余额 is not what 本金 and 赠金 come to. */
	| 'balance-differs'
	| 'text-too-long'
	/** Bytes that command a printer or a screen. */
	| 'control-characters';

export type MemberWarnedReason =
	/** The cell was not understood and left out. */
	| 'not-understood'
	/** 身份证号 is not kept by this store; it was left out. */
	| 'identity-not-kept';

export type MemberProblem =
	| {
			readonly severity: 'refuse';
			readonly field: MemberField;
			readonly reason: MemberRefusedReason;
			readonly value: string;
	  }
	| {
			readonly severity: 'warn';
			readonly field: MemberField;
			readonly reason: MemberWarnedReason;
			readonly value: string;
	  };

const LONGEST_VALUE = 40;

/**
 * A problem that keeps the member out. `value` is what stood there, masked and cut short: whatever
 * the column is of, a phone may stand in it.
 */
export function refusedMember(
	field: MemberField,
	reason: MemberRefusedReason,
	value = '',
): MemberProblem {
	return { severity: 'refuse', field, reason, value: shown(value) };
}

/** A problem that is said and lived with. */
export function warnedMember(
	field: MemberField,
	reason: MemberWarnedReason,
	value = '',
): MemberProblem {
	return { severity: 'warn', field, reason, value: shown(value) };
}

function shown(value: string): string {
	return maskNumbers(value).slice(0, LONGEST_VALUE);
}

/**
 * A member who stood alone on an empty basket while nothing was done is the last customer: the
 * goods that come after that are the next one's, and nobody's who is not there (SV-5).
 */
import { PRESENT_FOR_MS } from '../member/member.ts';
import { attachMember } from './change-terms.ts';
import { isEmpty, type OpenSale, type SaleChange } from './open-sale.ts';

/** The move, without the member of before when they were left alone too long. */
export function withoutLeftAlone(before: OpenSale, made: SaleChange, atMs: number): SaleChange {
	const { member } = before.terms;
	if (member === undefined || !isEmpty(before) || isEmpty(made.sale)) return made;
	if (made.sale.terms.member !== member) return made;
	const aloneMs = atMs - before.changedAtMs;
	if (aloneMs >= 0 && aloneMs <= PRESENT_FOR_MS) return made;
	// Part of the same move: an undo of it takes the goods out and brings nobody back.
	const { terms } = attachMember(made.sale, undefined).sale;
	return { ...made, sale: { ...made.sale, terms } };
}

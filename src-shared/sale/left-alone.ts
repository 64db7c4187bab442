/**
 * A member who stood alone on an empty basket while nothing was done is the last customer: the
 * goods that come after that are the next one's, and nobody's who is not there (SV-5).
 */
import { PRESENT_FOR_MS } from '../member/member.ts';
import { attachMember } from './change-terms.ts';
import { isEmpty, type OpenSale, type SaleChange } from './open-sale.ts';

/** The move, without the member of before when they were left alone too long. */
export function withoutLeftAlone(before: OpenSale, made: SaleChange, atMs: number): SaleChange {
	if (!isLeftAlone(before, atMs) || isEmpty(made.sale)) return made;
	if (made.sale.terms.member !== before.terms.member) return made;
	// Part of the same move: an undo of it takes the goods out and brings nobody back.
	const { terms } = attachMember(made.sale, undefined).sale;
	return { ...made, sale: { ...made.sale, terms } };
}

/** True when whoever is on the empty basket is the customer of before. */
export function isLeftAlone(sale: OpenSale, atMs: number): boolean {
	if (sale.terms.member === undefined || !isEmpty(sale)) return false;
	const aloneMs = atMs - sale.changedAtMs;
	return aloneMs < 0 || aloneMs > PRESENT_FOR_MS;
}

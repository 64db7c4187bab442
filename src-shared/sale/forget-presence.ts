/**
 * A card that was shown proves that its member is there now (SV-5). A sale that waited remembers
 * whose it is, and nothing of how they were recognised: neither does its undo.
 */
import { isPresent } from '../member/member.ts';
import type { OpenSale } from './open-sale.ts';
import type { SaleTerms } from './terms.ts';

/** The sale as if its member had been picked from a list; of one member only, where one is named. */
export function forgetPresence(sale: OpenSale, memberId?: string): OpenSale {
	const undo = sale.undo.map((one) => {
		return one.terms === undefined ? one : { ...one, terms: without(one.terms, memberId) };
	});
	return { ...sale, terms: without(sale.terms, memberId), undo };
}

function without(terms: SaleTerms, memberId: string | undefined): SaleTerms {
	const { member } = terms;
	if (member === undefined || !isPresent(member.foundBy)) return terms;
	if (memberId !== undefined && member.memberId !== memberId) return terms;
	return { ...terms, member: { ...member, foundBy: 'list' } };
}

/**
 * How a store runs its stored value (储值规则), as data: offers, how the pockets are spent, how long a
 * bonus is good, from which amount a PIN is asked, what may be spent offline, the rules of the law.
 * A lot keeps the policy it was topped up under, whatever the book says later.
 */
import { OFFLINE_LIMITS, type OfflineLimits } from '../allowance/limits.ts';
import { PREPAID_RULES, type PrepaidRules } from './prepaid-law.ts';
import { DEFAULT_OFFERS, type TopUpOffer } from './top-up-offer.ts';
import type { SpendPolicy } from './lot.ts';

export type StoredValueBook = {
	readonly policy: SpendPolicy;
	readonly offers: readonly TopUpOffer[];
	/** Months a bonus is good for; 0 without an end. */
	readonly bonusMonths: number;
	/** From this amount on the member types their PIN, fen (SV-5). */
	readonly pinFromFen: number;
	/** Least top-up, fen. */
	readonly leastFen: number;
	readonly offline: OfflineLimits;
	readonly rules: PrepaidRules;
	/** Basis points a year by the date they hold from; empty: no interest is shown. */
	readonly interest: readonly { readonly from: string; readonly rateBp: number }[];
};

export const DEFAULT_BOOK: StoredValueBook = {
	policy: 'RATIO',
	offers: DEFAULT_OFFERS,
	bonusMonths: 0,
	pinFromFen: 20_000,
	leastFen: 1_000,
	offline: OFFLINE_LIMITS,
	rules: PREPAID_RULES,
	interest: [],
};

/** The first thing that is wrong with a book, by its field; undefined when it may be in force. */
export function bookProblem(book: StoredValueBook): string | undefined {
	const { rules } = book;
	// Stricter than the law is the store's choice; looser is nobody's.
	if (rules.registeredCapFen > PREPAID_RULES.registeredCapFen) return 'rules.registeredCapFen';
	if (rules.unregisteredCapFen > PREPAID_RULES.unregisteredCapFen) {
		return 'rules.unregisteredCapFen';
	}
	if (rules.unregisteredYears < PREPAID_RULES.unregisteredYears) return 'rules.unregisteredYears';
	if (rules.kycFromFen > PREPAID_RULES.kycFromFen) return 'rules.kycFromFen';
	if (rules.personNoCashFromFen > PREPAID_RULES.personNoCashFromFen) {
		return 'rules.personNoCashFromFen';
	}
	if (rules.companyNoCashFromFen > PREPAID_RULES.companyNoCashFromFen) {
		return 'rules.companyNoCashFromFen';
	}
	if (rules.cashRefundUpToFen > PREPAID_RULES.cashRefundUpToFen) return 'rules.cashRefundUpToFen';
	const ids = new Set(book.offers.map(({ offerId }) => offerId));
	return ids.size === book.offers.length ? undefined : 'offers';
}

/** The rate in force on a date; 0 for none. */
export function interestOn({ interest }: Pick<StoredValueBook, 'interest'>, date: string): number {
	const held = interest
		.filter(({ from }) => from <= date)
		.toSorted((a, b) => (a.from < b.from ? 1 : -1));
	return held[0]?.rateBp ?? 0;
}

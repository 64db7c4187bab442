/**
 * The limits of prepaid cards (单用途卡) for whatever is prepaid at this counter: stored value, passes
 * and the fees of levels alike. A store may hold itself to less than the law allows.
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import { checkPrepaid, type CardRefusal } from '#shared/stored-value/prepaid-law.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import type { MemberRow } from '../member/member-store.ts';
import { bookInForce } from './lot-store.ts';

type Holder = Pick<MemberRow, 'phone' | 'kind'>;

/** How the limits see somebody: whose phone is known is 记名, a bare card is not. */
export function holderOf({ phone, kind }: Holder): {
	readonly registered: boolean;
	readonly company: boolean;
} {
	return { registered: phone !== null, company: kind === 'company' };
}

export type Prepaying = {
	/** Paid now, fen. */
	readonly amountFen: number;
	/** What the card holds after it, fen. */
	readonly balanceAfterFen: number;
	/** Of the amount in cash, fen. */
	readonly cashFen: number;
};

/** Why somebody may not prepay this; undefined when they may. */
export function wrongPrepaid(
	ledger: ReadableLedger,
	member: Holder,
	{ cashFen, ...wanted }: Prepaying,
): CardRefusal | undefined {
	const { rules } = bookInForce(ledger);
	return checkPrepaid(rules, { ...wanted, ...holderOf(member), cash: cashFen > 0 });
}

/** A pass: each is a card of its own. */
export function wrongPass(
	ledger: ReadableLedger,
	member: Holder,
	wanted: Prepaying,
): AnyRefusal | undefined {
	const wrong = wrongPrepaid(ledger, member, wanted);
	return wrong?.code === 'stored-value/above-cap'
		? { code: 'pass-card/above-cap', cap: wrong.cap }
		: wrong;
}

/** Above an amount, what was prepaid goes back to an account in the member's own name. */
export function tooMuchCash(
	ledger: ReadableLedger,
	{ way, refundFen }: { readonly way: string; readonly refundFen: number },
): AnyRefusal | undefined {
	const most = bookInForce(ledger).rules.cashRefundUpToFen;
	const isWrong = way === 'cash' && refundFen > most;
	return isWrong ? { code: 'stored-value/refund-not-cash', most } : undefined;
}

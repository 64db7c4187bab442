/**
 * Accounts of the double-entry ledger. Amounts are signed: debit +, credit −. Ledger 1 is money in
 * fen, 2 is points, 3 is uses of passes; every event adds up to zero in each ledger it touches.
 */
export const MONEY_LEDGER = 1;
export const POINTS_LEDGER = 2;
export const PASS_LEDGER = 3;
export type LedgerNo = 1 | 2 | 3;

export type Posting = {
	readonly ledger: LedgerNo;
	readonly account: string;
	/** Whose: a member, a customer; absent for the store's own. */
	readonly subject?: string;
	/** ≠ 0; debit +, credit −. */
	readonly amount: number;
};

/** Who gave the discount away: a person, a campaign, a member's right, a coupon, points. */
export type DiscountKind = 'manual' | 'promo' | 'member' | 'coupon' | 'points';

export const account = {
	cash: (drawer: string) => `cash:${drawer}`,
	safe: 'safe',
	/** Money on its way from a card or code company. */
	clearing: (method: string) => `clearing:${method}`,
	voucherClearing: 'voucher_clearing',
	/** What the store owes a customer as goods (店内余额). */
	storeCredit: 'store_credit',
	/** What the store owes a customer who paid part before collecting (定金); one subject an order. */
	deposit: 'liability:deposit',
	/** What a company customer owes (挂账). */
	receivable: 'receivable',
	sales: (dept: 'goods' | 'service') => `sales:${dept}`,
	vatOut: (rateBp: number) => `vat_out:${rateBp}`,
	discount: (kind: DiscountKind) => `discount:${kind}`,
	rounding: 'rounding',
	/** Jiao given for fen at a refund; 0 again when all came back. */
	refundRounding: 'refund_rounding',
	/** Stored value (储值), what the member paid in and what we gave; one subject a member. */
	svPrincipal: 'sv_principal',
	svBonus: 'sv_bonus',
	/** What the bonus costs the store. */
	bonusGranted: 'bonus_granted',
	/** What a refund formula leaves with the store of what was prepaid. */
	prepaidKept: 'prepaid_kept',
	/** What a member spent offline beyond what was there. */
	memberOverdraft: 'member_overdraft',
	/** Uses of a pass (次卡) that are paid and not had yet; one subject a pass. */
	passLiability: 'liability:pass',
	/** What is paid for a level (付费会员) and not earned yet, one subject a member; and what is. */
	tierLiability: 'liability:tier',
	tierFee: 'tier_fee',
	/** What points that pay as a tender (积分支付) cost the store. */
	pointsRedeemed: 'points_redeemed',
	/** What members pay for points that goods took along and they had spent (DEDUCT_CASH). */
	pointsCharged: 'points_charged',
	/** What balances brought along from before this ledger (期初) stand against. */
	opening: 'opening',
	/** Points (积分), ledger 2. */
	points: (part: 'member' | 'issued' | 'redeemed' | 'expired' | 'adjust') => `pt_${part}`,
	/** Uses of passes, ledger 3. */
	passUses: (part: 'member' | 'issued' | 'used' | 'lapsed') => `pass_${part}`,
} as const;

/** True when the postings add up to zero in every ledger they touch. */
export function balances(postings: readonly Posting[]): boolean {
	const totals = new Map<LedgerNo, number>();
	for (const { ledger, amount } of postings) totals.set(ledger, (totals.get(ledger) ?? 0) + amount);
	return [...totals.values()].every((total) => total === 0);
}

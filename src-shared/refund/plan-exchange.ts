/**
 * The returned part of an exchange (换货): what comes back pays for the new goods as far as it goes,
 * and only the rest is given back. When that rest leaves in cash it is whole jiao: the new goods
 * then cost up to nine fen less, as they would have if they had been paid in cash (抹零).
 */
import type { ReturnedPart } from '../journal/refund-event.ts';
import { ok, type Result } from '../kernel/result.ts';
import { planRefund, type WantedRefund } from './plan-refund.ts';
import type { RefundableSale } from './refundable-sale.ts';
import type { RefundRefusal } from './refusals.ts';

export type NewGoods = {
	/** What the new goods cost before any rounding, fen. */
	readonly goodsFen: number;
	/** 1 when the store counts fen coins: nothing is rounded. */
	readonly step: number;
};

const JIAO = 10;

/** Refuses what planRefund refuses. Σ credit is never above what the new goods cost. */
export function planExchange(
	refundable: RefundableSale,
	wanted: Omit<WantedRefund, 'creditFen'>,
	{ goodsFen, step }: NewGoods,
): Result<ReturnedPart, RefundRefusal> {
	const exact = planRefund(refundable, { ...wanted, creditFen: goodsFen });
	if (!exact.ok || step === 1) return exact;
	for (let less = 0; less < Math.min(JIAO, goodsFen + 1); less += 1) {
		const plan = planRefund(refundable, { ...wanted, creditFen: goodsFen - less });
		if (!plan.ok) return plan;
		if (cashBack(plan.value) % JIAO === 0) return ok(plan.value);
	}
	return exact;
}

/** Set against the new goods, fen. */
export function setAgainst({ paid_back }: ReturnedPart): number {
	return paid_back.reduce((sum, row) => sum + row.credit_fen, 0);
}

function cashBack({ paid_back }: ReturnedPart): number {
	const cash = paid_back.filter(({ kind }) => kind === 'cash');
	return cash.reduce((sum, row) => sum + row.paid_fen, 0);
}

/**
 * What comes back with the open sale (换货), planned from what was attached each time it is asked
 * for: for the basket, for the tender, and inside the commit. So a refund of the same piece
 * meanwhile is seen at once, and what the cashier was shown is what is posted (I5).
 */
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { fen, type Fen } from '#shared/kernel/money.ts';
import { basisPoint } from '#shared/kernel/rate.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import type { ReturnedAmount } from '#shared/pricing/basket.ts';
import { planExchange } from '#shared/refund/plan-exchange.ts';
import type { AttachedReturn } from '#shared/sale/terms.ts';
import { withReturnedPoints, type LotsOf } from '../points/points-of-return.ts';
import { withStayingAccounts } from '../account/staying-account.ts';
import type { Pricing } from '../pricing/basket-of.ts';
import type { PlannedReturn } from '../pricing/priced-open-sale.ts';
import { findSaleAt, type SaleRow } from '../sale/completed-sale-store.ts';
import { findOpenShift } from '../shift/shift-store.ts';
import { wasPaidByGone } from './gone-holder.ts';
import { isBeyondCashier, isSale, withEnds } from './plan-wanted.ts';
import { loadRefundable, type Refundable } from './refund-store.ts';

/** The part for new goods of any price: `amounts` do not depend on it. */
export type ReturnDesk = {
	readonly amounts: readonly ReturnedAmount[];
	/**
	 * The part when the new goods cost so much before rounding, fen, and the lots of points are what
	 * the new goods leave of them. Points that were spent are paid for as in a refund (DEDUCT_CASH).
	 */
	readonly against: (goodsFen: Fen, lotsOf: LotsOf) => PlannedReturn;
};

/** Refuses what a refund of the same lines would refuse. */
export function planReturned(
	terminal: Pick<Pricing, 'pen' | 'settings' | 'clock'>,
	attached: AttachedReturn,
): Result<ReturnDesk, AnyRefusal> {
	const row = findSaleAt(terminal.pen, attached.pos);
	if (row === undefined) return refuse({ code: 'sale/not-found' });
	if (!isSale(row)) return refuse({ code: 'refund/of-refund' });
	const sold: SaleRow = row;
	const found = loadRefundable(terminal.pen, row.pos);
	if (wasPaidByGone(terminal.pen, found.refundable)) return refuse({ code: 'refund/holder-gone' });
	const whole = planAgainst(terminal, attached, { found, goodsFen: fen(0) });
	if (!whole.ok) return whole;
	const amounts = whole.value.lines.map((line) => {
		return { net: fen(line.net_fen), tax: fen(line.tax_fen), rate: basisPoint(line.tax_bp) };
	});
	return ok({ amounts, against });

	function against(goodsFen: Fen, lotsOf: LotsOf): PlannedReturn {
		const keeping = (deductFen: number): ReturnedPart => {
			const plan = planAgainst(terminal, attached, { found, goodsFen, deductFen });
			if (!plan.ok) throw new Error('what may come back does not depend on the new goods');
			return plan.value;
		};
		const planned = { part: keeping(0), keeping, lotsOf };
		const whole = withReturnedPoints(terminal, found.refundable, planned);
		const part = withEnds(terminal, withStayingAccounts(terminal.pen, whole));
		const wanted = { mode: 'return' } as const;
		return { row: sold, part, needsManager: isBeyondCashier(terminal, wanted, { found, part }) };
	}
}

type NewGoods = {
	readonly found: Refundable;
	readonly goodsFen: Fen;
	/** Kept of the money for points that were spent, fen. */
	readonly deductFen?: number;
};

function planAgainst(
	{ pen, settings }: Pick<Pricing, 'pen' | 'settings'>,
	{ lines, reason, way }: AttachedReturn,
	{ found, goodsFen, deductFen = 0 }: NewGoods,
) {
	const wanted = {
		of: found.of,
		lines,
		reason,
		drawer: findOpenShift(pen)?.drawer ?? '',
		deductFen,
		...(way === 'cash' ? { other: 'cash' } : {}),
	};
	return planExchange(found.refundable, wanted, {
		goodsFen,
		step: settings.current().cashStepFen,
	});
}

/** Refunds as the screen's: what may come back, and the preview with everything it would move. */
import type { RefundableView, RefundPlanView } from '#shared/contract/refund-requests.ts';
import { account } from '#shared/journal/account.ts';
import type { ReturnedPart } from '#shared/journal/refund-event.ts';
import { creditTail } from '#shared/credit/credit-code.ts';
import { lateBonusOf } from '#shared/refund/late-bonus.ts';
import type { RefundableSale } from '#shared/refund/refundable-sale.ts';
import { pocketsLeft, type Pockets } from '#shared/stored-value/lot.ts';
import { findCustomer } from '../account/account-store.ts';
import { findSlip } from '../credit/credit-store.ts';
import { pointShift } from '../points/points-of-return.ts';
import { onHand } from '../catalog/stock-store.ts';
import { showSaleRow, type SaleRow } from '../sale/completed-sale-store.ts';
import type { ReadableLedger } from '../ledger/access.ts';
import { lotsOf } from '../stored-value/lot-store.ts';
import { asPaidOut } from './gone-holder.ts';
import type { Planned } from './plan-wanted.ts';
import { balanceOf } from './refund-store.ts';

export function showRefundable(
	row: SaleRow,
	refundable: RefundableSale,
	mayVoid: boolean,
): RefundableView {
	return {
		sale: showSaleRow(row),
		mayVoid,
		lines: refundable.lines.map(({ line, returnedMilli }) => ({
			n: line.n,
			name: line.name,
			unit: line.unit,
			weighed: line.weighed === 1,
			kind: line.dept,
			soldMilli: line.quantity_milli,
			leftMilli: line.quantity_milli - returnedMilli,
			netFen: line.net_fen,
		})),
		tenders: refundable.tenders.map(({ tender, exactFen }) => ({
			kind: tender.kind,
			method: tender.kind === 'cash' ? '' : tender.method,
			paidFen: tender.amount_fen,
			leftFen: tender.amount_fen - exactFen,
		})),
	};
}

/** `needsApproval`: the asker alone may not do it. */
export function showPlan(
	ledger: ReadableLedger,
	planned: Planned,
	needsApproval: boolean,
): RefundPlanView {
	return {
		pos: planned.row.pos,
		...showReturned(asPaidOut(planned.part, { ...planned, drawer: planned.shift.drawer })),
		...bonusVoidOf(planned),
		moves: movesOf(ledger, planned),
		needsApproval,
	};
}

function bonusVoidOf({ out }: Planned): Pick<RefundPlanView, 'bonusVoidFen'> {
	const bonusVoidFen = out.reduce((sum, { bonusFen }) => sum + bonusFen, 0);
	return bonusVoidFen === 0 ? {} : { bonusVoidFen };
}

/** What comes back and what is paid for it. */
export function showReturned(
	part: ReturnedPart,
): Omit<RefundPlanView, 'pos' | 'moves' | 'needsApproval'> {
	return {
		lines: part.lines.map((line) => ({
			n: line.of_n ?? line.n,
			name: line.name,
			unit: line.unit,
			quantityMilli: line.quantity_milli,
			discountFen: line.adjustments.reduce((sum, one) => sum + one.amount_fen, 0),
			netFen: line.net_fen,
			taxFen: line.tax_fen,
			disposition: line.disposition,
		})),
		totalFen: part.total_fen,
		taxFen: part.tax_fen,
		roundingFen: part.rounding_fen,
		paidFen: paidOf(part),
		paidBack: waysOf(part),
		...chargedOf(part),
		...lateOf(part),
	};
}

/** Bonus that had ended before it came back, with its new end. */
export function lateOf(part: ReturnedPart): Pick<RefundPlanView, 'lateBonus'> {
	const lateBonus = lateBonusOf(part);
	return lateBonus === undefined ? {} : { lateBonus };
}

/** What of the money is kept for points that were spent (DEDUCT_CASH). */
export function chargedOf({ points }: ReturnedPart): Pick<RefundPlanView, 'pointsCharged'> {
	if (points?.charged === undefined) return {};
	const { points: charged, amount_fen: amountFen } = points.charged;
	return { pointsCharged: { points: charged, amountFen } };
}

/** One row per way out: what a deposit paid and what was paid in cash both leave as cash. */
function waysOf({ paid_back }: ReturnedPart): RefundPlanView['paidBack'] {
	const ways = new Map<string, RefundPlanView['paidBack'][number]>();
	for (const { kind, method = '', paid_fen: paid } of paid_back) {
		const way = `${kind} ${method}`;
		ways.set(way, { kind, method, paidFen: paid + (ways.get(way)?.paidFen ?? 0) });
	}
	return [...ways.values()];
}

/** What leaves the store, fen, in every kind. */
export function paidOf({ paid_back }: ReturnedPart): number {
	return paid_back.reduce((sum, row) => sum + row.paid_fen, 0);
}

export function cashOf({ paid_back }: ReturnedPart): number {
	const cash = paid_back.filter(({ kind }) => kind === 'cash');
	return cash.reduce((sum, row) => sum + row.paid_fen, 0);
}

/** What is put on store-credit slips, fen by code; a slip still to be made has an empty code. */
export function creditOf({ paid_back }: ReturnedPart): Map<string, number> {
	const slips = new Map<string, number>();
	for (const { kind, subject = '', paid_fen: paid } of paid_back) {
		if (kind === 'store_credit' && paid > 0) slips.set(subject, (slips.get(subject) ?? 0) + paid);
	}
	return slips;
}

function movesOf(ledger: ReadableLedger, { part, out, shift, refundable }: Planned) {
	const told = asPaidOut(part, { out, drawer: shift.drawer });
	const moves: RefundPlanView['moves'] = [];
	const cash = cashOf(told);
	if (cash > 0) {
		const before = balanceOf(ledger, account.cash(shift.drawer));
		moves.push({ of: 'drawer', name: shift.drawer, before, after: before - cash });
	}
	for (const row of part.paid_back) {
		const own = refundable.tenders[row.of_tender ?? -1];
		if (own === undefined) continue;
		const before = own.tender.amount_fen - own.exactFen;
		const name = own.tender.kind === 'cash' ? 'cash' : own.tender.method;
		moves.push({ of: 'tender', name, before, after: before - row.exact_fen });
	}
	for (const [code, added] of creditOf(part)) {
		const before = findSlip(ledger, code)?.balanceFen ?? 0;
		const name = code === '' ? '' : creditTail(code);
		moves.push({ of: 'credit', name, before, after: before + added });
	}
	moves.push(...accountMoves(ledger, part), ...valueMoves(ledger, told));
	moves.push(...pointShift(part), ...stockMoves(ledger, part));
	if (part.tax_fen > 0) {
		const { tax_fen: sold } = refundable.sale;
		moves.push({ of: 'tax', name: '', before: sold, after: sold - part.tax_fen });
	}
	return moves;
}

/** What company customers owe (挂账), before and after. */
function accountMoves(
	ledger: ReadableLedger,
	{ paid_back }: ReturnedPart,
): RefundPlanView['moves'] {
	return paid_back.flatMap(({ kind, subject = '', to_account: to = subject, paid_fen: paid }) => {
		const customer = kind === 'on_account' ? findCustomer(ledger, to) : undefined;
		if (customer === undefined || paid === 0) return [];
		const { name, owedFen: before } = customer;
		return [{ of: 'account' as const, name, before, after: before - paid }];
	});
}

/** Both pockets of stored value (储值) that it goes back to, before and after. */
function valueMoves(ledger: ReadableLedger, { paid_back }: ReturnedPart): RefundPlanView['moves'] {
	const byPool = new Map<string, Pockets>();
	for (const { parts = [], subject = '' } of paid_back) {
		for (const { principal_fen: principal, bonus_fen: bonus } of parts) {
			const had = byPool.get(subject) ?? { principal: 0, bonus: 0 };
			byPool.set(subject, { principal: had.principal + principal, bonus: had.bonus + bonus });
		}
	}
	return [...byPool].flatMap(([pool, back]) => {
		const before = pocketsLeft(lotsOf(ledger, pool));
		return (['principal', 'bonus'] as const)
			.filter((of) => back[of] > 0)
			.map((of) => ({ of, name: '', before: before[of], after: before[of] + back[of] }));
	});
}

/** Stock of what goes back on the shelf, before and after. */
export function stockMoves(ledger: ReadableLedger, part: ReturnedPart): RefundPlanView['moves'] {
	const stock = new Map<number, { name: string; milli: number }>();
	for (const line of part.lines) {
		if (line.disposition !== 'restock') continue;
		const had = stock.get(line.product_id)?.milli ?? 0;
		stock.set(line.product_id, { name: line.name, milli: had + line.stock_milli });
	}
	return [...stock].map(([productId, { name, milli }]) => {
		const before = onHand(ledger, productId);
		return { of: 'stock', name, before, after: before + milli };
	});
}

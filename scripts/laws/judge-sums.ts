/**
 * The laws about amounts: every sum exact, no line below zero, tax right per rate, and the
 * explanation worth as much as the discount. Each is found anew from the lines, never taken from
 * the engine's own sums.
 */
import type { AdjustmentKind } from '#shared/journal/event-head.ts';
import type { Basket, PricedBasket } from '#shared/pricing/basket.ts';
import { baseOf } from '#shared/pricing/line-goods.ts';
import type { Adjustment } from '#shared/pricing/priced-sale.ts';

/** The first sum that is wrong. */
export function unequalSums(basket: Basket, priced: PricedBasket): string | undefined {
	return (
		wrongLines(basket, priced) ??
		wrongTotals(basket, priced) ??
		wrongTax(basket, priced) ??
		unexplained(basket, priced) ??
		overLimit(basket, priced)
	);
}

function wrongLines({ lines }: Basket, priced: PricedBasket): string | undefined {
	if (priced.lines.length !== lines.length) return 'a line is lost';
	for (const [at, { line, base, adjustments, net }] of priced.lines.entries()) {
		const off = sum(adjustments.map(({ amount }) => amount));
		if (line !== lines[at]) return `${line.lineId} is not the line that was scanned`;
		if (base !== baseOf(line)) return `${line.lineId}: base ${base} is not its price`;
		if (base - off !== net) return `${line.lineId}: ${base} − ${off} is not ${net}`;
		if (net < 0) return `${line.lineId} costs less than nothing`;
		if (!adjustments.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)) {
			return `${line.lineId}: a row that takes nothing off`;
		}
	}
	return undefined;
}

function wrongTotals(basket: Basket, priced: PricedBasket): string | undefined {
	const { returned = [], taxOnTop = false } = basket;
	const total = sum(priced.lines.map(({ net }) => net));
	if (total !== priced.total) return `Σ nets ${total} is not the total ${priced.total}`;
	const { base, discount, rounding } = priced;
	if (base !== sum(priced.lines.map((line) => line.base))) return 'Σ bases is not the base';
	if (base - discount - rounding !== total) return 'base − discount is not the total';
	const back = sum(returned.map(({ net }) => net));
	const onTop = taxOnTop ? sum(priced.taxes.map(({ tax }) => tax)) : 0;
	return priced.due === total - back + onTop
		? undefined
		: `due ${priced.due} is not ${total} − ${back} + ${onTop}`;
}

/** Goods that come back keep the tax they had. */
function wrongTax({ returned = [], taxOnTop = false }: Basket, priced: PricedBasket) {
	const taxes = sum(priced.lines.map(({ tax }) => tax));
	if (taxes !== priced.tax) return `Σ taxes ${taxes} is not the tax ${priced.tax}`;
	const rates = [...priced.lines.map(({ line }) => line.tax), ...returned.map(({ rate }) => rate)];
	const told = priced.taxes.map(({ rate }) => rate);
	const inOrder = [...new Set(rates)].sort((a, b) => b - a);
	if (told.join() !== inOrder.join()) return `rates ${told.join()} told, ${inOrder.join()} met`;
	for (const { rate, net, tax } of priced.taxes) {
		const lines = priced.lines.filter(({ line }) => line.tax === rate);
		const back = returned.filter((one) => one.rate === rate);
		const nets = lines.map((line) => line.net);
		const expected = taxOnTop
			? halfUp(sum(nets) * rate, 10_000)
			: sum(nets.map((one) => halfUp(one * rate, 10_000 + rate)));
		if (sum(lines.map((line) => line.tax)) !== expected) return `tax at ${rate} is not ${expected}`;
		if (lines.some((line) => line.tax < 0)) return `less than no tax at ${rate}`;
		if (net !== sum(nets) - sum(back.map((one) => one.net))) return `net at ${rate} is ${net}`;
		if (tax !== expected - sum(back.map((one) => one.tax))) return `tax at ${rate} is ${tax}`;
	}
	return undefined;
}

function unexplained(basket: Basket, priced: PricedBasket): string | undefined {
	const rows = priced.lines.flatMap(({ adjustments }) => adjustments);
	const off = priced.discount + priced.rounding;
	if (sum(rows.map(({ amount }) => amount)) !== off) return `the rows do not sum to ${off}`;
	const told = Object.values(priced.byKind).reduce<number>((all, amount) => all + amount, 0);
	if (told !== off) return `explained ${told} of ${off}`;
	const bare = rows.find((row) => !hasReason(row, basket));
	if (bare !== undefined) return `a row of ${bare.kind} without its reason`;
	const redeemed = priced.redeemed.map(({ code, amount }) => ({ ruleId: code, amount }));
	for (const { ruleId, amount } of [...priced.uses, ...redeemed]) {
		const taken = sum(rows.filter((row) => row.ruleId === ruleId).map((row) => row.amount));
		if (taken !== amount) return `${ruleId} says ${amount} and took ${taken}`;
	}
	return undefined;
}

/** Promotions name one of the book, coupons one that was brought, a person's doing its reason. */
function hasReason({ kind, ruleId = '', reason }: Adjustment, { book, coupons }: Basket): boolean {
	const isCoupon = () => coupons?.some(({ code }) => code === ruleId) ?? false;
	const known: Partial<Record<AdjustmentKind, () => boolean>> = {
		promotion: () => book.index.byId.has(ruleId),
		threshold: () => book.index.byId.get(ruleId)?.benefit.kind === 'spend-and-save',
		item_coupon: isCoupon,
		order_coupon: isCoupon,
		points: () => true,
		small_change: () => true,
		cash_rounding: () => true,
	};
	return (known[kind] ?? (() => reason !== undefined))();
}

/** Never more often than a promotion's limits leave, for this sale, this member and this day. */
function overLimit({ book, situation, priorUse }: Basket, { uses }: PricedBasket) {
	const over = uses.find(({ ruleId, times }) => {
		const limits = book.index.byId.get(ruleId)?.limits ?? {};
		const { perSale = Infinity, total = Infinity, perDay = Infinity } = limits;
		const { perMember = Infinity, perMemberDay = Infinity } = limits;
		if (situation.member === undefined && Math.min(perMember, perMemberDay) < Infinity) return true;
		const prior = priorUse?.get(ruleId) ?? { total: 0, today: 0, byMember: 0, byMemberToday: 0 };
		const left = Math.min(total - prior.total, perDay - prior.today, perMember - prior.byMember);
		return times > Math.min(perSale, left, perMemberDay - prior.byMemberToday);
	});
	return over === undefined ? undefined : `${over.ruleId} is used beyond its limits`;
}

/** n/d to the nearest whole, halves up; n ≥ 0. */
function halfUp(n: number, d: number): number {
	return Math.floor((2 * n + d) / (2 * d));
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

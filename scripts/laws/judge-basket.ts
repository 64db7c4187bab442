/**
 * The laws every basket keeps, and what a basket that breaks one looks like. Each law is a
 * sentence of the requirements; `judgeBasket` finds the first that a basket breaks.
 */
import type { Basket, BasketLine, PricedBasket } from '#shared/pricing/basket.ts';
import { baseOf } from '#shared/pricing/line-goods.ts';
import { priceBasket } from '#shared/pricing/price-basket.ts';
import { isLimited } from '#shared/promotion/conditions/limits.ts';
import { MILLI, milli } from '#shared/kernel/quantity.ts';
import type { Random } from '../sell/seeded-random.ts';

export type Verdict = {
	readonly broken?: string;
	/** Refused baskets have only that. */
	readonly refused?: string;
	/** Promotions, coupons and member prices that took something off. */
	readonly rules: readonly string[];
	/** Kinds of adjustments. */
	readonly kinds: readonly string[];
	/** The dearer basket, explained by an exclusive promotion or one that ran out. */
	readonly exception?: string;
};

export function judgeBasket(basket: Basket, random: Random): Verdict {
	const found = priceBasket(basket);
	if (!found.ok) return { refused: found.refusal.code, rules: [], kinds: [] };
	const priced = found.value;
	const seen = { rules: rulesOf(priced), kinds: Object.keys(priced.byKind) };
	const broken =
		unequalSums(basket, priced) ??
		unlike(priced, basket) ??
		ordered(priced, basket, random) ??
		unexplained(priced);
	if (broken !== undefined) return { broken, ...seen };
	const dearer = dearerBy(priced, basket, random);
	if (dearer === undefined) return seen;
	const { exception } = dearer;
	return exception === undefined ? { broken: dearer.broken, ...seen } : { exception, ...seen };
}

function rulesOf({ lines }: PricedBasket): string[] {
	const rows = lines.flatMap(({ adjustments }) => adjustments);
	const ruled = rows.filter(({ kind }) => kind !== 'small_change' && kind !== 'points');
	return [...new Set(ruled.map(({ kind, ruleId, reason }) => ruleId ?? reason ?? kind))];
}

function unequalSums({ returned = [] }: Basket, priced: PricedBasket): string | undefined {
	const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
	for (const { line, base, adjustments, net } of priced.lines) {
		const off = sum(adjustments.map(({ amount }) => amount));
		if (base !== baseOf(line)) return `${line.lineId}: base ${base} is not its price`;
		if (base - off !== net) return `${line.lineId}: ${base} − ${off} is not ${net}`;
		if (net < 0) return `${line.lineId} costs less than nothing`;
		if (adjustments.some(({ amount }) => amount <= 0)) return `${line.lineId}: an empty row`;
	}
	const total = sum(priced.lines.map(({ net }) => net));
	if (total !== priced.total) return `Σ nets ${total} is not the total ${priced.total}`;
	if (priced.base - priced.discount !== total) return 'base − discount is not the total';
	const back = sum(returned.map(({ net }) => net));
	if (priced.due !== total - back) return `due ${priced.due} is not ${total} − ${back}`;
	const perRate = sum(priced.taxes.map(({ net }) => net));
	if (perRate !== total - back) return `the rates hold ${perRate}, not ${total - back}`;
	const taxes = sum(priced.taxes.map(({ tax }) => tax)) + sum(returned.map(({ tax }) => tax));
	return taxes === priced.tax ? undefined : `the rates' tax ${taxes} is not ${priced.tax}`;
}

function unlike(priced: PricedBasket, basket: Basket): string | undefined {
	const again = JSON.stringify(priceBasket(basket));
	return again === JSON.stringify({ ok: true, value: priced })
		? undefined
		: 'priced otherwise twice';
}

function ordered(priced: PricedBasket, basket: Basket, random: Random): string | undefined {
	const lines = shuffled(basket.lines, random);
	const found = priceBasket({ ...basket, lines });
	if (!found.ok) return `refused in another order: ${found.refusal.code}`;
	const [one, other] = [beforeRounding(priced), beforeRounding(found.value)];
	return one === other ? undefined : `${one}, but ${other} in another order`;
}

/** What the total was before 抹零. */
function beforeRounding({ total, byKind }: PricedBasket): number {
	return total + (byKind.small_change ?? 0);
}

function unexplained(priced: PricedBasket): string | undefined {
	const rows = priced.lines.flatMap(({ adjustments }) => adjustments);
	const told = Object.values(priced.byKind).reduce<number>((sum, amount) => sum + amount, 0);
	if (told !== priced.discount) return `explained ${told} of ${priced.discount}`;
	const named = rows.every(({ kind, ruleId, reason }) => {
		const bare = kind === 'points' || kind === 'small_change';
		return bare || ruleId !== undefined || reason !== undefined;
	});
	if (!named) return 'a row without its reason';
	for (const { ruleId, amount } of priced.uses) {
		const taken = rows.filter((row) => row.ruleId === ruleId);
		const sum = taken.reduce((total, row) => total + row.amount, 0);
		if (sum !== amount) return `${ruleId} says ${amount} and took ${sum}`;
	}
	return undefined;
}

/** One item fewer must not save more than that item's own price, before 抹零. */
function dearerBy(
	priced: PricedBasket,
	basket: Basket,
	random: Random,
): { readonly broken: string; readonly exception?: string } | undefined {
	const at = random.below(basket.lines.length);
	const line = basket.lines[at];
	if (line === undefined || basket.lines.length < 2) return undefined;
	const kept = oneLess(line, random);
	const others = basket.lines.filter((_, place) => place !== at);
	const lines = kept === undefined ? others : basket.lines.with(at, kept);
	const found = priceBasket({ ...basket, lines });
	if (!found.ok) return undefined;
	const own = baseOf(line) - (kept === undefined ? 0 : baseOf(kept));
	const more = beforeRounding(priced) - beforeRounding(found.value);
	if (more <= own) return undefined;
	const broken = `${line.lineId} at ${own} makes the basket ${more} dearer`;
	const excuse = [...excusesIn(priced, basket), ...excusesIn(found.value, basket)][0];
	return { broken, ...(excuse === undefined ? {} : { exception: excuse }) };
}

/** The line with a piece less, when it has several and the coin says so. */
function oneLess(line: BasketLine, random: Random): BasketLine | undefined {
	const several = !line.weighed && line.quantity > MILLI && line.labelAmount === undefined;
	if (!several || random.below(2) === 0) return undefined;
	return { ...line, quantity: milli(line.quantity - MILLI) };
}

/** The closed list of exceptions: exclusive promotions and those that may run out. */
function excusesIn(priced: PricedBasket, { book }: Basket): string[] {
	return priced.uses.flatMap(({ ruleId }) => {
		const promotion = book.index.byId.get(ruleId);
		if (promotion?.exclusive === true) return [`exclusive ${promotion.benefit.kind}`];
		return promotion !== undefined && isLimited(promotion.limits)
			? [`limited ${promotion.benefit.kind}`]
			: [];
	});
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
	const result = [...values];
	for (let at = result.length - 1; at > 0; at -= 1) {
		const other = random.below(at + 1);
		const [a, b] = [result[at], result[other]];
		if (a === undefined || b === undefined) continue;
		result[at] = b;
		result[other] = a;
	}
	return result;
}
